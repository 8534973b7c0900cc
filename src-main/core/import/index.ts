import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type ImportReport, type Mapping, mappingSchema } from "../../../src-shared/model/import.ts";
import { loadBase } from "../columns/load-base.ts";
import { Pacer, type WorkHooks } from "../columns/pacer.ts";
import { type NewEventBase, type NewSubscribers, storeBase } from "../columns/store-base.ts";
import type { ProjectFile } from "../db/project-file.ts";
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
  /** Where rejected rows are written; nowhere when absent. No file is made when every row is kept. */
  readonly rejectPath?: string | undefined;
}

/** Share of the progress that storing takes after reading. */
const STORING = 0.3;

type Found = { as: "subscribers"; base: NewSubscribers } | { as: "events"; base: NewEventBase };

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

/**
 * Imports a file with a mapping, replacing the subscribers or the events of the project. Either all of it is in the project when this
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
  const asked = mappingSchema.parse(mapping);
  const size = await withFile(path, name, (file) => Promise.resolve(file.size));
  const base = loadBase(project);
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
        const read = await eventsPass(source, asked, plan, refused, base.keyIndex());
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
    const made = importReport({
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
    if (options.dryRun) {
      options.onProgress?.(total, total);
      return made;
    }
    await storeBase(
      project,
      found.as === "subscribers" ? { subscribers: found.base } : { events: found.base },
      { signal: options.signal, onProgress: (done, all) => report(size + (done / all) * (total - size)) },
      () => {
        project.stores.imports.add(made);
        project.stores.imports.remember(made.mapping);
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
