import { civilFromDays, SECONDS_PER_DAY } from "./civil.ts";
import type { Recurrence } from "./recurrence.ts";

const frequencies = { day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const;
const dayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** `20261231`, of a moment in unzoned seconds. */
function dateOf(moment: number): string {
  const { year, month, day } = civilFromDays(Math.floor(moment / SECONDS_PER_DAY));
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("");
}

/** A recurrence as a rule of RFC 5545, section 3.3.10; parts that say nothing are left out. An end counts to the end of its day. */
export function writeRecurrence({ every, interval, weekdays, monthDays, count, until }: Recurrence): string {
  return [
    `FREQ=${frequencies[every]}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(weekdays.length === 0 ? [] : [`BYDAY=${weekdays.map((day) => dayNames[day]).join(",")}`]),
    ...(monthDays.length === 0 ? [] : [`BYMONTHDAY=${monthDays.join(",")}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${dateOf(until)}`]),
  ].join(";");
}
