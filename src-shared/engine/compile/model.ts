import { type ChannelId, channelOf } from "../../channels/index.ts";
import { parseTimeOfDay, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { type Journey, weekdays } from "../../model/journey.ts";
import type { ModelParameter } from "../../model/results.ts";
import type { ResponseModel } from "../program.ts";
import { streamOf, tastePurpose } from "../random/streams.ts";

/** Numbers where a journey gives none of its own (docs/dry-run.md, "Differences between subscribers, and fatigue"). */
const SIGMA = 0.8;
const LAMBDA = 0.15;
const KAPPA = 0.2;
const HALF_LIFE_DAYS = 7;

const assumed = (heading: string): string => `Assumption, because nothing is published: docs/dry-run.md, “${heading}”`;
/** Source of what the dry run assumes of spread and fatigue, where nothing else is given. */
export const ASSUMED_DIFFERENCES = assumed("Differences between subscribers, and fatigue");
/** Source of what it assumes of the share of conversions that messages cause. */
const ASSUMED_CAUSES = assumed("What happens without contact, and what it is worth");

const MINUTES_A_WEEK = 10_080;

/** By channel: the product of all factors of each minute of the week; null where they are all 1. */
function hoursOf({ settings }: Journey, channels: readonly ChannelId[]): (Float64Array | null)[] {
  const { hours = [], weekdays: byDay = [] } = settings.model ?? {};
  return channels.map((id) => {
    const table = new Float64Array(MINUTES_A_WEEK).fill(1);
    const scale = (minute: number, factor: number) => {
      table[minute] = (table[minute] as number) * factor;
    };
    for (const { channel, from, to, factor } of hours) {
      if (channel !== "any" && channel !== id) continue;
      const [first, last] = [(parseTimeOfDay(from) ?? 0) / 60, (parseTimeOfDay(to) ?? 0) / 60];
      for (let minute = 0; minute < MINUTES_A_WEEK; minute++) {
        const ofDay = minute % 1440;
        if (first < last ? ofDay >= first && ofDay < last : ofDay >= first || ofDay < last) scale(minute, factor);
      }
    }
    for (const { channel, days, factor } of byDay) {
      if (channel !== "any" && channel !== id) continue;
      for (let minute = 0; minute < MINUTES_A_WEEK; minute++)
        if (days.includes(weekdays[Math.floor(minute / 1440)] as (typeof weekdays)[number])) scale(minute, factor);
    }
    return table.every((factor) => factor === 1) ? null : table;
  });
}

/** The parts of the response model that are switched on, by journey and channel the share of its conversions that a message causes, and the numbers that they use. */
export function modelOf(
  journeys: readonly Journey[],
  channels: readonly ChannelId[],
): { model: ResponseModel | null; iota: number[][]; used: ModelParameter[] } {
  const [journey] = journeys as [Journey];
  const { sigma: spread, fatigue = { on: true }, iota: own, preference = null } = journey.settings.model ?? {};
  const used: ModelParameter[] = [];
  const number = (name: string, own: number | undefined, shipped: number, source = ASSUMED_DIFFERENCES): number => {
    const given = own !== undefined;
    used.push({ name, value: own ?? shipped, badge: given ? "yours" : "assumption", source: given ? "Given in the journey" : source });
    return own ?? shipped;
  };
  const iotas = journeys.map(({ settings }) => channels.map((channel) => settings.model?.iota ?? channelOf(channel).iota));
  const [iota = []] = iotas;
  if (own === undefined || own === null)
    for (const [at, channel] of channels.entries()) number(`iota.${channel}`, undefined, iota[at] as number, ASSUMED_CAUSES);
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
  const hours = hoursOf(journey, channels);
  if (preference) used.push({ name: "preference", value: preference.factor, badge: "yours", source: "Given in the journey" });
  if (hours.some((table) => table !== null)) used.push({ name: "hours", value: 1, badge: "yours", source: "Factors given in the journey" });
  if (sigma === 0 && tired === null && !preference && hours.every((table) => table === null)) return { model: null, iota: iotas, used };
  return {
    model: {
      sigma,
      fatigue: tired,
      weights: channels.map((channel) => channelOf(channel).contactWeight),
      tasteStreams: channels.map((channel) => streamOf("", tastePurpose(channel))),
      preference: preference ? { factor: preference.factor, otherwise: preference.otherwise } : null,
      hours,
    },
    iota: iotas,
    used,
  };
}
