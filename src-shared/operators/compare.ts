import type { FieldType } from "../model/field.ts";
import type { FieldOperator } from "../model/segment.ts";
import { spanMask } from "./masks.ts";
import type { Operator, RuleValue, SqlColumn } from "./operator.ts";
import { sqlPoint } from "./sql.ts";
import { checkOne, oneOf, type Span, spanOf } from "./values.ts";
import { oneWords } from "./words.ts";

/**
 * An operator that compares with one value on an ordered scale; `wanted` turns the value's span into the span that is true, and `sql` says
 * the same with an end of it.
 */
export function comparison(
  op: FieldOperator,
  label: string,
  types: Operator["types"],
  words: string,
  wanted: (span: Span) => Span,
  sql: (span: Span) => { sign: string; end: number },
): Operator {
  const spanOfOne = (value: RuleValue, type: FieldType): Span => {
    const one = oneOf(value);
    const span = one === undefined ? undefined : spanOf(one, type);
    if (!span) throw new Error(`${op}: the value ${JSON.stringify(value)} was not checked`);
    return span;
  };
  return {
    op,
    label,
    types,
    shape: "one",
    sentence: (value) => `${words} ${oneWords(value)}`,
    check: checkOne,
    toMask: (column, value) => spanMask(column, wanted(spanOfOne(value, column.type))),
    toSql: ({ text, type }: SqlColumn, value) => {
      const { sign, end } = sql(spanOfOne(value, type));
      return `${text} ${sign} ${sqlPoint(end, type)}`;
    },
  };
}

export const ordered = ["number", "date", "datetime"] as const;
export const dated = ["date", "datetime"] as const;
