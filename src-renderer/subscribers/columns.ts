import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { Cell } from "../../src-shared/table/column.ts";

/** The order of the table; null is the order of the import. */
export type Sort = { field: string; descending: boolean } | null;

export interface TableColumn {
  field: FieldSummary;
  width: number;
  /** Numbers stand on the right. */
  right: boolean;
}

const widths = { number: 112, boolean: 96, date: 116, datetime: 176 };

/** The field that identifies subscribers. */
export const keyField = (fields: readonly FieldSummary[]): FieldSummary | undefined =>
  fields.find(({ role }) => role === "key") ?? fields[0];

/** Wide enough for the name and the commonest values, within limits. */
function widthOf(field: FieldSummary): number {
  const value = field.type === "text" ? Math.max(0, ...field.top.map((each) => String(each.value).length)) * 7.2 + 28 : widths[field.type];
  const head = 52 + (field.label || field.id).length * 7.3;
  return Math.round(Math.min(250, Math.max(88, value, head)));
}

/** Columns to show, the key first. `chosen` names fields; null is all of them, up to 40. */
export function columnsOf(fields: readonly FieldSummary[], chosen: readonly string[] | null): TableColumn[] {
  const key = keyField(fields);
  const others = fields.filter((field) => field !== key && (chosen?.includes(field.id) ?? true));
  return [...(key ? [key] : []), ...(chosen ? others : others.slice(0, 40))].map((field) => ({
    field,
    width: widthOf(field),
    right: field.type === "number",
  }));
}

const plain = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 6 });

/** A cell as text; null is a missing one. Numbers without group marks, since they may be years or codes. */
export function cellText(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === "boolean") return cell ? "Yes" : "No";
  if (typeof cell === "number") return plain.format(cell);
  return /^\d{4}-\d{2}-\d{2}T/.test(cell) ? cell.replace("T", " ").replace(/(:\d{2})Z$/, "$1") : cell;
}
