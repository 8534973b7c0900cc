import { toLocal } from "../engine/time/zone.ts";
import { zoneOf } from "../engine/time/zones.ts";
import { dateText, dateTimeText, parseDate, parseDateTime, weekday } from "../lib/civil.ts";
import { dateWords } from "./words.ts";

/** Date of a day of the run, `YYYY-MM-DD`; day 0 is `first`. */
export function dateOfDay(first: string, day: number): string {
  return dateText((parseDate(first) ?? 0) + day);
}

/** ISO 8601 week number (1 to 53) of a date, and its Monday. */
export function isoWeek(date: string): { week: number; monday: string } {
  const days = parseDate(date) ?? 0;
  const monday = days - weekday(days);
  const thursday = monday + 3;
  const january1 = parseDate(`${dateText(thursday).slice(0, 4)}-01-01`) ?? 0;
  return { week: Math.floor((thursday - january1) / 7) + 1, monday: dateText(monday) };
}

/** Seconds on the local clock of a zone of a moment given in UTC; an unknown zone reads as UTC. */
function localSeconds(moment: string, zone: string): number {
  const seconds = parseDateTime(moment.replace(/(\.\d+)?Z$/, "")) ?? 0;
  const known = zoneOf(zone);
  return known ? toLocal(known, seconds) : seconds;
}

/** Local date in a zone of a moment given in UTC (`2026-03-02T16:00:00Z`), by the engine's zone data. An unknown zone reads as UTC. */
export function localDate(moment: string, zone: string): string {
  return dateTimeText(localSeconds(moment, zone)).slice(0, 10);
}

/** `Mon 2 Mar 2026, 09:00` of a moment given in UTC, on the clock of a zone. An unknown zone reads as UTC. */
export function localMoment(moment: string, zone: string): string {
  const local = dateTimeText(localSeconds(moment, zone));
  return `${dateWords(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
