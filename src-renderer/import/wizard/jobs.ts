import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { invalidate, remember } from "../../store/remote.ts";
import { failureOf, isAbort } from "../../ui/failure.ts";
import { consumeJob, type JobState } from "../../ui/useJob.ts";
import { idle, type Outcome, type Source, setWizard, wizard } from "./state.ts";

let running: AbortController | null = null;

/** Ends the check or the import that is under way, and forgets it. */
export function stopJobs(): void {
  running?.abort();
  running = null;
}

/** Ends it on the person's wish: it is told as cancelled. */
export function cancelJob(): void {
  running?.abort();
}

/** A file as the core is asked to import it. */
function asked({ file, mapping, role, how }: Source) {
  if (!file || !mapping) throw new Error("A file of the import was not looked into.");
  const on = how.on === null ? {} : { on: how.on };
  return { file: file.token, role, mapping, how: { mode: how.mode, blanks: how.blanks, ...on } };
}

async function job(core: CoreClient, dryRun: boolean, tell: (state: JobState<Outcome>) => void): Promise<Outcome | null> {
  stopJobs();
  const own = new AbortController();
  running = own;
  const say = (state: JobState<Outcome>) => {
    if (running === own) tell(state);
  };
  tell({ ...idle, status: "running" });
  try {
    const files = wizard().sources.map(asked);
    const result = await consumeJob<Outcome>(
      (signal) => core.imports.runSeveral({ files, dryRun }, { signal }),
      own.signal,
      (progress) => say({ ...idle, status: "running", progress }),
    );
    say({ ...idle, status: "done", result });
    return result;
  } catch (error) {
    if (own.signal.aborted || isAbort(error)) say({ ...idle, status: "cancelled" });
    else say({ ...idle, status: "failed", failure: failureOf(error) });
    return null;
  } finally {
    if (running === own) running = null;
  }
}

/** Reads every row without keeping any. */
export async function startCheck(core: CoreClient): Promise<void> {
  await job(core, true, (check) => setWizard({ check }));
}

/** Imports, and finds the restore point that was made before. */
export async function startImport(core: CoreClient): Promise<void> {
  setWizard({ step: "report", undo: "open", restorePoint: null, findingPoint: true });
  const before = await core.restorePoints.list().catch(() => []);
  const outcome = await job(core, false, (run) => setWizard({ run }));
  if (!outcome) return;
  const [points, project] = await Promise.all([core.restorePoints.list(), core.project.current()]);
  const had = new Set(before.map(({ id }) => id));
  setWizard({ restorePoint: points.find(({ id }) => !had.has(id)) ?? null, findingPoint: false });
  remember("project", project);
  invalidate("fields", "eventTypes", "imports");
}

/** Puts the data back as it stood before the import. Throws what the core throws. */
export async function undoImport(core: CoreClient): Promise<void> {
  const { restorePoint } = wizard();
  if (!restorePoint) return;
  setWizard({ undo: "running" });
  try {
    remember("project", await core.restorePoints.restore({ id: restorePoint.id }));
    invalidate("fields", "eventTypes", "imports");
    setWizard({ undo: "done" });
  } catch (error) {
    setWizard({ undo: "open" });
    throw error;
  }
}
