import type { Comparison } from "../../src-shared/model/comparison.ts";
import { betterText, differenceText, measureName, measureText } from "../../src-shared/statistics/comparison-text.ts";
import { count, table } from "./text.ts";

/** Two designs for the terminal: the answer, then a line for every measure. */
export function comparisonLines({ a, b, replications, measures, sentence, warnings }: Comparison, currency: string): string[] {
  const rows = measures.map((compared) => {
    const { measure, difference, p10, p90, ...means } = compared;
    return [
      measureName(measure),
      measureText(measure, means.a, currency),
      measureText(measure, means.b, currency),
      differenceText(measure, difference, currency),
      p10 === null || p90 === null ? "" : `${differenceText(measure, p10, currency)} to ${differenceText(measure, p90, currency)}`,
      betterText(compared),
    ];
  });
  return [
    sentence,
    "",
    `A  ${a.name}`,
    `B  ${b.name}`,
    `${count(replications)} pair${replications === 1 ? "" : "s"} over the same draws, seed ${a.manifest.seed}`,
    ...warnings.map((warning) => `Note: ${warning}`),
    "",
    ...table(["measure", "A", "B", "A less B", "8 in 10 between", "A better"], rows),
  ];
}
