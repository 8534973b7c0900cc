import type { ProjectParameter } from "../model/parameters.ts";
import type { ResponseBase } from "../model/response.ts";
import { type Benchmark, badgeOf, type Channel } from "./channel.ts";
import { inForce, type RateClass, segmentsOf } from "./in-force.ts";
import { resolveResponse } from "./resolve-response.ts";

/** A rate or price as it stands in one layer, or in force. */
export interface Rate extends Pick<ProjectParameter, "stage" | "value" | "per" | "low" | "high" | "n" | "badge" | "source"> {
  /** Where it stands. */
  layer: ProjectParameter["layer"] | "shipped";
}

/** Every rate and the price in force for one class of subscribers, in the order of the funnel. */
export interface ClassRates {
  /** Null for everyone who is in none of the segments. */
  segment: RateClass | null;
  rates: Rate[];
}

const rateOf = (stage: Rate["stage"], number: Benchmark & { per: ResponseBase }, strength: number): Rate => ({
  ...{ stage, value: number.value, per: number.per, low: number.low, high: number.high },
  ...{ n: number.layer === undefined ? strength : (number.n ?? null), badge: badgeOf(number), source: number.source },
  layer: number.layer ?? "shipped",
});

/** What the channel ships with, whatever the project says. */
export function shippedRates(channel: Channel): Rate[] {
  const { funnel, parameters, cost, priorStrength } = channel;
  const rates = ([...funnel, "optedOut", "complained"] as const).flatMap((stage) => {
    const shipped = parameters[stage];
    return shipped ? [rateOf(stage, shipped, priorStrength)] : [];
  });
  return [...rates, { ...rateOf("cost", cost, priorStrength), n: null }];
}

/** The rates that a message without numbers of its own uses; those that contradict each other are made to fit, and say so. */
function ratesOf(channel: Channel): Rate[] {
  const { funnel, consent } = resolveResponse(channel, {});
  const stages = [...funnel, ...[...consent].reverse()].map(
    ({ stage, value, per, low, high, n, badge, source }): Rate => ({
      ...{ stage, value, per, low, high, n, badge, source },
      layer: channel.parameters[stage]?.layer ?? "shipped",
    }),
  );
  return [...stages, { ...rateOf("cost", channel.cost, channel.priorStrength), n: channel.cost.n ?? null }];
}

/** Everything in force of a channel: for everyone, and for each segment that has rates of its own. */
export function ratesInForce(channel: Channel, parameters: readonly ProjectParameter[]): ClassRates[] {
  return [null, ...segmentsOf(channel, parameters)].map((segment) => ({
    segment,
    rates: ratesOf(inForce(channel, parameters, segment?.key ?? null)),
  }));
}
