import { z } from "zod";
import type { Fact } from "../../model/scores.ts";
import { residualPeriods } from "../../statistics/value/shifted-beta-geometric.ts";
import { columnFor, numberColumn, presentRows } from "../parts/columns.ts";
import { contractSchema, fitContracts, lossesProblem, suggestContract } from "../parts/contract.ts";
import { fieldLike, monthlyMoney } from "../parts/names.ts";
import { purchasesSchema, suggestPurchases } from "../parts/purchases.ts";
import type { MadeField, Score, ScoreInput, ScoreResult } from "../score.ts";
import { fitPrepaid, repeatsProblem, valuePrepaid } from "./prepaid.ts";

/** `model` says how value is foreseen; the horizon and the discount are those of money to come. Margin and discount in percent, the discount a year. */
const settingsSchema = z.object({
  model: z.union([z.object({ purchases: purchasesSchema }), z.object({ contract: contractSchema, money: z.string().min(1) })]),
  horizonMonths: z.number().int().min(1).max(120).default(24),
  discountPercent: z.number().min(0).max(100).default(10),
  marginPercent: z.number().min(0).max(100).default(100),
});
type Settings = z.infer<typeof settingsSchema>;

const field = (id: string, label: string, column: MadeField["column"], group: MadeField["group"] = "money"): MadeField => ({
  ...{ id, label, type: "number", group, domain: null },
  column,
});

const sum = (values: Float64Array): number => values.reduce((total, each) => total + each, 0);

function prepaid(settings: Settings, purchases: z.infer<typeof purchasesSchema>, { base, context }: ScoreInput): ScoreResult {
  const fitted = fitPrepaid(base, purchases, context.asOf);
  const { rows } = fitted.bought;
  const { alive, expected, value } = valuePrepaid(fitted, settings);
  const parameter = (label: string, number: number): Fact => ({ label, value: number, how: "number", note: "" });
  const notes = [
    ...(fitted.converged ? [] : ["The fit did not settle: the data says too little about repeat purchases."]),
    ...(fitted.spend.q <= 1
      ? ["Money of purchases is spread too widely for a mean: subscribers whose own purchases do not tell their spend have no value."]
      : []),
  ];
  // What is not finite is missing, for it is not 0.
  const told = (values: Float64Array) =>
    numberColumn(
      base.rows,
      rows.filter((_, at) => Number.isFinite(values[at])),
      values.filter(Number.isFinite),
    );
  const finite = value.filter(Number.isFinite);
  return {
    fields: [
      field("clv", "Customer lifetime value", told(value)),
      field("p_alive", "Chance to be a customer still", numberColumn(base.rows, rows, alive), "implicit"),
      field("expected_purchases", "Expected purchases", told(expected), "implicit"),
    ],
    scored: finite.length,
    facts: [
      { label: "Value of all", value: sum(finite), how: "money", note: `over ${settings.horizonMonths} months` },
      { label: "Mean value", value: finite.length > 0 ? sum(finite) / finite.length : null, how: "money", note: "" },
      { label: "Customers still", value: sum(alive), how: "count", note: "the sum of the chances" },
      {
        label: "Fitted to",
        value: fitted.fitted,
        how: "count",
        note: fitted.fitted < rows.length ? "those with the lowest hashes of their keys" : "",
      },
      parameter("BG/NBD r", fitted.purchases.r),
      parameter("BG/NBD alpha (days)", fitted.purchases.alpha),
      parameter("BG/NBD a", fitted.purchases.a),
      parameter("BG/NBD b", fitted.purchases.b),
      parameter("Gamma-Gamma p", fitted.spend.p),
      parameter("Gamma-Gamma q", fitted.spend.q),
      parameter("Gamma-Gamma v", fitted.spend.v),
    ],
    notes,
    lift: null,
    curve: null,
  };
}

function contractual(
  settings: Settings,
  model: Extract<Settings["model"], { contract: unknown }>,
  { base, context }: ScoreInput,
): ScoreResult {
  const { rows, renewals, lost, classOf, classes } = fitContracts(base, model.contract, context.asOf);
  const money = columnFor(base, model.money, ["number"]);
  const paying = presentRows(base.rows, [money.missing]);
  const pays = new Uint8Array(base.rows);
  for (let i = 0; i < paying.length; i++) pays[paying[i] ?? 0] = 1;
  const { periodMonths } = model.contract;
  const horizon = Math.max(1, Math.round(settings.horizonMonths / periodMonths));
  const discount = (1 + settings.discountPercent / 100) ** (periodMonths / 12) - 1;
  const known = classes.map(() => new Map<number, number>());
  const here = new Uint32Array(rows.length);
  const [value, months] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  let size = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const own = classOf[i] ?? 0;
    const fit = classes[own];
    if (lost[i] === 1 || pays[row] === 0 || !fit) continue;
    const n = renewals[i] ?? 0;
    const kept = known[own] as Map<number, number>;
    const periods = kept.get(n) ?? residualPeriods(fit.model, n, horizon, discount);
    kept.set(n, periods);
    here[size] = row;
    months[size] = periods * periodMonths;
    value[size++] = periods * periodMonths * (money.values[row] ?? 0) * (settings.marginPercent / 100);
  }
  const stay = here.subarray(0, size);
  const all = sum(value.subarray(0, size));
  return {
    fields: [
      field("clv", "Customer lifetime value", numberColumn(base.rows, stay, value)),
      field("expected_months", "Expected months (discounted)", numberColumn(base.rows, stay, months), "implicit"),
    ],
    scored: size,
    facts: [
      { label: "Value of all", value: all, how: "money", note: `over ${settings.horizonMonths} months` },
      { label: "Mean value", value: size > 0 ? all / size : null, how: "money", note: "" },
      { label: "Mean months", value: size > 0 ? sum(months.subarray(0, size)) / size : null, how: "number", note: "discounted" },
      ...classes
        .filter(({ subscribers }) => subscribers > 0)
        .flatMap(({ name, model: fit, own }) => [
          { label: `${name}: alpha`, value: fit.alpha, how: "number" as const, note: own ? "" : "too few losses: the fit of all" },
          { label: `${name}: beta`, value: fit.beta, how: "number" as const, note: "" },
        ]),
    ],
    notes: [],
    lift: null,
    curve: null,
  };
}

/** What a subscriber will still bring. */
export const clv: Score<Settings> = {
  id: "clv",
  label: "Customer lifetime value",
  purpose: "What a subscriber is expected to bring in the time ahead, from how they buy or how long contracts last.",
  needs: "It needs purchases or top-ups with an amount; or months of tenure, who has left, and monthly money.",
  settings: settingsSchema,
  suggest: (base) => {
    const common = { horizonMonths: 24, discountPercent: 10, marginPercent: 100 };
    const contract = suggestContract(base);
    const money = fieldLike(base.fields, ["number"], monthlyMoney);
    if (contract && money) return { model: { contract, money: money.id }, ...common };
    const purchases = suggestPurchases(base, [/purchase|order|transaction|sale/i, /top.?up|recharge/i]);
    return purchases && { model: { purchases }, ...common };
  },
  define: ({ model, horizonMonths, discountPercent, marginPercent }, { field: named, event }) => {
    const money = `${marginPercent} % margin, over ${horizonMonths} months, discounted at ${discountPercent} % a year`;
    return "purchases" in model
      ? `For prepaid and top-up: purchases to come by the BG/NBD model (Fader, Hardie and Lee 2005) times the spend of one by the Gamma-Gamma model (Fader and Hardie 2013), from ${event(model.purchases.event)} events; all of them, whatever their age; purchases of one day count as one, and one without an amount says nothing of the spend. With ${money}.`
      : `For contracts: periods to come by the shifted-beta-geometric model (Fader and Hardie 2007, 2010) from ${named(model.contract.tenure)} and ${named(model.contract.churned)}, times ${named(model.money)} a month. With ${money}. Who has left has no value.`;
  },
  reads: ({ model }) =>
    "purchases" in model
      ? { fields: [], events: [model.purchases.event] }
      : {
          fields: [model.contract.tenure, model.contract.churned, model.money, ...(model.contract.by === null ? [] : [model.contract.by])],
          events: [],
        },
  check: ({ model }, base) => ("contract" in model ? lossesProblem(base, model.contract) : repeatsProblem(base, model.purchases)),
  compute: (settings, input) =>
    "purchases" in settings.model ? prepaid(settings, settings.model.purchases, input) : contractual(settings, settings.model, input),
};
