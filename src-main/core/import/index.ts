import { rmSync } from "node:fs";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type MergeOptions, mergeOptionsSchema } from "../../../src-shared/model/differences.ts";
import type { ImportReport, Mapping } from "../../../src-shared/model/import.ts";
import type { Combined } from "../../../src-shared/model/import-files.ts";
import { Pacer, REPORT_EVERY_MS, type WorkHooks } from "../columns/pacer.ts";
import { storeBase } from "../columns/store-base.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { Pending } from "../merge/pending.ts";
import { keptReport, restoreLabel, restoreLabelOfSeveral } from "../merge/words.ts";
import { ImportThreads } from "./collect/import-threads.ts";
import { checkUnchanged, type FileState, fileState } from "./content/file.ts";
import { readFile } from "./read-file.ts";

export { type InspectOptions, inspectFile } from "./inspect.ts";

interface HowToImport {
  /** What becomes of the data that is there; it is replaced when absent. */
  readonly how?: Partial<MergeOptions> | undefined;
  /** Where rejected rows are written; nowhere when absent. No file is made when every row is kept. */
  readonly rejectPath?: string | undefined;
}

/** A file to import; `name` is what a person calls it. */
export interface FileToImport extends HowToImport {
  readonly path: string;
  readonly name: string;
  readonly mapping: Mapping;
}

export interface ImportHooks {
  /** Aborting makes the import throw the signal's reason within a fifth of a second. */
  readonly signal?: AbortSignal | undefined;
  /** Called every 100 ms at least, with work done and in all, in bytes, and the name of the file that is being read. */
  readonly onProgress?: ((done: number, total: number, name: string) => void) | undefined;
  /** Reads and reports, keeps nothing. */
  readonly dryRun?: boolean | undefined;
  /** Threads that collect columns; as many as the file's size asks for when absent. The result is the same for any number. */
  readonly threads?: number | undefined;
}

export interface ImportOptions extends WorkHooks, HowToImport, Pick<ImportHooks, "dryRun" | "threads"> {}

/** What an import did: a report for each file, and what all of them changed together, which is null for a single file. */
export interface Imported {
  readonly reports: readonly ImportReport[];
  readonly combined: Combined | null;
}

/** Share of the progress that storing takes after reading. */
const STORING = 0.3;

/** An InputError of a file among several that does not say which one it is about. */
function ofFile(error: unknown, name: string, several: boolean): unknown {
  if (!several || !(error instanceof InputError) || error.where?.startsWith(name)) return error;
  const { code, message, where, todo, node, more } = error;
  return new InputError(code, message, { where: where === undefined ? name : `${name}: ${where}`, ...(todo ? { todo } : {}), node, more });
}

/**
 * Imports files one after the other: each replaces the subscribers or the events of the project, or meets them as its `how` says, with the files
 * before it taken in. Either all of them are in the project when this returns, after one restore point, or nothing: an error, an abort and the
 * end of the process leave the project as it was. Throws InputError when a file does not fit its mapping, or when no row of it could be kept.
 */
export async function importFiles(project: ProjectFile, files: readonly FileToImport[], hooks: ImportHooks = {}): Promise<Imported> {
  const { signal, dryRun = false, threads } = hooks;
  signal?.throwIfAborted();
  const several = files.length > 1;
  const states: FileState[] = [];
  for (const { path, name } of files) states.push(await fileState(path, name));
  const sizes = states.map((state) => state.size);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  const total = Math.round(size * (1 + STORING));
  let reached = 0;
  let current = files[0]?.name ?? "";
  let toldAt = Number.NEGATIVE_INFINITY;
  const report = (done: number) => {
    toldAt = performance.now();
    reached = Math.max(reached, Math.floor(done));
    hooks.onProgress?.(reached, total, current);
  };
  const pacer = new Pacer({ signal, onProgress: report });
  const asFound = project.datasets.version();
  const pending = new Pending(project, () => pacer.step(reached, total));
  const reports: ImportReport[] = [];
  let before = 0;
  const pool = new ImportThreads();
  // Threads are waited for without steps, at the beginning and at the end of a file.
  const beat = setInterval(() => {
    if (performance.now() - toldAt >= REPORT_EVERY_MS) report(reached);
  }, REPORT_EVERY_MS / 2);
  const abort = () => pool.fail(signal?.reason);
  signal?.addEventListener("abort", abort);
  try {
    for (const [at, { path, name, mapping, rejectPath, ...file }] of files.entries()) {
      current = name;
      const how = mergeOptionsSchema.parse(file.how ?? {});
      const from = before;
      const step = (read: number) => pacer.step(Math.min(from + read, total - 1), total);
      try {
        const read = await readFile({ path, name, size: sizes[at] ?? 0, threads, pool, step }, mapping, pending.met, how, rejectPath);
        const told = read.report(dryRun);
        reports.push(told);
        if (read.found.as === "events") await pending.takeEvents(read.found.base, how);
        else {
          const { differences, computed } = await pending.takeSubscribers(read.found.base, how, dryRun);
          reports[at] = { ...told, ...(differences ? { differences } : {}), ...(computed.length > 0 ? { computed: [...computed] } : {}) };
        }
      } catch (error) {
        throw ofFile(error, name, several);
      }
      before += sizes[at] ?? 0;
    }
    for (const [at, { path, name }] of files.entries()) await checkUnchanged(path, name, states[at] as FileState);
    const combined = several ? pending.combined(dryRun) : null;
    if (dryRun) {
      hooks.onProgress?.(total, total, current);
      return { reports, combined };
    }
    const { subscribers, events } = pending;
    await storeBase(
      project,
      { subscribers, events },
      { signal, onProgress: (done, all) => report(size + (done / all) * (total - size)) },
      {
        also: () => {
          for (const made of reports) {
            project.stores.imports.add(keptReport(made));
            project.stores.imports.remember(made.mapping);
          }
        },
        restorePoint: labelOf(files),
        from: asFound,
        packing: pool.packing(!several && mergeOptionsSchema.parse(files[0]?.how ?? {}).mode === "replace"),
      },
    );
    return { reports, combined };
  } catch (error) {
    for (const { rejectFile } of reports) if (rejectFile !== null) rmSync(rejectFile, { force: true });
    throw error;
  } finally {
    clearInterval(beat);
    signal?.removeEventListener("abort", abort);
    await pool.end();
  }
}

function labelOf(files: readonly FileToImport[]): string {
  const [only, ...others] = files;
  if (!only) throw new Error("an import needs a file");
  return others.length === 0
    ? restoreLabel(only.how?.mode ?? "replace", only.mapping.as, only.name)
    : restoreLabelOfSeveral(files.map(({ name }) => name));
}

/** Imports one file; see `importFiles`. */
export async function importFile(
  project: ProjectFile,
  path: string,
  name: string,
  mapping: Mapping,
  { how, rejectPath, ...hooks }: ImportOptions = {},
): Promise<ImportReport> {
  const { reports } = await importFiles(project, [{ path, name, mapping, how, rejectPath }], hooks);
  return reports[0] as ImportReport;
}
