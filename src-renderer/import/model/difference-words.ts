import type { ColumnDifference } from "../../../src-shared/model/differences.ts";
import type { FieldType } from "../../../src-shared/model/field.ts";

/** A value of a cell as it is shown beside another. */
export function cellText(cell: string | number | boolean | null): string {
  if (cell === null) return "empty";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(cell);
}

const types: Record<FieldType, string> = { text: "text", number: "number", boolean: "yes or no", date: "date", datetime: "date and time" };
const whats: Record<ColumnDifference["what"], string> = {
  new: "new field",
  changed: "changes",
  same: "stays the same",
  left: "left as it is",
  gone: "goes with the data that is replaced",
};

/** What becomes of a field, with its type where that gives way to a wider one. */
export function columnWords({ what, was, type }: Pick<ColumnDifference, "what" | "was" | "type">): string {
  return was === null ? whats[what] : `${whats[what]}; ${types[was]} becomes ${types[type]}`;
}
