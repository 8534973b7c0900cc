import { parseDate, parseDateTime } from "../../../src-shared/lib/civil.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Cell, Column } from "../../../src-shared/table/column.ts";
import type { StoredCell } from "../db/stores/edits.ts";

/** A row's value as it is stored: dates in days, moments in seconds; null where missing. */
export function storedCellAt(column: Column, row: number): StoredCell {
  if (column.missing?.has(row)) return null;
  switch (column.type) {
    case "text":
      return column.dictionary[column.codes[row] ?? 0] ?? null;
    case "boolean":
      return column.values.has(row);
    default:
      return column.values[row] ?? null;
  }
}

/** How a value of a type is written, for the sentence that asks for it. */
const forms: Record<Field["type"], string> = {
  text: "Write a text.",
  number: "Write a number.",
  boolean: "Write true or false.",
  date: "Write a date as YYYY-MM-DD.",
  datetime: "Write a moment as YYYY-MM-DDTHH:MM:SS, in UTC.",
};

function parsed({ type }: Field, value: Exclude<Cell, null>): StoredCell | undefined {
  if (type === "boolean") return typeof value === "boolean" ? value : undefined;
  if (type === "number") return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  if (type === "text") return value.trim();
  return type === "date" ? parseDate(value) : parseDateTime(value.replace(/Z$/, ""));
}

/** A value that a person gave, as it is stored; an empty text is no value. Throws InputError where it does not fit the field. */
export function storedCell(field: Field, value: Cell): StoredCell {
  if (value === null || (typeof value === "string" && value.trim() === "")) return null;
  const found = parsed(field, value);
  if (found !== undefined) return found;
  throw new InputError("cell-type", `${JSON.stringify(value)} does not fit the field “${field.label}”, which holds ${field.type}.`, {
    where: field.id,
    todo: forms[field.type],
  });
}
