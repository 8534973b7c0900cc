import { toLocal, zoneOf } from "../engine/time/zones.ts";
import { dateText, dateTimeText, parseDate, parseDateTime, weekday } from "../lib/civil.ts";

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

/** Local date in a zone of a moment given in UTC (`2026-03-02T16:00:00Z`), by the engine's zone data. An unknown zone reads as UTC. */
export function localDate(moment: string, zone: string): string {
  const seconds = parseDateTime(moment.replace(/(\.\d+)?Z$/, "")) ?? 0;
  const known = zoneOf(zone);
  return dateTimeText(known ? toLocal(known, seconds) : seconds).slice(0, 10);
}
