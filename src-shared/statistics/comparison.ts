import { type Measure, type MeasureComparison, measures } from "../model/comparison.ts";
import type { Results } from "../model/results.ts";
import { type ComparisonText, comparisonText } from "./comparison-text.ts";
import { type PairSummary, summarisePairs } from "./pairs.ts";

/** Measures of which less is better. */
const lessIsBetter: readonly Measure[] = ["cost", "optedOut"];

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
  const [ofA, ofB] = [a.map((one) => one[measure]), b.map((one) => one[measure])];
  const means = { a: mean(ofA), b: mean(ofB) };
  if (means.a === null || means.b === null) {
    const none = { difference: null, deviation: null, p10: null, p50: null, p90: null, better: null };
    return { measure, ...means, ...none, text: comparisonText(measure, null, words) };
  }
  const summary: PairSummary = summarisePairs(ofA.map((value, at) => (value as number) - (ofB[at] as number)));
  const { mean: difference, deviation, p10, p50, p90, positive } = summary;
  const better = positive === null ? null : lessIsBetter.includes(measure) ? 1 - positive : positive;
  return { measure, ...means, difference, deviation, p10, p50, p90, better, text: comparisonText(measure, summary, words) };
}

/** Two designs over the same replications, measure by measure; `a` and `b` run in parallel by replication. */
export function compareMeasures(a: readonly MeasureValues[], b: readonly MeasureValues[], words: ComparisonText): MeasureComparison[] {
  if (a.length !== b.length) throw new Error(`${a.length} replications cannot be paired with ${b.length}`);
  return measures.map((measure) => compareMeasure(measure, a, b, words));
}
