import { type ChannelId, channelOf } from "../../channels/index.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Journey } from "../../model/journey.ts";
import type { ModelParameter } from "../../model/results.ts";
import type { ResponseModel } from "../program.ts";
import { streamOf, tastePurpose } from "../random/streams.ts";

/** Numbers of the dry run's rules, section 8, where a journey gives none of its own. */
const SIGMA = 0.8;
const LAMBDA = 0.15;
const KAPPA = 0.2;
const HALF_LIFE_DAYS = 7;

const ASSUMED = "Assumption of the dry run's rules, section 8: nothing is published";

/** The parts of the response model that are switched on, by channel the share of its conversions that a message causes, and the numbers that they use. */
export function modelOf(
  { settings }: Journey,
  channels: readonly ChannelId[],
): { model: ResponseModel | null; iota: number[]; used: ModelParameter[] } {
  const { sigma: spread, fatigue = { on: true }, iota: own } = settings.model ?? {};
  const used: ModelParameter[] = [];
  const number = (name: string, own: number | undefined, shipped: number): number => {
    const given = own !== undefined;
    used.push({ name, value: own ?? shipped, badge: given ? "yours" : "assumption", source: given ? "Given in the journey" : ASSUMED });
    return own ?? shipped;
  };
  const iota = channels.map((channel) => own ?? channelOf(channel).iota);
  if (own === undefined || own === null)
    for (const [at, channel] of channels.entries()) number(`iota.${channel}`, undefined, iota[at] as number);
  else if (own !== 1) number("iota", own, own);
  const sigma = spread === 0 ? 0 : number("sigma", spread, SIGMA);
  const tired = fatigue.on
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
