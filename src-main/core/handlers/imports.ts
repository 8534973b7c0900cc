import { rmSync } from "node:fs";
import { basename, extname } from "node:path";
import { madeFile } from "../files/made.ts";
import { importFile, inspectFile } from "../import/index.ts";
import { runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** Looking into files and importing them. */
export function importHandlers({ ports, workspace }: CoreParts): Handlers["imports"] {
  return {
    inspect: async ({ file, ...options }) => {
      const { path, name } = await ports.files.resolve(file);
      return { ...(await inspectFile(path, name, options)), file };
    },
    run: ({ file, mapping, how, dryRun }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const { path, name } = await ports.files.resolve(file);
        const rejects = await ports.files.makeDownload(`${basename(name, extname(name))} rejected rows.csv`);
        const report = await importFile(project.file, path, name, mapping, {
          how,
          dryRun,
          onProgress: (done, total) => job.progress(`Importing ${name}`, done, total),
          signal: job.signal,
          rejectPath: rejects.path,
        });
        if (report.rows.rejected > 0) return { report: { ...report, rejectFile: rejects.name }, rejects: await madeFile(rejects) };
        rmSync(rejects.path, { force: true });
        return { report: { ...report, rejectFile: null }, rejects: null };
      });
    },
    history: () => workspace.project().file.stores.imports.list(),
  };
}
