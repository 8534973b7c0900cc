import { InputError } from "../../../src-shared/lib/input-error.ts";
import { maskRule } from "../../../src-shared/privacy/mask.ts";
import { receiptLines } from "../../../src-shared/privacy/receipt.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { madeFile, makeFile } from "../files/made.ts";
import { safeName } from "../files/registry.ts";
import { runJob } from "../jobs.ts";
import { erasePerson } from "../privacy/erase-person.ts";
import { writeSubscribers } from "../privacy/masked.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";
import { masksFor } from "./whole-profile.ts";

/** Masking, and erasing one person. */
export function privacyHandlers({ ports, workspace }: CoreParts): Handlers["privacy"] {
  return {
    masks: () =>
      workspace
        .project()
        .base()
        .fields.flatMap((field) => {
          const rule = maskRule(field, String);
          return rule ? [{ field: field.id, name: rule.name, means: rule.means }] : [];
        }),
    exportRows: ({ fields: wanted, segment, masked }, { signal }) => {
      const project = workspace.project();
      const base = project.base();
      const fields = wanted
        ? wanted.map((id) => {
            const field = base.fields.find((each) => each.id === id);
            if (!field) throw new InputError("field-unknown", `There is no field "${id}".`, { where: "fields" });
            return field;
          })
        : base.fields;
      return runJob([signal, project.closing], async (job) => {
        const download = await ports.files.makeDownload(`${safeName(project.file.name)} subscribers${masked ? " masked" : ""}.csv`);
        const rows = await writeSubscribers(
          base,
          download.path,
          {
            fields,
            rows: segment === null ? null : evaluate(base, segment, project.evaluation()),
            masks: masked ? masksFor(project) : new Map(),
          },
          { onProgress: (done, total) => job.progress("Writing subscribers", done, total), signal: job.signal },
        );
        return { file: await madeFile(download), rows };
      });
    },
    receiptFile: ({ receipt }) =>
      makeFile(ports.files, `erasure receipt ${receipt.at.slice(0, 10)}.txt`, `${receiptLines(receipt).join("\n")}\n`),
    erase: ({ key }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], (job) => {
        job.progress(`Erasing ${key}`, 0, 0);
        return erasePerson(project.file, key.trim(), { signal: job.signal });
      });
    },
  };
}
