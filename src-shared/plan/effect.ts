import { countText, moneyText, percentText } from "../lib/numbers.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanRun } from "./run.ts";
import { modelInForce } from "./run.ts";

type Effect = NonNullable<Plan["summary"]["effect"]>;

/**
 * What the messages of a run add, and what that is worth; null where the model has neither baseline nor churn nor value. `cost` is what
 * the incremental conversions cost. Baseline and churn are those of the run's first journey, the value is the journey's own.
 */
export function makeEffect(run: PlanRun, cost: number): Effect | null {
  const { outcomes, money, ranges } = run.results;
  const { baseline, churn } = modelInForce(run) ?? {};
  const value = run.journey.settings.model?.value;
  if (!baseline && !churn && !value) return null;
  const { incremental } = outcomes;
  return {
    incremental,
    incrementalRange: ranges["outcomes.incremental"] ?? null,
    costPerIncremental: incremental > 0 ? cost / incremental : null,
    baseline: Boolean(baseline),
    churned: churn ? outcomes.churned : null,
    incrementalMargin: value ? money.incrementalMargin : null,
    roi: value ? money.roi : null,
  };
}

/** How many of the conversions the messages caused, in a sentence. */
export function effectSentence({ incremental, costPerIncremental, baseline }: Effect, converted: number, currency: string): string {
  if (!baseline) return "No baseline is set, so that messages count as the cause of all conversions.";
  if (incremental < 0) return `Messages caused none of them: without any message there would have been ${countText(-incremental)} more.`;
  if (costPerIncremental === null) return "Messages caused none of them.";
  const rest = incremental < converted ? "; the others would have come without them" : "";
  return `Messages caused ${countText(incremental)} of them, at ${moneyText(costPerIncremental, currency)} each${rest}.`;
}

/** A figure of the effect for people: what it is, its value and one clause of context. */
export interface EffectFigure {
  id: string;
  label: string;
  value: string;
  note: string;
}

/** The figures of an effect, those that its model has; the same in the window, on paper and in the terminal. */
export function effectFigures(effect: Effect, { converted, currency }: { converted: number; currency: string }): EffectFigure[] {
  const { incremental, incrementalRange: range, costPerIncremental, churned, incrementalMargin, roi, baseline } = effect;
  const share = converted > 0 && incremental >= 0 ? `${percentText(incremental / converted)} of converted` : "against no contact at all";
  return [
    {
      ...{ id: "incremental", label: "Incremental conversions", value: countText(incremental) },
      note: range ? `8 in 10 between ${countText(range.p10)} and ${countText(range.p90)}` : baseline ? share : "all, as no baseline is set",
    },
    {
      ...{ id: "cost-per-incremental", label: "Cost per incremental conversion" },
      value: costPerIncremental === null ? "none" : moneyText(costPerIncremental, currency),
      note: costPerIncremental === null ? "nothing was added" : "cost / incremental",
    },
    ...(churned === null ? [] : [{ id: "churned", label: "Churned", value: countText(churned), note: "left during the run" }]),
    ...(incrementalMargin === null
      ? []
      : [
          {
            ...{ id: "incremental-margin", label: "Incremental margin", value: moneyText(incrementalMargin, currency) },
            note: "against no contact at all",
          },
          {
            ...{ id: "roi", label: "Return on the cost (ROI)", value: roi === null ? "none" : percentText(roi) },
            note: roi === null ? "nothing was spent" : "(margin - cost) / cost",
          },
        ]),
  ];
}
