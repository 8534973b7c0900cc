import type { FieldOperator } from "../model/segment.ts";
import { spanMask } from "./masks.ts";
import type { Operator } from "./operator.ts";
import { checkOne, oneOf, type Span, spanOf } from "./values.ts";
import { oneWords } from "./words.ts";

/** An operator that compares with one value on an ordered scale; `wanted` turns the value's span into the span that is true. */
export function comparison(
  op: FieldOperator,
  label: string,
  types: Operator["types"],
  words: string,
  wanted: (span: Span) => Span,
): Operator {
  return {
    op,
    label,
    types,
    shape: "one",
    sentence: (value) => `${words} ${oneWords(value)}`,
    check: checkOne,
    toMask: (column, value) => {
      const one = oneOf(value);
      const span = one === undefined ? undefined : spanOf(one, column.type);
      if (!span) throw new Error(`${op}: the value ${JSON.stringify(value)} was not checked`);
      return spanMask(column, wanted(span));
    },
  };
}

export const ordered = ["number", "date", "datetime"] as const;
export const dated = ["date", "datetime"] as const;
