import { roundMoney } from "../lib/numbers.ts";
import { type Measure, type MeasureComparison, measures } from "../model/comparison.ts";
import type { Results } from "../model/results.ts";
import { type ComparisonText, comparisonText } from "./comparison-text.ts";
import { summarisePairs } from "./pairs.ts";

/** Measures of which less is better. */
const lessIsBetter: readonly Measure[] = ["cost", "optedOut"];
/** Measures that are the same in every design whose conversions are worth nothing. */
const needValue: readonly Measure[] = ["margin", "roi"];

/** What designs are compared by; `valued`: at least one of them says what a conversion is worth. */
export const measuresFor = (valued: boolean): Measure[] => measures.filter((measure) => valued || !needValue.includes(measure));

/** The measures of one replication; null where there is no value. */
export type MeasureValues = Record<Measure, number | null>;

export function measuresOf({ outcomes, money, nodes }: Results): MeasureValues {
  return {
    incremental: outcomes.incremental,
    converted: outcomes.converted,
    cost: money.cost,
    margin: money.incrementalMargin,
    roi: money.roi,
    optedOut: Object.values(nodes).reduce((sum, { optedOut }) => sum + optedOut, 0),
  };
}

const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === values.length && known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
};

function compareMeasure(
  measure: Measure,
  a: readonly MeasureValues[],
  b: readonly MeasureValues[],
  words: ComparisonText,
): MeasureComparison {
  const isMoney = measure === "cost" || measure === "margin";
  const tidy = <T extends number | null>(value: T) => (isMoney && value !== null ? roundMoney(value, words.currency) : value);
  const [ofA, ofB] = [a.map((one) => one[measure]), b.map((one) => one[measure])];
  const means = { a: tidy(mean(ofA)), b: tidy(mean(ofB)) };
  if (means.a === null || means.b === null) {
    const none = { difference: null, deviation: null, p10: null, p50: null, p90: null, better: null };
    return { measure, ...means, ...none, text: comparisonText(measure, null, words) };
  }
  const { positive, ...pairs } = summarisePairs(ofA.map((value, at) => tidy((value as number) - (ofB[at] as number))));
  const [difference, deviation] = [tidy(pairs.mean), tidy(pairs.deviation)];
  const [p10, p50, p90] = [tidy(pairs.p10), tidy(pairs.p50), tidy(pairs.p90)];
  const better =
    positive === null || (pairs.deviation === 0 && difference === 0) ? null : lessIsBetter.includes(measure) ? 1 - positive : positive;
  return {
    measure,
    ...means,
    difference,
    deviation,
    p10,
    p50,
    p90,
    better,
    text: comparisonText(measure, { mean: difference, deviation, p10, p90 }, words),
  };
}

/** Two designs over the same replications, measure by measure, money to the minor unit; `a` and `b` run in parallel by replication. */
export function compareMeasures(
  a: readonly MeasureValues[],
  b: readonly MeasureValues[],
  words: ComparisonText,
  by: readonly Measure[] = measures,
): MeasureComparison[] {
  if (a.length !== b.length) throw new Error(`${a.length} replications cannot be paired with ${b.length}`);
  return by.map((measure) => compareMeasure(measure, a, b, words));
}
