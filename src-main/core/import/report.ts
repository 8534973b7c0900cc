import type { ImportReport, Mapping } from "../../../src-shared/model/import.ts";
import type { ColumnData } from "../columns/column-data.ts";
import { type Widening, wideningReason } from "./columns-pass.ts";
import type { Rejects } from "./rejects.ts";
import type { Repairs } from "./repair-lines.ts";
import type { Pass } from "./subscribers-pass.ts";

interface Parts {
  readonly name: string;
  readonly mapping: Mapping;
  readonly pass: Pass<unknown>;
  readonly rejects: Rejects;
  readonly widenings: readonly Widening[];
  readonly missing: ImportReport["missing"];
  readonly fields: number;
  readonly rejectFile: string | null;
  readonly dryRun: boolean;
}

/** Cells whose kept value is not the text that stood there. */
function changedCells({ pass, widenings }: Parts): ImportReport["changed"] {
  const { repairs, collected } = pass;
  const whole =
    repairs.count === 0
      ? []
      : [
          {
            field: "every column",
            reason: "lines that are not UTF-8 read as windows-1252",
            count: repairs.count,
            examples: repairs.lines.map((line) => `line ${line}`),
          },
        ];
  const cells = collected.flatMap(({ planned, notes: found }) =>
    [...found.reasons].map(([reason, { count, examples }]) => ({ field: planned.mapping.field, reason, count, examples })),
  );
  const types = widenings.map((widening) => ({
    field: widening.field,
    reason: wideningReason(widening),
    count: widening.note.count,
    examples: widening.note.examples,
  }));
  return [...whole, ...types, ...cells];
}

const many = (count: number, one: string, others: string) => (count === 1 ? one : `${count.toLocaleString("en-GB")} ${others}`);
const at = (count: number, lines: readonly number[]) => `line ${lines.join(", ")}${count > lines.length ? " and others" : ""}`;

/** What was left out, and which rows were read otherwise than they are written. */
function notes({ mended, leftOut }: Repairs): string[] {
  return [
    ...[...leftOut].map(([why, { count, lines }]) => `Left out ${many(count, "one line", "lines")} ${why} (${at(count, lines)}).`),
    ...[...mended].map(([how, { count, lines }]) => `Mended ${many(count, "one row", "rows")}: ${how} (${at(count, lines)}).`),
  ];
}

/** Fields with missing values, by how many rows. */
export function missingCounts(columns: readonly { id: string; data: ColumnData }[]): ImportReport["missing"] {
  return columns.flatMap(({ id, data }) => {
    const count = data.missing?.count() ?? 0;
    return count > 0 ? [{ field: id, count }] : [];
  });
}

/** Names the first rows that repeat a key, so that they are found without the reject file. */
function rejectList({ pass, rejects }: Parts): ImportReport["rejects"] {
  const pairs = pass.repeats.map(({ line, first }) => `line ${line} repeats line ${first}`).join(", ");
  return rejects
    .list()
    .map((entry) => (/^the same ".*" as an earlier row$/.test(entry.reason) ? { ...entry, reason: `${entry.reason} (${pairs})` } : entry));
}

export function importReport(parts: Parts): ImportReport {
  const { name, mapping, pass, rejects, missing, fields, rejectFile, dryRun } = parts;
  return {
    name,
    as: mapping.as,
    rows: { read: pass.read, kept: pass.kept, rejected: rejects.count },
    fields,
    rejects: rejectList(parts),
    changed: changedCells(parts),
    missing,
    notes: notes(pass.repairs),
    rejectFile,
    dialect: mapping.dialect,
    mapping,
    dryRun,
  };
}
