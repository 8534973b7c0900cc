import { ordered } from "../compare.ts";
import { spanMask } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { checkPair, listOf, spanOf } from "../values.ts";
import { valueWords } from "../words.ts";

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
  toMask: (column, value) => {
    const [low, high] = listOf(value).map((end) => spanOf(end, column.type));
    if (!low || !high) throw new Error(`between: the value ${JSON.stringify(value)} was not checked`);
    return spanMask(column, { low: low.low, high: high.high });
  },
};
