import { channelOf } from "../channels/index.ts";
import type { Program } from "../engine/index.ts";
import { toLocal, type Zone } from "../engine/index.ts";
import type { Cap } from "../engine/program.ts";
import { civilFromDays, SECONDS_PER_DAY } from "../lib/civil.ts";
import { plural } from "../lib/numbers.ts";
import type { Past } from "./story.ts";

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

/** The cap that stops one more message, in words: `2 of 2 messages in the last 7 days`; empty when none of the journey's own does. */
export function capText({ caps, channels }: Program, channel: string, zone: Zone, sent: readonly Past[], now: number): string {
  for (const cap of caps) {
    const own = channels[cap.channel];
    if (own !== undefined && own !== channel) continue;
    const counted = sent.filter(
      ({ place, time }) => place.op.op === "send" && (own === undefined || place.op.channel === own) && within(cap, zone, time, now),
    ).length;
    if (counted < cap.count) continue;
    const what = own === undefined ? "message" : `${channelOf(channel as Parameters<typeof channelOf>[0]).label} message`;
    const when = cap.window === "rolling" ? `in the last ${plural(cap.seconds / SECONDS_PER_DAY, "day")}` : periods[cap.window];
    return `${counted} of ${plural(cap.count, what)} ${when}`;
  }
  return "";
}
