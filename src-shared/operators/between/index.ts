import type { FieldType } from "../../model/field.ts";
import { ordered } from "../compare.ts";
import { spanMask } from "../masks.ts";
import type { Operator, RuleValue } from "../operator.ts";
import { sqlBetween } from "../sql.ts";
import { checkPair, listOf, type Span, spanOf } from "../values.ts";
import { valueWords } from "../words.ts";

function spanOfPair(value: RuleValue, type: FieldType): Span {
  const [low, high] = listOf(value).map((end) => spanOf(end, type));
  if (!low || !high) throw new Error(`between: the value ${JSON.stringify(value)} was not checked`);
  return { low: low.low, high: high.high };
}

/** Both ends included. */
export const between: Operator = {
  op: "between",
  label: "is between",
  types: ordered,
  shape: "pair",
  sentence: (value) => {
    const [low, high] = listOf(value);
    return `is between ${valueWords(low)} and ${valueWords(high)}`;
  },
  check: checkPair,
  toMask: (column, value) => spanMask(column, spanOfPair(value, column.type)),
  toSql: (column, value) => sqlBetween(column, spanOfPair(value, column.type)),
};
