import { z } from "zod";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { numberText } from "../../lib/numbers.ts";
import type { Fact } from "../../model/scores.ts";
import type { Groups } from "../../statistics/quantiles/ranks.ts";
import { QUINTILES, rfm as quintilesOf, rfmGroupAt, rfmGroups } from "../../statistics/rfm.ts";
import type { NumberColumn } from "../../table/column.ts";
import { columnFor, numberColumn, pickValues, presentRows, textColumn } from "../parts/columns.ts";
import { fieldLike, lifetimeMoney } from "../parts/names.ts";
import { purchasesSchema, purchaseTotals, suggestPurchases } from "../parts/purchases.ts";
import type { MadeField, Score, ScoreInput } from "../score.ts";

/** Purchases as events, or three fields; a recency field holds dates, or days since the last purchase. */
const settingsSchema = z.object({
  source: z.union([
    z.object({ purchases: purchasesSchema }),
    z.object({ recency: z.string().min(1), frequency: z.string().min(1), money: z.string().min(1) }),
  ]),
});
type Settings = z.infer<typeof settingsSchema>;

interface Measures {
  /** Rows with a purchase; the others run in parallel. */
  rows: Uint32Array;
  days: Int32Array | Float64Array;
  count: Int32Array | Float64Array;
  money: Int32Array | Float64Array;
}

function fromEvents(purchases: z.infer<typeof purchasesSchema>, { base, context: { asOf } }: ScoreInput): Measures {
  const { rows, last, count, money } = purchaseTotals(base, purchases, asOf);
  const days = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) days[i] = Math.floor((asOf - (last[i] as number)) / SECONDS_PER_DAY);
  return { rows, days, count, money };
}

function fromFields(source: { recency: string; frequency: string; money: string }, { base, context: { asOf } }: ScoreInput): Measures {
  const recency = columnFor(base, source.recency, ["number", "date", "datetime"]);
  const [frequency, money] = [columnFor(base, source.frequency, ["number"]), columnFor(base, source.money, ["number"])];
  const rows = presentRows(base.rows, [recency.missing, frequency.missing, money.missing]);
  const at = pickValues(recency.values, rows);
  const today = Math.floor(asOf / SECONDS_PER_DAY);
  const days =
    recency.type === "number"
      ? at
      : Int32Array.from(at, (value) => (recency.type === "date" ? today - value : Math.floor((asOf - value) / SECONDS_PER_DAY)));
  return { rows, days, count: pickValues(frequency.values, rows), money: pickValues(money.values, rows) };
}

const scoreDomain = Array.from({ length: QUINTILES }, (_, at) => at + 1);

/** How many are in each quintile, with the value that it ends with. */
function factsOf(name: string, { counts, bounds }: Groups, unit: string, descending: boolean): Fact[] {
  const text = (at: number) => `${numberText(bounds[at] ?? 0, 2)}${unit}`;
  const edge = (at: number) => {
    if (descending) return at === 0 ? `${text(0)} or more` : `less than ${text(at - 1)}`;
    return at === QUINTILES - 1 ? `more than ${text(at - 1)}` : `up to ${text(at)}`;
  };
  return Array.from(counts, (count, at) => ({
    label: `${name} ${at + 1}`,
    value: count,
    how: "count" as const,
    note: count === 0 ? "Empty: equal values share the lower score." : edge(at),
  }));
}

function sumOf(values: Int32Array | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

/** Recency, frequency and money, 1 to 5 each, with the ten named groups. */
export const rfm: Score<Settings> = {
  id: "rfm",
  label: "RFM",
  purpose: "How recently, how often and for how much each subscriber bought, 1 (least) to 5 (best), and which of ten groups that makes.",
  needs: "It needs events with an amount, such as purchases, top-ups or paid bills; or three fields for recency, frequency and money.",
  settings: settingsSchema,
  suggest: (base) => {
    const purchases = suggestPurchases(base);
    if (purchases) return { source: { purchases } };
    const recency = fieldLike(base.fields, ["date", "datetime", "number"], [/recency|last.?(order|purchase|top.?up|payment)/i]);
    const frequency = fieldLike(base.fields, ["number"], [/frequency|(orders?|purchases?|top.?ups?).?(count|number)?$/i]);
    const money = fieldLike(base.fields, ["number"], [/monetary/i, ...lifetimeMoney]);
    return recency && frequency && money ? { source: { recency: recency.id, frequency: frequency.id, money: money.id } } : null;
  },
  define: ({ source }, { field, event }) => {
    const from =
      "purchases" in source
        ? `${event(source.purchases.event)} events${source.purchases.withinDays === null ? "" : ` of the last ${source.purchases.withinDays} days`}: days since the last, how many, and ${source.purchases.amount === null ? "their number again" : `the sum of ${event(source.purchases.amount)}`}`
        : `the fields ${field(source.recency)} (recency), ${field(source.frequency)} (frequency) and ${field(source.money)} (money)`;
    return `From ${from}. Each of the three is cut into fifths of its own: the score is 1 + the whole part of 5 × (subscribers that are strictly worse) / (subscribers scored), so equal values share the lower score and a fifth may be empty. The group follows from recency and frequency. Who has no value has no score.`;
  },
  reads: ({ source }) =>
    "purchases" in source
      ? { fields: [], events: [source.purchases.event] }
      : { fields: [source.recency, source.frequency, source.money], events: [] },
  compute: ({ source }, input) => {
    const { base } = input;
    const { rows, days, count, money } = "purchases" in source ? fromEvents(source.purchases, input) : fromFields(source, input);
    const found = quintilesOf(days, count, money);
    const [r, f, m] = [found.recency.groups, found.frequency.groups, found.money.groups];
    const group = new Uint8Array(rows.length);
    const cell = new Uint8Array(rows.length);
    const groupOf = Uint8Array.from({ length: 25 }, (_, at) => rfmGroupAt(Math.floor(at / 5) + 1, (at % 5) + 1));
    for (let i = 0; i < rows.length; i++) {
      const both = ((r[i] as number) - 1) * 5 + (f[i] as number) - 1;
      group[i] = groupOf[both] as number;
      cell[i] = both * 5 + (m[i] as number) - 1;
    }
    const codes = Array.from({ length: 125 }, (_, at) => `${Math.floor(at / 25) + 1}${(Math.floor(at / 5) % 5) + 1}${(at % 5) + 1}`);
    const score = (id: string, label: string, values: Uint8Array): MadeField => ({
      ...{ id, label, type: "number", group: "behavioural", domain: scoreDomain },
      column: numberColumn(base.rows, rows, values),
    });
    const raw = (id: string, label: string, values: Int32Array | Float64Array, kind: "behavioural" | "money"): MadeField => ({
      ...{ id, label, type: "number", group: kind, domain: null },
      column: numberColumn(base.rows, rows, values) satisfies NumberColumn,
    });
    const fields: MadeField[] = [
      score("rfm_recency", "RFM recency (1 to 5)", r),
      score("rfm_frequency", "RFM frequency (1 to 5)", f),
      score("rfm_monetary", "RFM money (1 to 5)", m),
      {
        id: "rfm_score",
        label: "RFM score",
        type: "text",
        group: "behavioural",
        domain: null,
        column: textColumn(base.rows, rows, cell, codes),
      },
      {
        id: "rfm_group",
        label: "RFM group",
        type: "text",
        group: "behavioural",
        domain: [...rfmGroups],
        column: textColumn(base.rows, rows, group, rfmGroups),
      },
      ...("purchases" in source
        ? [
            raw("rfm_days", "Days since the last purchase", days, "behavioural"),
            raw("rfm_count", "Purchases", count, "behavioural"),
            raw("rfm_money", "Money of purchases", money, "money"),
          ]
        : []),
    ];
    return {
      fields,
      scored: rows.length,
      facts: [
        { label: "Money of all", value: sumOf(money), how: "money", note: "" },
        ...factsOf("Recency", found.recency, " days", true),
        ...factsOf("Frequency", found.frequency, "", false),
        ...factsOf("Money", found.money, "", false),
      ],
      notes: [],
      lift: null,
      curve: null,
    };
  },
};
