import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { NO_DATE, type ProgramOp, type QuietHours } from "../program.ts";
import { offsetAt, toLocal, toUtc, type Zone } from "../time/zones.ts";
import type { Subject } from "./subject.ts";

export type Wait = Extract<ProgramOp, { op: "wait" }>["wait"];

/** End of a wait that began now. `day` is the date that the wait is about, where it is about one; the caller has dealt with missing dates. */
function deadlineOf(wait: Wait, zone: Zone, now: number, day: number): number {
  switch (wait.rule) {
    case "elapsed":
      return now + wait.seconds;
    case "calendar-days":
      return Math.max(now, toUtc(zone, toLocal(zone, now) + wait.days * SECONDS_PER_DAY));
    case "until-date":
      return toUtc(zone, wait.local);
    case "until-field":
      return toUtc(zone, (day + wait.offsetDays) * SECONDS_PER_DAY + wait.timeOfDay);
    case "until-weekday": {
      const today = Math.floor(toLocal(zone, now) / SECONDS_PER_DAY);
      for (let ahead = 0; ahead <= 7; ahead++) {
        if (!wait.weekdays.includes((((today + ahead + 3) % 7) + 7) % 7)) continue;
        const time = toUtc(zone, (today + ahead) * SECONDS_PER_DAY + wait.timeOfDay);
        if (time >= now) return time;
      }
      throw new Error("a wait for a weekday names none");
    }
  }
}

/** When a wait that began now ends; or why it is over, where the journey then has the subscriber leave. */
export function waitEnd(wait: Wait, subject: Subject, now: number): number | "no-date" | "date-passed" {
  const day = wait.rule === "until-field" ? subject.date(wait) : 0;
  const missing = day === NO_DATE;
  const deadline = missing ? now : deadlineOf(wait, subject.zone, now, day);
  const past = missing || deadline < now;
  if (past && (wait.rule === "until-date" || wait.rule === "until-field") && wait.ifPast === "exit")
    return missing ? "no-date" : "date-passed";
  return Math.max(deadline, now);
}

/** When the quiet hours that hold now end, in a zone; `now` itself outside of them. */
export function quietUntil(quiet: QuietHours, zone: Zone, now: number): number {
  const local = now + offsetAt(zone, now);
  const day = Math.floor(local / SECONDS_PER_DAY);
  const clock = local - day * SECONDS_PER_DAY;
  const overnight = quiet.from > quiet.to;
  const isQuiet = overnight ? clock >= quiet.from || clock < quiet.to : clock >= quiet.from && clock < quiet.to;
  if (!isQuiet) return now;
  const endDay = overnight && clock >= quiet.from ? day + 1 : day;
  const end = toUtc(zone, endDay * SECONDS_PER_DAY + quiet.to);
  // In the second pass of a repeated hour the first occurrence of the end is over: wait for the clock to show it again.
  return end > now ? end : now + quiet.to - clock;
}
