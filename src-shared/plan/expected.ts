import { countText, moneyText, percentText, plural } from "../lib/numbers.ts";
import type { Plan } from "../model/plan.ts";
import { effectSentence } from "./effect.ts";
import { rangeOf } from "./uncertainty.ts";

/** The expected result in words, numbers first, with how many of the conversions messages caused where the model tells, and the range and what it holds, or the reason why there is none. `draws`: each replication drew its own rates. */
export function expectedSentence(
  summary: Omit<Plan["summary"], "sentence">,
  currency: string,
  { replications, draws }: { replications: number; draws: boolean },
): string {
  const { converted, entered, cost, convertedRange: range, conversionRate, costPerConversion, effect } = summary;
  if (entered === 0) return "Nobody enters this journey, so nobody is contacted and nothing is spent.";
  const rate = conversionRate === null ? "" : ` (${percentText(conversionRate)})`;
  const each = costPerConversion === null ? "" : `, ${moneyText(costPerConversion, currency)} per conversion`;
  const caused = effect && converted > 0 ? ` ${effectSentence(effect, converted, currency)}` : "";
  const lead = `${countText(converted)} of ${plural(entered, "subscriber")} who enter convert${rate}, at a cost of ${moneyText(cost, currency)}${each}.${caused}`;
  if (range)
    return `${lead} 8 in 10 simulated outcomes fall between ${countText(range.p10)} and ${countText(range.p90)} conversions, ${rangeOf(draws)}.`;
  return replications === 1
    ? `${lead} This is one simulated outcome, so no range can be given.`
    : `${lead} It is the mean of ${countText(replications)} simulated outcomes.`;
}
