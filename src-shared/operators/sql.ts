import { dateText, dateTimeText } from "../lib/civil.ts";
import type { FieldType } from "../model/field.ts";
import type { Scalar, SqlColumn } from "./operator.ts";
import { booleanOf, type Span } from "./values.ts";

/** A name as SQL writes it, whatever characters it has. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A place on a column's scale, as SQL compares it: a number, a date or a moment. */
export function sqlPoint(value: number, type: FieldType): string {
  if (type === "date") return sqlText(dateText(value));
  return type === "datetime" ? sqlText(`${dateTimeText(value)}Z`) : String(value);
}

/** A column that lies in a span, ends included; an end without bound is left out. */
export function sqlBetween({ text, type }: SqlColumn, { low, high }: Span): string {
  const bounds = [
    ...(Number.isFinite(low) ? [`${text} >= ${sqlPoint(low, type)}`] : []),
    ...(Number.isFinite(high) ? [`${text} <= ${sqlPoint(high, type)}`] : []),
  ];
  return bounds.length === 0 ? `${text} IS NOT NULL` : `(${bounds.join(" AND ")})`;
}

/** A yes or no, or a text, as SQL compares it. */
export const sqlSame = (value: Scalar, type: FieldType): string =>
  type === "boolean" ? (booleanOf(value) === true ? "1" : "0") : sqlText(String(value));
