import { rmSync } from "node:fs";
import { basename, extname } from "node:path";
import type { ImportReport, Mapping } from "../../../src-shared/model/import.ts";
import { carriedOut } from "../../../src-shared/model/import-files.ts";
import { scoreOf } from "../../../src-shared/scores/index.ts";
import { madeFile } from "../files/made.ts";
import { type FileToImport, type Imported, importFiles, inspectFile } from "../import/index.ts";
import { type FileOfSeveral, fileWithRole } from "../import/roles.ts";
import { type Job, runJob } from "../jobs.ts";
import { keyFieldOf } from "../merge/match.ts";
import type { Download } from "../ports.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { refreshScores } from "../scores/compute-scores.ts";
import { recordCounts } from "../segments/record-counts.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";

/** Looking into files and importing them. */
export function importHandlers({ ports, workspace }: CoreParts): Handlers["imports"] {
  /** Imports files whose rejected rows become downloads. */
  const importAll = async (
    project: OpenProject,
    asked: readonly { file: string; mapping: Mapping; how: FileToImport["how"] }[],
    dryRun: boolean,
    job: Job,
  ) => {
    const files: FileToImport[] = [];
    const rejects: Download[] = [];
    for (const { file, mapping, how } of asked) {
      const { path, name } = await ports.files.resolve(file);
      const made = await ports.files.makeDownload(`${basename(name, extname(name))} rejected rows.csv`);
      rejects.push(made);
      files.push({ path, name, mapping, how, rejectPath: made.path });
    }
    const done: Imported = await importFiles(project.file, files, {
      dryRun,
      onProgress: (read, total, name) => job.progress(`${dryRun ? "Reading" : "Importing"} ${name}`, read, total, { unit: "share" }),
      signal: job.signal,
    });
    // The import stands by now: it can no longer be cancelled, and what keeps a score from being computed is told in its report.
    const scores = dryRun
      ? []
      : await refreshScores(project, { onProgress: (done, total) => job.progress("Computing scores again", done, total) });
    const computed = scores.map(({ id, problem }) => ({ field: scoreOf(id).label, problem }));
    const told = async (found: ImportReport, at: number) => {
      const made = rejects[at] as Download;
      const report = computed.length > 0 && at === 0 ? { ...found, computed: [...(found.computed ?? []), ...computed] } : found;
      if (report.rows.rejected > 0) return { report: { ...report, rejectFile: made.name }, rejects: await madeFile(made) };
      rmSync(made.path, { force: true });
      return { report: { ...report, rejectFile: null }, rejects: null };
    };
    if (!dryRun) recordCounts(project);
    return { files: await Promise.all(done.reports.map(told)), combined: done.combined };
  };
  return {
    inspect: async ({ file, on, ...options }) => {
      const { path, name } = await ports.files.resolve(file);
      const base = workspace.open?.base();
      const known = on ?? (base && base.rows > 0 ? keyFieldOf(base) : undefined);
      return { ...(await inspectFile(path, name, { ...options, known })), file };
    },
    run: ({ file, mapping, how, dryRun }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const { files } = await importAll(project, [{ file, mapping, how }], dryRun, job);
        return files[0] as (typeof files)[number];
      });
    },
    runSeveral: ({ files, dryRun }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const named: FileOfSeveral[] = [];
        for (const each of files) named.push({ ...each, name: (await ports.files.resolve(each.file)).name });
        const order = carriedOut(named.map((each, place) => ({ ...each, place })));
        const done = await importAll(project, order.map(fileWithRole), dryRun, job);
        const inOrder = new Map(order.map(({ place }, at) => [place, done.files[at]]));
        return { files: files.map((_, place) => inOrder.get(place) as (typeof done.files)[number]), combined: done.combined };
      });
    },
    history: () => workspace.project().file.stores.imports.list(),
  };
}
