import { countText, moneyText, percentText } from "../lib/numbers.ts";
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

/** What the pairs say about one measure, in words; null where one of the designs has no value. */
export function comparisonText(measure: Measure, summary: PairSummary | null, { a, b, currency }: ComparisonText): string {
  const name = names[measure];
  if (!summary) return `${name.charAt(0).toUpperCase()}${name.slice(1)}: at least one of the designs has none.`;
  const { mean, p10, p90 } = summary;
  const text = (value: number) => measureText(measure, value, currency);
  const more = mean === 0 ? `as much ${name} as` : `${text(Math.abs(mean))} ${mean > 0 ? "more" : "less"} ${name} than`;
  const many = ["incremental", "converted", "optedOut"].includes(measure);
  const lead = `“${a}” has ${many ? more.replace("less", "fewer").replace("as much", "as many") : more} “${b}”`;
  if (p10 === null || p90 === null) return `${lead}.`;
  const [low, high] = [differenceText(measure, p10, currency), differenceText(measure, p90, currency)];
  return `${lead} on average; 8 in 10 simulated outcomes fall between ${low} and ${high}.`;
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
