import { parseDate, parseDateTime, parseTimeOfDay, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import type { CapSetting, Journey } from "../../model/journey.ts";
import type { Cap, Condition, ProgramJourney, QuietHours, Value } from "../program.ts";
import { toUtc, type Zone } from "../time/zone.ts";
import { zoneOf } from "../time/zones.ts";
import { stageNumbers, stageOfEvent } from "../words.ts";
import type { EventTable } from "./events.ts";

const HELD_DAYS = 7;
export const days = (count: number): number => Math.round(count * SECONDS_PER_DAY);

export function zoneNamed(name: string, where: string): Zone {
  const zone = zoneOf(name);
  if (zone) return zone;
  throw new InputError("zone-unknown", `There is no time zone "${name}".`, { where, todo: "Use a name such as America/Denver." });
}

/** Moment of a local date, or date and time. */
export function startOf(text: string, zone: Zone): number {
  const day = parseDate(text);
  const local = day === undefined ? parseDateTime(text) : day * SECONDS_PER_DAY;
  if (local !== undefined) return toUtc(zone, local);
  throw new InputError("run-start", `The start "${text}" is no date and time.`, {
    where: "start",
    todo: "Write it like 2026-03-02T09:00.",
  });
}

function quietOf({ settings }: Journey): QuietHours | null {
  const quiet = settings.quietHours;
  if (!quiet) return null;
  const { from, to, then, holdDays } = quiet;
  return { from: parseTimeOfDay(from) ?? 0, to: parseTimeOfDay(to) ?? 0, then, holdSeconds: days(holdDays ?? HELD_DAYS) };
}

/** Caps of a journey, or of the workspace where it is -1, on the channels that the run uses; the others can never bind. */
export function capsOf(caps: readonly CapSetting[], journey: number, channels: readonly string[]): Cap[] {
  return caps
    .filter(({ channel }) => channel === "any" || channels.includes(channel))
    .map(({ channel, count, window }) => ({
      journey,
      channel: channel === "any" ? -1 : channels.indexOf(channel),
      count,
      window: window.kind,
      seconds: window.kind === "rolling" ? days(window.days as number) : 0,
    }));
}

/** The goal: a response, or an event that the base or the journey knows; one that is neither is never met. */
function goalOf(
  { goal, settings }: Journey,
  streams: EventTable,
  known: readonly string[],
): Pick<ProgramJourney, "goalStage" | "goalEvent"> {
  const stage = goal ? stageOfEvent(goal.event) : undefined;
  if (!goal || stage !== undefined) return { goalStage: stage === undefined ? -1 : stageNumbers.indexOf(stage), goalEvent: -1 };
  const arises = known.includes(goal.event) || settings.model?.events?.[goal.event] !== undefined;
  return { goalStage: -1, goalEvent: arises ? streams.add(goal.event, null, "goal.event") : -1 };
}

/** A journey's settings ready to run. */
export function journeyOf(
  journey: Journey,
  {
    controlPercent,
    streams,
    events,
    exitWhen,
    budget,
    value,
  }: {
    controlPercent: number;
    streams: EventTable;
    /** Names of the imported history's events. */
    events: readonly string[];
    exitWhen: Condition | null;
    budget: number;
    value: Value | null;
  },
): ProgramJourney {
  const { settings } = journey;
  return {
    id: journey.id,
    name: journey.name,
    priority: settings.priority,
    maxDuration: days(settings.maxDurationDays),
    conversionWindow: days(settings.conversionWindowDays),
    exitAtEndOfStep: settings.exitCheck === "end-of-step",
    entryLimit: settings.reentry.limit,
    entryGap: days(settings.reentry.gapDays),
    holdOut: Math.max(settings.holdoutPercent, controlPercent) / 100,
    quiet: quietOf(journey),
    holdSeconds: days(settings.quietHours?.holdDays ?? HELD_DAYS),
    ...goalOf(journey, streams, events),
    exitWhen,
    budget,
    value,
  };
}
