import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { SendTime } from "../../nodes/op.ts";
import { NO_DATE, type ProgramOp, type QuietHours } from "../program.ts";
import type { Subject } from "./subject.ts";
import type { ZoneClock } from "./zone-clock.ts";

export type Wait = Extract<ProgramOp, { op: "wait" }>["wait"];

/** Day of the week of a local day number, 0 Monday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The next time of day on one of some weekdays, at or after now; with `today` also the one that today is over. */
function nextWeekday(wait: Extract<Wait, { rule: "until-weekday" }>, clock: ZoneClock, now: number): number {
  const today = Math.floor(clock.toLocal(now) / SECONDS_PER_DAY);
  const over = wait.ifPast !== "wait" && wait.weekdays.includes(weekdayOf(today));
  for (let ahead = 0; ahead <= 7; ahead++) {
    if (!wait.weekdays.includes(weekdayOf(today + ahead))) continue;
    const time = clock.toUtc((today + ahead) * SECONDS_PER_DAY + wait.timeOfDay);
    if (time >= now || over) return time;
  }
  throw new Error("a wait for a weekday names none");
}

/** End of a wait that began now. `day` is the date that the wait is about, where it is about one; the caller has dealt with missing dates. */
function deadlineOf(wait: Wait, clock: ZoneClock, now: number, day: number): number {
  switch (wait.rule) {
    case "elapsed":
      return now + wait.seconds;
    case "calendar-days":
      return Math.max(now, clock.toUtc(clock.toLocal(now) + wait.days * SECONDS_PER_DAY));
    case "until-date":
      return clock.toUtc(wait.local);
    case "until-field":
      return clock.toUtc((day + wait.offsetDays) * SECONDS_PER_DAY + wait.timeOfDay);
    case "until-weekday":
      return nextWeekday(wait, clock, now);
  }
}

/** When a wait that began now ends; or why it is over, where the journey then has the subscriber leave. */
export function waitEnd(wait: Wait, subject: Subject, now: number): number | "no-date" | "date-passed" {
  const day = wait.rule === "until-field" ? subject.date(wait) : 0;
  const missing = day === NO_DATE;
  const deadline = missing ? now : deadlineOf(wait, subject.clock, now, day);
  const past = missing || deadline < now;
  if (past && "ifPast" in wait && wait.ifPast === "exit") return missing ? "no-date" : "date-passed";
  return Math.max(deadline, now);
}

/** When the quiet hours that hold now end; `now` itself outside of them. */
export function quietUntil(quiet: QuietHours, clock: ZoneClock, now: number): number {
  const local = clock.toLocal(now);
  const day = Math.floor(local / SECONDS_PER_DAY);
  const second = local - day * SECONDS_PER_DAY;
  const overnight = quiet.from > quiet.to;
  const isQuiet = overnight ? second >= quiet.from || second < quiet.to : second >= quiet.from && second < quiet.to;
  if (!isQuiet) return now;
  const endDay = overnight && second >= quiet.from ? day + 1 : day;
  const end = clock.toUtc(endDay * SECONDS_PER_DAY + quiet.to);
  // In the second pass of a repeated hour the first occurrence of the end is over: wait for the clock to show it again.
  return end > now ? end : now + quiet.to - second;
}

/** When the hours in which a message goes out begin; `now` itself within them. Hours past midnight belong to the day on which they begin. */
export function sendTimeFrom({ from, to, weekdays }: SendTime, clock: ZoneClock, now: number): number {
  const local = clock.toLocal(now);
  const day = Math.floor(local / SECONDS_PER_DAY);
  const second = local - day * SECONDS_PER_DAY;
  const onDay = (one: number) => weekdays.includes(weekdayOf(one));
  const overnight = from > to;
  if (overnight ? (second >= from && onDay(day)) || (second < to && onDay(day - 1)) : second >= from && second < to && onDay(day))
    return now;
  for (let ahead = 0; ahead <= 8; ahead++) {
    if (!onDay(day + ahead)) continue;
    const time = clock.toUtc((day + ahead) * SECONDS_PER_DAY + from);
    if (time > now) return time;
    // The clock repeats an hour in which the hours begin, and their first showing is over.
    if (ahead === 0 && second < from) return now + from - second;
  }
  throw new Error("a send time names no day");
}
