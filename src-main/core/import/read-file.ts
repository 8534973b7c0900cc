import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { MergeOptions } from "../../../src-shared/model/differences.ts";
import { type ImportReport, type Mapping, mappingSchema } from "../../../src-shared/model/import.ts";
import type { FileSubscribers, NewEventBase } from "../columns/store-base.ts";
import { fitMapping } from "../merge/fit-mapping.ts";
import type { Met } from "../merge/met.ts";
import { KernelFull } from "./builders/cell-kernel.ts";
import { collectHere } from "./collect/collector.ts";
import type { ImportThreads } from "./collect/import-threads.ts";
import { collectInThreads, threadsFor } from "./collect/threads.ts";
import { type Widening, widened, widenings } from "./columns-pass.ts";
import { orderHere } from "./event-order.ts";
import { eventsPass } from "./events-pass.ts";
import { type ColumnPlan, planColumns } from "./plan-columns.ts";
import { Rejects } from "./rejects.ts";
import { importReport, missingCounts } from "./report.ts";
import { type Pass, type Source, subscribersPass } from "./subscribers-pass.ts";

/** A file to read. */
export interface FileToRead extends Omit<Source, "collector" | "order"> {
  /** Threads that collect its columns; as many as its size asks for when absent. The result is the same for any number. */
  readonly threads: number | undefined;
  readonly pool: ImportThreads;
}

type Found = { as: "subscribers"; base: FileSubscribers } | { as: "events"; base: NewEventBase };

/** A file that was read: what it holds, and what is said of it. */
export interface ReadFile {
  readonly found: Found;
  /** Ends the reject file. */
  report(dryRun: boolean): ImportReport;
}

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
 * Reads a file with a mapping, again with wider types where its cells ask for them. Rejected rows go to `rejectPath`, if there is one; an error
 * takes that file away. Throws InputError when the file does not fit the mapping, when its texts do not fit memory, or when no row could be kept.
 */
export async function readFile(
  file: FileToRead,
  mapping: Mapping,
  met: Met,
  how: MergeOptions,
  rejectPath: string | undefined,
): Promise<ReadFile> {
  const { path, name, size, pool } = file;
  const fitted = fitMapping(mappingSchema.parse(mapping), met, how);
  if (fitted.as === "events" && met.rows === 0) {
    throw new InputError("events-no-subscribers", "Events belong to subscribers, and the project has none yet.", {
      where: name,
      todo: "Import the subscribers first.",
    });
  }
  const threadsOf = (columns: number) => Math.min(file.threads ?? threadsFor(size, columns), columns);
  pool.start(threadsOf(fitted.columns.filter(({ include }) => include).length - 1));
  let plan = await planColumns(path, name, fitted);
  const { dialect } = fitted;
  const asked = dialect.sheet === null ? fitted : { ...fitted, dialect: { ...dialect, sheet: plan.sheet } };
  const changes: Widening[] = [];
  for (;;) {
    const refused = new Rejects(rejectPath, plan.names, asked.dialect);
    const source: Source = {
      ...file,
      collector: (columns, width, hash) => {
        const threads = threadsOf(columns.length);
        return threads > 0 ? collectInThreads(pool, columns, { width, size, count: threads, hash }) : collectHere(columns, size);
      },
      order: (parts) => pool.order(parts) ?? orderHere(parts, () => file.step(size)),
    };
    try {
      const { pass, finish } = await readOnce(source, asked, plan, refused, met, how);
      const wider = widenings(pass.collected);
      if (wider.length > 0) {
        changes.push(...wider);
        plan = { ...plan, others: widened(plan.others, wider) };
        refused.discard();
        continue;
      }
      if (pass.kept === 0) throw nothingKept(name, pass.read, refused);
      const found = await finish();
      const carried = { ...asked, columns: finalColumns(asked, plan) };
      return {
        found,
        report: (dryRun) => ({
          ...importReport({
            name,
            mapping: carried,
            pass,
            rejects: refused,
            widenings: changes,
            missing: merged(missingCounts(storedColumns(found))),
            fields: asked.columns.filter(({ include }) => include).length,
            rejectFile: refused.close(),
            dryRun,
          }),
          ...(pass.orphans && pass.orphans.people > 0 ? { orphans: pass.orphans } : {}),
        }),
      };
    } catch (error) {
      refused.discard();
      throw error instanceof KernelFull ? textsLarge(name, error) : error;
    }
  }
}

async function readOnce(source: Source, asked: Mapping, plan: ColumnPlan, refused: Rejects, met: Met, { mode }: MergeOptions) {
  if (asked.as === "subscribers") {
    const pass = await subscribersPass(source, asked, plan, refused, mode === "replace");
    return { pass: pass as Pass<unknown>, finish: async (): Promise<Found> => ({ as: "subscribers", base: await pass.finish() }) };
  }
  const pass = await eventsPass(source, asked, plan, refused, met);
  return { pass: pass as Pass<unknown>, finish: async (): Promise<Found> => ({ as: "events", base: await pass.finish() }) };
}

/** The mapping as it was carried out, with the types that the file needed. */
function finalColumns(asked: Mapping, plan: ColumnPlan): Mapping["columns"] {
  const carried = new Map([plan.key, ...plan.others].map(({ mapping }) => [mapping.field, mapping]));
  return asked.columns.map((column) => {
    const final = column.include ? (carried.get(column.field) ?? column) : column;
    return column.field === asked.key && column.include ? { ...final, type: "text", role: "key", dateFormat: null } : final;
  });
}

function textsLarge(name: string, cause: KernelFull): InputError {
  const error = new InputError("file-texts-large", "Its columns hold more different texts than the 4 GB that there is room for.", {
    where: name,
    todo: "Leave out columns of long texts that differ in every row, or import fewer rows at once.",
  });
  error.cause = cause;
  return error;
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
