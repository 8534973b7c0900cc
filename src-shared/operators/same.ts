import { BitSet } from "../table/bit-set.ts";
import type { Column } from "../table/column.ts";
import { booleanMask, spanMask, textMask } from "./masks.ts";
import type { Scalar, SqlColumn } from "./operator.ts";
import { sqlBetween, sqlSame } from "./sql.ts";
import { booleanOf, spanOf } from "./values.ts";

/** Rows whose value is one of a list. Text is compared exactly, capitals included; a date on a date-time column means its whole day. */
export function sameMask(column: Column, values: readonly Scalar[]): BitSet {
  if (column.type === "text") {
    const wanted = new Set(values.map(String));
    return textMask(column, (text) => wanted.has(text));
  }
  const mask = new BitSet(column.length);
  for (const value of values) {
    if (column.type === "boolean") mask.or(booleanMask(column, booleanOf(value) === true));
    else {
      const span = spanOf(value, column.type);
      if (span) mask.or(spanMask(column, span));
    }
  }
  return mask;
}

/** `sameMask` as SQL. */
export function sameSql(column: SqlColumn, values: readonly Scalar[]): string {
  const { text, type } = column;
  if (type === "text" || type === "boolean") return `${text} IN (${values.map((value) => sqlSame(value, type)).join(", ")})`;
  const spans = values.flatMap((value) => spanOf(value, type) ?? []);
  return `(${spans.map((span) => sqlBetween(column, span)).join(" OR ")})`;
}
