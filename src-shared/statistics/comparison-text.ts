import { countText, moneyText, numberText, percentText } from "../lib/numbers.ts";
import type { Measure, MeasureComparison } from "../model/comparison.ts";
import type { PairSummary } from "./pairs.ts";

/** What sentences about a comparison name. */
export interface ComparisonText {
  a: string;
  b: string;
  currency: string;
}

const names: Record<Measure, string> = {
  incremental: "incremental conversions",
  converted: "conversions",
  cost: "cost",
  margin: "incremental margin",
  roi: "return on the cost",
  optedOut: "opt-outs",
};

/** `incremental conversions`, `cost`. */
export const measureName = (measure: Measure): string => names[measure];

/** A value of a measure for people; `none` where there is no value. */
export function measureText(measure: Measure, value: number | null, currency: string): string {
  if (value === null) return "none";
  if (measure === "roi") return percentText(value);
  return measure === "cost" || measure === "margin" ? moneyText(value, currency) : countText(value);
}

/** As `measureText`, with a plus before what is more. */
export function differenceText(measure: Measure, value: number | null, currency: string): string {
  return `${value !== null && value > 0 ? "+" : ""}${measureText(measure, value, currency)}`;
}

/** True where the two designs were the same in every one of several pairs. */
const neverDiffers = ({ mean, deviation }: Pick<PairSummary, "mean" | "deviation">): boolean => mean === 0 && deviation === 0;

/** How often A is better, as a table shows it; empty where it cannot be told. */
export function betterText({ better, difference, deviation }: MeasureComparison): string {
  if (difference !== null && neverDiffers({ mean: difference, deviation })) return "no difference";
  return better === null ? "" : percentText(better);
}

/** `between 1,172 and 1,239 fewer`, `between 3 fewer and 12 more`: a range of differences without signs. */
function rangeText(low: number, high: number, text: (size: number) => string, less: string): string {
  const [near, far] = [text(Math.abs(low)), text(Math.abs(high))];
  if (low >= 0) return `between ${near} and ${far} more`;
  if (high <= 0) return `between ${far} and ${near} ${less}`;
  return `between ${near} ${less} and ${far} more`;
}

/** What the pairs say about one measure, in words; null where one of the designs has no value. */
export function comparisonText(
  measure: Measure,
  summary: Pick<PairSummary, "mean" | "deviation" | "p10" | "p90"> | null,
  { a, b, currency }: ComparisonText,
): string {
  const name = names[measure];
  if (!summary) return `${name.charAt(0).toUpperCase()}${name.slice(1)}: at least one of the designs has none.`;
  const { mean, p10, p90 } = summary;
  if (neverDiffers(summary)) return `No difference in ${name}: “${a}” and “${b}” have the same in every simulated outcome.`;
  const many = ["incremental", "converted", "optedOut"].includes(measure);
  const less = many ? "fewer" : "less";
  const text = (size: number) => (many && size >= 100 ? numberText(size) : measureText(measure, size, currency));
  const exact = measureText(measure, Math.abs(mean), currency);
  const more = mean === 0 ? `as ${many ? "many" : "much"} ${name} as` : `${exact} ${mean > 0 ? "more" : less} ${name} than`;
  const lead = `“${a}” has ${more} “${b}”`;
  if (p10 === null || p90 === null) return `${lead}.`;
  return `${lead} on average; 8 in 10 simulated outcomes fall ${rangeText(p10, p90, text, less)}.`;
}

/** How sure it is that A is better, in words. */
function chanceText({ better }: MeasureComparison, { a, b }: ComparisonText): string {
  if (better === null) return "";
  if (better === 0.5) return " Neither is better more often.";
  const [name, share] = better > 0.5 ? [a, better] : [b, 1 - better];
  return ` “${name}” is better in ${percentText(share)} of them.`;
}

/** The answer in words: incremental conversions first. With one replication, chance is not told apart. */
export function answerText(incremental: MeasureComparison, replications: number, words: ComparisonText): string {
  if (replications > 1) return `${incremental.text}${chanceText(incremental, words)}`;
  return `${incremental.text} One replication was run, so that chance is not told apart from a true difference; run several for a range.`;
}
