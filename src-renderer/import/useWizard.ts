import { useCallback, useRef, useState } from "react";
import type { HandedFile } from "../../src-shared/contract/files.ts";
import type { Dialect, ImportReport, Inspection, Mapping } from "../../src-shared/model/import.ts";
import { useClient } from "../app/client.ts";
import { invalidate, remember } from "../store/remote.ts";
import { type Failure, failureOf, isAbort } from "../ui/failure.ts";
import { useJob } from "../ui/useJob.ts";
import { type ImportKind, startMapping } from "./draft.ts";

export const steps = ["file", "format", "columns", "check", "import"] as const;
export type Step = (typeof steps)[number];

export interface Imported {
  report: ImportReport;
  rejects: HandedFile | null;
}

interface State {
  step: Step;
  as: ImportKind;
  file: HandedFile | null;
  override: Partial<Dialect>;
  inspection: Inspection | null;
  mapping: Mapping | null;
  /** What went wrong with the file or its format. */
  failure: Failure | null;
  busy: boolean;
}

const start: State = {
  step: "file",
  as: "subscribers",
  file: null,
  override: {},
  inspection: null,
  mapping: null,
  failure: null,
  busy: false,
};

/** The import as a walk: file, format, columns, check, import. Going back keeps what was chosen. */
export function useWizard() {
  const core = useClient();
  const [state, setState] = useState<State>(start);
  const patch = useCallback((change: Partial<State>) => setState((before) => ({ ...before, ...change })), []);
  const latest = useRef<AbortController | null>(null);
  const check = useJob<Imported>();
  const run = useJob<Imported>();

  const inspect = async (file: HandedFile, override: Partial<Dialect>, as: ImportKind): Promise<boolean> => {
    latest.current?.abort();
    const own = new AbortController();
    latest.current = own;
    patch({ file, override, as, busy: true, failure: null });
    try {
      const look = (key?: string) => core.imports.inspect({ file: file.token, dialect: override, as, key }, { signal: own.signal });
      const inspection = await look();
      // Without a likely key there is no mapping; one for any key shows what the other columns are, and the key stays to be chosen.
      const first = inspection.columns[0]?.header;
      const mapped = inspection.mapping === null && first !== undefined ? await look(first) : inspection;
      if (own.signal.aborted) return false;
      patch({ inspection, mapping: startMapping(mapped, inspection.mapping !== null), busy: false });
      return true;
    } catch (error) {
      if (!own.signal.aborted && !isAbort(error)) patch({ failure: failureOf(error), busy: false });
      return false;
    }
  };

  /** Takes a file that is on its way to the host, then looks into it. */
  const take = async (handed: Promise<HandedFile | null>) => {
    patch({ busy: true, failure: null });
    try {
      const file = await handed;
      if (!file) return patch({ busy: false });
      if (await inspect(file, {}, state.as)) patch({ step: "format" });
      else patch({ step: "file" });
    } catch (error) {
      patch({ failure: failureOf(error), busy: false });
    }
  };

  const setDialect = (change: Partial<Dialect>) => state.file && void inspect(state.file, { ...state.override, ...change }, state.as);
  const setAs = (as: ImportKind) => (state.file ? void inspect(state.file, state.override, as) : patch({ as }));

  const job = (dryRun: boolean) => (signal: AbortSignal) => {
    if (!state.file || !state.mapping) throw new Error("There is no file to import.");
    return core.imports.run({ file: state.file.token, mapping: state.mapping, dryRun }, { signal });
  };
  const goTo = (step: Step) => {
    check.reset();
    run.reset();
    patch({ step });
    if (step === "check") void check.start(job(true));
  };
  const importNow = async () => {
    patch({ step: "import" });
    if (!(await run.start(job(false)))) return;
    const project = await core.project.current();
    remember("project", project);
    invalidate("fields", "eventTypes", "imports");
  };
  const restart = () => {
    check.reset();
    run.reset();
    setState(start);
  };

  return {
    ...state,
    check,
    run,
    take,
    setAs,
    setDialect,
    setMapping: (mapping: Mapping) => patch({ mapping }),
    goTo,
    importNow,
    restart,
  };
}
export type Wizard = ReturnType<typeof useWizard>;
