import { type ChannelId, channelOf } from "../../channels/index.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Journey } from "../../model/journey.ts";
import type { ModelParameter } from "../../model/results.ts";
import type { ResponseModel } from "../program.ts";
import { streamOf, tastePurpose } from "../random/streams.ts";

/** Fatigue of the dry run's rules, section 8, where a journey switches it on and gives no number of its own. */
const LAMBDA = 0.15;
const KAPPA = 0.2;
const HALF_LIFE_DAYS = 7;

const ASSUMED = "Assumption of the dry run's rules, section 8: nothing is published";

/** The parts of the response model that are switched on, the share of their conversions that messages cause, and the numbers that they use. */
export function modelOf(
  { settings }: Journey,
  channels: readonly ChannelId[],
): { model: ResponseModel | null; iota: number; used: ModelParameter[] } {
  const { sigma = 0, fatigue, iota: own } = settings.model ?? {};
  const used: ModelParameter[] = [];
  const number = (name: string, own: number | undefined, shipped: number): number => {
    const given = own !== undefined;
    used.push({ name, value: own ?? shipped, badge: given ? "yours" : "assumption", source: given ? "Given in the journey" : ASSUMED });
    return own ?? shipped;
  };
  const iota = own ?? 1;
  if (iota !== 1) number("iota", iota, iota);
  if (sigma > 0) number("sigma", sigma, sigma);
  const tired = fatigue?.on
    ? {
        lambda: number("lambda", fatigue.lambda, LAMBDA),
        kappa: number("kappa", fatigue.kappa, KAPPA),
        halfLife: number("halfLifeDays", fatigue.halfLifeDays, HALF_LIFE_DAYS) * SECONDS_PER_DAY,
        onOdds: (fatigue.applyTo ?? "odds") === "odds",
      }
    : null;
  if (sigma === 0 && tired === null) return { model: null, iota, used };
  return {
    model: {
      sigma,
      fatigue: tired,
      weights: channels.map((channel) => channelOf(channel).contactWeight),
      tasteStreams: channels.map((channel) => streamOf("", tastePurpose(channel))),
    },
    iota,
    used,
  };
}
