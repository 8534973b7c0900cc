import { z } from "zod";
import { DECILES, deciles } from "../../statistics/deciles.ts";
import { numberColumn } from "../parts/columns.ts";
import { suggestValue, valueReads, valueSourceSchema, valuesOf, valueWords } from "../parts/value-source.ts";
import type { Score } from "../score.ts";

const settingsSchema = z.object({ value: valueSourceSchema });

/** Tenths of the subscribers by their worth, with what the top fifth truly holds. */
export const valueDecile: Score<z.infer<typeof settingsSchema>> = {
  id: "value-decile",
  label: "Value deciles",
  purpose: "Which tenth of the base a subscriber is in by value, 10 the most valuable, and what the top 20 % truly hold.",
  needs: "It needs a number field with a subscriber's value, such as ARPU or CLTV, or events with an amount.",
  settings: settingsSchema,
  suggest: (base) => {
    const value = suggestValue(base);
    return value && { value };
  },
  define: ({ value }, names) =>
    `By ${valueWords(value, names)}. The decile is 1 + the whole part of 10 × (subscribers with a strictly lower value) / (subscribers with a value): 10 is the highest, equal values share the lower decile, and a decile may be empty. The share of the top 20 % counts exactly a fifth of the subscribers.`,
  reads: ({ value }) => valueReads(value),
  compute: ({ value }, { base, context }) => {
    const { rows, values } = valuesOf(base, value, context.asOf);
    const found = deciles(values);
    const sum = found.deciles.reduce((all, { total }) => all + total, 0);
    return {
      fields: [
        {
          ...{ id: "value_decile", label: "Value decile (10 the highest)", type: "number", group: "money" },
          domain: Array.from({ length: DECILES }, (_, at) => at + 1),
          column: numberColumn(base.rows, rows, found.groups),
        },
      ],
      scored: rows.length,
      facts: [
        { label: "Share of the top 20 %", value: found.topFifth, how: "share", note: "of the value of all" },
        { label: "Value of all", value: sum, how: "money", note: "" },
        { label: "Mean value", value: rows.length > 0 ? sum / rows.length : null, how: "money", note: "" },
      ],
      notes: [],
      lift: [...found.deciles],
      curve: null,
    };
  },
};
