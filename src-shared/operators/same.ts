import { BitSet } from "../table/bit-set.ts";
import type { Column } from "../table/column.ts";
import { booleanMask, spanMask, textMask } from "./masks.ts";
import type { Scalar } from "./operator.ts";
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
