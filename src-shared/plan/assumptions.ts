import { type ChannelId, channelOf } from "../channels/index.ts";
import { numberText, percentText, plural, priceText, ratioText } from "../lib/numbers.ts";
import type { Plan } from "../model/plan.ts";
import { badges } from "../model/response.ts";
import type { UsedParameter } from "../model/results.ts";
import { modelAssumptions } from "./model-assumptions.ts";
import { channelIdOf, modelInForce, nodeLabel, nodeResult, type PlanRun } from "./run.ts";
import { silentEvents } from "./silent-events.ts";
import { parameterText, perText, reasonText } from "./words.ts";

/** A rate or price in words, with the channel, and the segment where it is not for everyone. */
function whatText(channelId: ChannelId | undefined, stage: UsedParameter["stage"], segment: string | undefined): string {
  const what = channelId ? `${channelOf(channelId).label}: ${parameterText(stage).toLowerCase()}` : parameterText(stage);
  return segment === undefined ? what : `${what}, for “${segment}”`;
}

/** Every rate and price of the run with its badge and source, in the order of the journey's nodes; the response model last. */
export function makeAssumptions(run: PlanRun): Plan["assumptions"] {
  const { results, journey } = run;
  const rates = journey.nodes.flatMap((node) => {
    const channelId = channelIdOf(node);
    return results.parameters
      .filter((used) => used.node === node.id)
      .map(({ stage, value, per, badge, source, low, high, segment }) => ({
        node: node.id,
        label: nodeLabel(node),
        what: whatText(channelId, stage, segment),
        value,
        unit: stage === "cost" ? ("money" as const) : ("share" as const),
        per: (per === "sent" && channelId && channelOf(channelId).sentAs) || perText(per),
        badge,
        source,
        low,
        high,
      }));
  });
  return [...rates, ...modelAssumptions(run)];
}

type Assumption = Plan["assumptions"][number];

/** An assumption that several touchpoints share. */
export interface SharedAssumption {
  one: Assumption;
  /** Labels of the touchpoints it serves. */
  labels: string[];
}

/** Assumptions that are the same for several touchpoints, once each, for readers; files that are worked on list them all. */
export function sharedAssumptions(assumptions: readonly Assumption[]): SharedAssumption[] {
  const groups = Map.groupBy(assumptions, ({ what, value, per, low, high, badge, source }) =>
    JSON.stringify([what, value, per, low, high, badge, source]),
  );
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    return one ? [{ one, labels: group.map(({ label }) => label) }] : [];
  });
}

/** A value in its unit: `2.7 %`, `$0.002`, `1.5`. */
function inUnit(value: number, unit: Assumption["unit"], currency: string): string {
  if (unit === "number") return ratioText(value);
  return unit === "money" ? priceText(value, currency) : percentText(value);
}

/** An assumption's value in words, such as `2.7 % per message delivered`. */
export function assumptionText({ value, unit, per }: Assumption, currency: string): string {
  return `${inUnit(value, unit, currency)}${per === "" ? "" : ` per ${per}`}`;
}

/** Its range in words, or that none is published. */
export function assumptionRange(assumption: Assumption, currency: string): string {
  const { low, high, unit } = assumption;
  if (low === null || high === null) return "no range published";
  return `8 in 10 lie between ${inUnit(low, unit, currency)} and ${inUnit(high, unit, currency)}`;
}

/** The touchpoints of an assumption in a few words. */
export function touchpointsText(labels: readonly string[]): string {
  return labels.length > 3 ? `${labels.length} touchpoints` : labels.join(", ");
}

/** Who was left out, where and why: at the entry, and at each send. */
export function makeExcluded({ results, journey }: PlanRun): Plan["excluded"] {
  const rows: Plan["excluded"] = Object.entries(results.journey.notEntered).map(([reason, count]) => ({
    where: "Entry",
    reason: reasonText(reason),
    count,
  }));
  if (results.journey.control > 0) {
    rows.push({ where: "Entry", reason: "In the hold-out: measured, never contacted", count: results.journey.control });
  }
  for (const node of journey.nodes) {
    if (channelIdOf(node) === undefined) continue;
    const { skipped, held } = nodeResult(results, node.id);
    for (const [reason, count] of Object.entries(skipped)) rows.push({ where: nodeLabel(node), reason: reasonText(reason), count });
    if (held > 0) rows.push({ where: nodeLabel(node), reason: "Still held when the run ended", count: held });
  }
  return rows.filter(({ count }) => count > 0);
}

/** What a reader must know before trusting the numbers, one sentence each. */
export function makeWarnings(run: PlanRun, currencyAmount: (value: number) => string): string[] {
  const { results, journey } = run;
  const warnings: string[] = [];
  const { parameters, manifest, outcomes } = results;
  const counted = badges.map((badge) => parameters.filter((used) => used.badge === badge).length);
  const [yours = 0, blended = 0, benchmark = 0, assumption = 0] = counted;
  if (parameters.length > 0 && yours + blended === 0) {
    warnings.push("All rates and prices are benchmarks or assumptions; none was measured on your own base.");
  } else if (benchmark + assumption > 0) {
    warnings.push(`${plural(benchmark + assumption, "rate or price is", "rates and prices are")} a benchmark or an assumption, not yours.`);
  }
  if (manifest.replications === 1)
    warnings.push("This is one simulated outcome; repeat the run with replications to see how far it can vary.");
  if (modelInForce(run)?.baseline == null) {
    warnings.push("No baseline is set: some of those who convert would have done so without any contact.");
  }
  if (outcomes.pending > 0) {
    warnings.push(`${plural(outcomes.pending, "response was", "responses were")} still to come when the run ended.`);
  }
  if (results.journey.inProgress > 0) {
    warnings.push(
      `${plural(results.journey.inProgress, "subscriber was", "subscribers were")} still in the journey after ${numberText(manifest.horizonDays)} days.`,
    );
  }
  const budget = journey.settings.budget?.total;
  if (budget !== undefined && results.money.cost > budget) {
    warnings.push(`The cost is above the budget of ${currencyAmount(budget)} by ${currencyAmount(results.money.cost - budget)}.`);
  }
  warnings.push(...silentEvents(results));
  if (results.journey.entered === 0) warnings.push("Nobody enters this journey; look at the audience's rules.");
  const contacted = Object.values(results.nodes).reduce((sum, node) => sum + node.sent, 0);
  const skipped = Object.values(results.nodes).reduce((sum, node) => sum + Object.values(node.skipped).reduce((a, b) => a + b, 0), 0);
  if (skipped > contacted) {
    warnings.push(`More messages are skipped than sent (${percentText(skipped / (skipped + contacted))}); see what was excluded and why.`);
  }
  return warnings;
}
