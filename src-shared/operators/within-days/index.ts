import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { dated } from "../compare.ts";
import { above, spanMask } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { sqlBetween } from "../sql.ts";
import { checkDays } from "../values.ts";
import { daysWords } from "../words.ts";

/** In the past N days: of dates, today and the N - 1 days before it; of moments, the N times 24 hours up to now, the earlier end left out. */
export const withinDays: Operator = {
  op: "within-days",
  label: "is in the last … days",
  types: dated,
  shape: "days",
  relative: true,
  sentence: (value) => `is in the last ${daysWords(value)}`,
  check: checkDays,
  toMask: (column, value, { asOf, today }) => {
    const days = Number(value);
    return column.type === "date"
      ? spanMask(column, { low: above(today - days).low, high: today })
      : spanMask(column, { low: above(asOf - days * SECONDS_PER_DAY).low, high: asOf });
  },
  toSql: (column, value, { asOf, today }) => {
    const days = Number(value);
    return column.type === "date"
      ? sqlBetween(column, { low: Math.floor(today - days) + 1, high: today })
      : sqlBetween(column, { low: Math.floor(asOf - days * SECONDS_PER_DAY) + 1, high: asOf });
  },
};
