import type { FieldSummary } from "../../../src-shared/model/field.ts";
import type { Cell } from "../../../src-shared/table/column.ts";

/** The order of the table; null is the order of the import. */
export type Sort = { field: string; descending: boolean } | null;

export interface TableColumn {
  field: FieldSummary;
  width: number;
  /** Numbers stand on the right. */
  right: boolean;
}

/** Which columns stand in which order, and how wide those are that somebody drew. `shown` null is the first forty. */
export interface ColumnLayout {
  shown: readonly string[] | null;
  widths: Readonly<Record<string, number>>;
}

export const DEFAULT_COLUMNS = 40;
export const NARROWEST = 64;
export const WIDEST = 640;

const widths = { number: 112, boolean: 96, date: 116, datetime: 176 };

/** The field that identifies subscribers. */
export const keyField = (fields: readonly FieldSummary[]): FieldSummary | undefined =>
  fields.find(({ role }) => role === "key") ?? fields[0];

export const nameOf = ({ label, id }: Pick<FieldSummary, "label" | "id">): string => label || id;

/** Wide enough for the name and the commonest values, within limits. */
function widthOf(field: FieldSummary): number {
  const value = field.type === "text" ? Math.max(0, ...field.top.map((each) => String(each.value).length)) * 7.2 + 28 : widths[field.type];
  const head = 76 + nameOf(field).length * 7.3;
  return Math.round(Math.min(250, Math.max(88, value, head)));
}

/** Ids of the columns beside the key, in order; those that are gone are left out. */
export function shownIds(fields: readonly FieldSummary[], { shown }: Pick<ColumnLayout, "shown">): string[] {
  const key = keyField(fields)?.id;
  const ids = fields.map(({ id }) => id);
  const known = (shown ?? []).filter((id) => id !== key && ids.includes(id));
  if (shown === null || (shown.length > 0 && known.length === 0)) return ids.filter((id) => id !== key).slice(0, DEFAULT_COLUMNS);
  return known;
}

/** Columns to show: the key first, then the others in their order. */
export function columnsOf(fields: readonly FieldSummary[], layout: ColumnLayout): TableColumn[] {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const key = keyField(fields);
  const ids = [...(key ? [key.id] : []), ...shownIds(fields, layout)];
  return ids.flatMap((id) => {
    const field = byId.get(id);
    return field ? [{ field, width: layout.widths[id] ?? widthOf(field), right: field.type === "number" }] : [];
  });
}

/** The order after a column was moved to stand before another one; last without one. */
export function movedBefore(ids: readonly string[], id: string, before: string | null): string[] {
  if (id === before) return [...ids];
  const others = ids.filter((each) => each !== id);
  const at = before === null ? others.length : others.indexOf(before);
  return at < 0 ? [...ids] : others.toSpliced(at, 0, id);
}

const plain = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 6 });

/** A cell as text; null is a missing one. Numbers without group marks, since they may be years or codes. */
export function cellText(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell === "boolean") return cell ? "Yes" : "No";
  if (typeof cell === "number") return plain.format(cell);
  return /^\d{4}-\d{2}-\d{2}T/.test(cell) ? cell.replace("T", " ").replace(/(:\d{2})Z$/, "$1") : cell;
}

/** Cells as lines of columns parted by tabs, as spreadsheets paste them; a cell with a tab, a line end or a quote is quoted. */
export function tabText(rows: readonly (readonly Cell[])[]): string {
  const one = (cell: Cell) => {
    const text = cellText(cell) ?? "";
    return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(one).join("\t")).join("\n");
}
