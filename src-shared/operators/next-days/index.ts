import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { dated } from "../compare.ts";
import { below, spanMask } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { sqlBetween } from "../sql.ts";
import { checkDays } from "../values.ts";
import { daysWords } from "../words.ts";

/** In the coming N days: of dates, today and the N - 1 days after it; of moments, the N times 24 hours from now, the later end left out. */
export const nextDays: Operator = {
  op: "next-days",
  label: "is in the next … days",
  types: dated,
  shape: "days",
  relative: true,
  sentence: (value) => `is in the next ${daysWords(value)}`,
  check: checkDays,
  toMask: (column, value, { asOf, today }) => {
    const days = Number(value);
    return column.type === "date"
      ? spanMask(column, { low: today, high: below(today + days).high })
      : spanMask(column, { low: asOf, high: below(asOf + days * SECONDS_PER_DAY).high });
  },
  toSql: (column, value, { asOf, today }) => {
    const days = Number(value);
    return column.type === "date"
      ? sqlBetween(column, { low: today, high: Math.ceil(today + days) - 1 })
      : sqlBetween(column, { low: asOf, high: Math.ceil(asOf + days * SECONDS_PER_DAY) - 1 });
  },
};
