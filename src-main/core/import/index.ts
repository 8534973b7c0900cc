import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type Differences, type MergeOptions, mergeOptionsSchema } from "../../../src-shared/model/differences.ts";
import { type ImportReport, type Mapping, mappingSchema } from "../../../src-shared/model/import.ts";
import { loadBase } from "../columns/load-base.ts";
import { Pacer, type WorkHooks } from "../columns/pacer.ts";
import { type FileSubscribers, type NewEventBase, type NewSubscribers, storeBase } from "../columns/store-base.ts";
import { type Recomputed, withComputed } from "../computed/compute.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { appendEvents } from "../merge/append-events.ts";
import { fitMapping } from "../merge/fit-mapping.ts";
import { mergeBase } from "../merge/merge-base.ts";
import { replaceDifferences } from "../merge/replace-differences.ts";
import { keptReport, restoreLabel } from "../merge/words.ts";
import { type Widening, widened, widenings } from "./columns-pass.ts";
import { withFile } from "./content/file.ts";
import { eventsPass } from "./events-pass.ts";
import { type ColumnPlan, planColumns } from "./plan-columns.ts";
import { Rejects } from "./rejects.ts";
import { importReport, missingCounts } from "./report.ts";
import { type Pass, type Source, subscribersPass } from "./subscribers-pass.ts";

export { type InspectOptions, inspectFile } from "./inspect.ts";

export interface ImportOptions extends WorkHooks {
  /** Reads and reports, keeps nothing. */
  readonly dryRun?: boolean | undefined;
  /** What becomes of the data that is there; it is replaced when absent. */
  readonly how?: Partial<MergeOptions> | undefined;
  /** Where rejected rows are written; nowhere when absent. No file is made when every row is kept. */
  readonly rejectPath?: string | undefined;
}

/** Share of the progress that storing takes after reading. */
const STORING = 0.3;

type Found = { as: "subscribers"; base: FileSubscribers } | { as: "events"; base: NewEventBase };

/** The columns that a report counts missing values of. */
function storedColumns(found: Found) {
  if (found.as === "subscribers") return found.base.fields.map(({ field, data }) => ({ id: field.id, data }));
  return found.base.partitions.flatMap(({ attributes }) => attributes);
}

function merged(missing: ImportReport["missing"]): ImportReport["missing"] {
  const sums = new Map<string, number>();
  for (const { field, count } of missing) sums.set(field, (sums.get(field) ?? 0) + count);
  return [...sums].map(([field, count]) => ({ field, count }));
}

/** What is stored, and how it differs from what is there. */
interface Change {
  readonly store: { subscribers?: NewSubscribers; events?: NewEventBase };
  readonly differences: Differences | undefined;
  /** What became of computed fields. */
  readonly computed: readonly Recomputed[];
}

function changeOf(project: ProjectFile, found: Found, how: MergeOptions, dryRun: boolean): Change {
  const base = loadBase(project);
  if (found.as === "events") {
    const events = how.mode === "append" ? appendEvents(project, found.base) : found.base;
    return { store: { events }, differences: undefined, computed: [] };
  }
  const updated = new Date(found.base.asOf * 1000).toISOString();
  const file = { ...found.base, fields: found.base.fields.map(({ field, data }) => ({ field: { ...field, updated }, data })) };
  if (how.mode === "replace") {
    const { subscribers, recomputed } = withComputed(file, base);
    return { store: { subscribers }, differences: replaceDifferences(base, file, dryRun), computed: recomputed };
  }
  const merged = mergeBase(project, base, file, how);
  const { subscribers, recomputed } = withComputed(merged.subscribers, base);
  return { store: { subscribers }, differences: merged.differences, computed: recomputed };
}

/**
 * Imports a file with a mapping. It replaces the subscribers or the events of the project, or meets them as `how` says. Either all of it is in the project when this
 * returns, or nothing: an error, an abort and the end of the process leave the project as it was. Throws InputError when the file does not fit
 * the mapping, or when no row could be kept. `name` is what a person calls the file.
 */
export async function importFile(
  project: ProjectFile,
  path: string,
  name: string,
  mapping: Mapping,
  options: ImportOptions = {},
): Promise<ImportReport> {
  options.signal?.throwIfAborted();
  const how = mergeOptionsSchema.parse(options.how ?? {});
  const size = await withFile(path, name, (file) => Promise.resolve(file.size));
  const base = loadBase(project);
  const asked = fitMapping(mappingSchema.parse(mapping), base, how);
  if (asked.as === "events" && base.rows === 0) {
    throw new InputError("events-no-subscribers", "Events belong to subscribers, and the project has none yet.", {
      where: name,
      todo: "Import the subscribers first.",
    });
  }
  const total = Math.round(size * (1 + STORING));
  let reached = 0;
  const report = (done: number) => {
    reached = Math.max(reached, Math.floor(done));
    options.onProgress?.(reached, total);
  };
  const pacer = new Pacer({ signal: options.signal, onProgress: report });
  const source: Source = { path, name, step: (read) => pacer.step(Math.min(read, total - 1), total) };
  let plan: ColumnPlan = await planColumns(path, name, asked);
  const changes: Widening[] = [];
  const rejects = () => new Rejects(options.rejectPath, plan.names, asked.dialect);
  let refused = rejects();
  try {
    let pass: Pass<unknown>;
    let finish: () => Found;
    for (;;) {
      if (asked.as === "subscribers") {
        const read = await subscribersPass(source, asked, plan, refused);
        [pass, finish] = [read, () => ({ as: "subscribers", base: read.finish() })];
      } else {
        const read = await eventsPass(source, asked, plan, refused, base);
        [pass, finish] = [read, () => ({ as: "events", base: read.finish() })];
      }
      const wider = widenings(pass.collected);
      if (wider.length === 0) break;
      changes.push(...wider);
      plan = { ...plan, others: widened(plan.others, wider) };
      refused.discard();
      refused = rejects();
    }
    if (pass.kept === 0) throw nothingKept(name, pass.read, refused);
    const found = finish();
    const columns = storedColumns(found);
    const { store, differences, computed } = changeOf(project, found, how, options.dryRun ?? false);
    const told = importReport({
      name,
      mapping: { ...asked, columns: finalColumns(asked, plan) },
      pass,
      rejects: refused,
      widenings: changes,
      missing: merged(missingCounts(columns)),
      fields: asked.columns.filter(({ include }) => include).length,
      rejectFile: refused.close(),
      dryRun: options.dryRun ?? false,
    });
    const made: ImportReport = {
      ...told,
      ...(differences ? { differences } : {}),
      ...(computed.length > 0 ? { computed: [...computed] } : {}),
      ...(pass.orphans && pass.orphans.people > 0 ? { orphans: pass.orphans } : {}),
    };
    if (options.dryRun) {
      options.onProgress?.(total, total);
      return made;
    }
    await storeBase(
      project,
      store,
      { signal: options.signal, onProgress: (done, all) => report(size + (done / all) * (total - size)) },
      {
        also: () => {
          project.stores.imports.add(keptReport(made));
          project.stores.imports.remember(made.mapping);
        },
        restorePoint: restoreLabel(how.mode, asked.as, name),
      },
    );
    return made;
  } catch (error) {
    refused.discard();
    throw error;
  }
}

/** The mapping as it was carried out, with the types that the file needed. */
function finalColumns(asked: Mapping, plan: ColumnPlan): Mapping["columns"] {
  const carried = new Map([plan.key, ...plan.others].map(({ mapping }) => [mapping.field, mapping]));
  return asked.columns.map((column) => {
    const final = column.include ? (carried.get(column.field) ?? column) : column;
    return column.field === asked.key && column.include ? { ...final, type: "text", role: "key", dateFormat: null } : final;
  });
}

function nothingKept(name: string, read: number, rejects: Rejects): InputError {
  if (read === 0)
    return new InputError("file-no-rows", "The file has a header but no rows.", { where: name, todo: "Export it again, with its rows." });
  const reasons = rejects
    .list()
    .map(({ reason, count, lines }) => `${count.toLocaleString("en-GB")} rows: ${reason} (line ${lines[0] ?? 1})`);
  return new InputError(
    "file-all-rejected",
    `None of the ${read.toLocaleString("en-GB")} rows could be kept: ${reasons[0] ?? "none fits"}.`,
    {
      where: name,
      todo: "Check delimiter, header and key; nothing was changed.",
      more: reasons.slice(1),
    },
  );
}
