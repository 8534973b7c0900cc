import type { FieldRole, FieldType } from "../../../src-shared/model/field.ts";
import type { ColumnMapping } from "../../../src-shared/model/import.ts";
import { roleFits, roleLabels } from "../../../src-shared/model/role-words.ts";
import type { Note } from "./cell-notes.ts";
import type { Collected } from "./collect/collector.ts";
import type { PlannedColumn } from "./plan-columns.ts";

/** A column whose type had to give way to what the file holds. */
export interface Widening {
  readonly field: string;
  readonly from: FieldType;
  readonly to: FieldType;
  /** A role that the wider type cannot have, and that the field therefore loses. */
  readonly lost: FieldRole | null;
  readonly note: Note;
}

/** The next wider type for each column with cells that did not fit: 0 and 1 become numbers, everything else text. Empty when all fit. */
export function widenings(collected: readonly Collected[]): Widening[] {
  return collected.flatMap(({ planned, notes }) => {
    const { misfits, words } = notes;
    if (misfits.count === 0) return [];
    const { field, type, role } = planned.mapping;
    const number = type === "boolean" && !words && misfits.examples.every((text) => /^[+-]?\d+(\.\d+)?$/.test(text));
    const to = number ? ("number" as const) : ("text" as const);
    return [{ field, from: type, to, lost: role !== null && !roleFits(role, to) ? role : null, note: { ...misfits } }];
  });
}

/** The columns with their widened types. */
export function widened(columns: readonly PlannedColumn[], changes: readonly Widening[]): PlannedColumn[] {
  return columns.map((planned) => {
    const change = changes.find(({ field }) => field === planned.mapping.field);
    if (!change) return planned;
    const { opposite, ...kept } = planned.mapping;
    const mapping: ColumnMapping = {
      ...kept,
      ...(opposite && change.lost === null ? { opposite } : {}),
      type: change.to,
      role: change.lost === null ? planned.mapping.role : null,
      dateFormat: null,
      numberFormat: null,
      booleans: null,
    };
    return { ...planned, mapping, format: undefined };
  });
}

const typeNames: Record<FieldType, string> = {
  text: "text",
  number: "numbers",
  boolean: "yes and no",
  date: "dates",
  datetime: "dates with a time",
};

/** How a widening reads in a report. */
export function wideningReason({ from, to, lost, note }: Widening): string {
  const kept = `${note.count === 1 ? "a value is" : "values are"} not ${typeNames[from]} as in the sample, so the column is kept as ${typeNames[to]}`;
  return lost === null ? kept : `${kept} and is not taken as the ${roleLabels[lost]}`;
}
