import { channelOf } from "../channels/index.ts";
import { toLocal, type Zone } from "../engine/index.ts";
import type { Cap } from "../engine/program.ts";
import { civilFromDays, SECONDS_PER_DAY } from "../lib/civil.ts";
import { plural } from "../lib/numbers.ts";
import type { SkipContext } from "./story.ts";

const periods = { day: "today", week: "this week", month: "this month" } as const;

/** Number of the calendar period that a moment lies in; weeks begin on Monday. */
function periodOf(window: keyof typeof periods, zone: Zone, time: number): number {
  const day = Math.floor(toLocal(zone, time) / SECONDS_PER_DAY);
  if (window === "day") return day;
  if (window === "week") return Math.floor((day + 3) / 7);
  const { year, month } = civilFromDays(day);
  return year * 12 + month;
}

function within({ window, seconds }: Cap, zone: Zone, time: number, now: number): boolean {
  return window === "rolling" ? time > now - seconds : periodOf(window, zone, time) === periodOf(window, zone, now);
}

/** The cap that stops one more message of a node, in words: `2 of 2 messages in the last 7 days`; empty when none of them does. */
export function capText({ program, zone, story }: SkipContext, channel: string, node: number, now: number): string {
  const { caps, channels, nodes } = program;
  const own = nodes[node]?.journey;
  for (const cap of caps) {
    const only = channels[cap.channel];
    if ((only !== undefined && only !== channel) || (cap.journey >= 0 && cap.journey !== own)) continue;
    const counted = story.sent.filter(
      ({ place: { op }, node: at, time }) =>
        op.op === "send" &&
        (only === undefined || op.channel === only) &&
        (cap.journey < 0 || nodes[at]?.journey === cap.journey) &&
        within(cap, zone, time, now),
    ).length;
    if (counted < cap.count) continue;
    const what = only === undefined ? "message" : `${channelOf(channel as Parameters<typeof channelOf>[0]).label} message`;
    const when = cap.window === "rolling" ? `in the last ${plural(cap.seconds / SECONDS_PER_DAY, "day")}` : periods[cap.window];
    return `${counted} of ${plural(cap.count, what)} ${when}${cap.journey < 0 && program.journeys.length > 1 ? ", over all journeys" : ""}`;
  }
  return "";
}
