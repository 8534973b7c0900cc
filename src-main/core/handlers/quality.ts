import { InputError } from "../../../src-shared/lib/input-error.ts";
import { FOLD_AT, foldEdits, unfolded } from "../edit/fold.ts";
import { runJob } from "../jobs.ts";
import { orphanFindings, qualityFindings } from "../quality/findings.ts";
import { unifySpellings } from "../quality/spellings.ts";
import { fieldStatistics } from "../quality/statistics.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** Statistics of fields and findings about the data. */
export function qualityHandlers({ ports, workspace }: CoreParts): Handlers["quality"] {
  return {
    statistics: ({ field: id }) => {
      const base = workspace.project().base();
      const field = base.fields.find((each) => each.id === id);
      if (!field) throw new InputError("field-unknown", `There is no field "${id}".`, { todo: "Choose one of the fields of the data." });
      return fieldStatistics(base, field);
    },
    findings: (_input, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const base = project.base();
        const onProgress = (done: number, total: number) => job.progress("Looking through the fields", done, total);
        return [...orphanFindings(base), ...(await qualityFindings(base, ports.now(), { onProgress, signal: job.signal }))];
      });
    },
    unifySpellings: ({ field }, { signal }) => {
      const { file, closing } = workspace.project();
      return runJob([signal, closing], async (job) => {
        const onProgress = (done: number, total: number) => job.progress("Writing one spelling", done, total);
        const done = await unifySpellings(file, field, { onProgress, signal: job.signal });
        if (unfolded(file) > FOLD_AT) await foldEdits(file, { signal: job.signal });
        return done;
      });
    },
  };
}
