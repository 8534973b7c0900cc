import { civilFromDays, daysFromCivil, isCivilDate } from "./civil.ts";

/** Days of the Gregorian calendar's whole cycle of 400 years. */
const CYCLE = 146_097;

/** Month and day as one number: 2 March is 302. */
const code = (day: number): number => {
  const { month, day: ofMonth } = civilFromDays(day);
  return month * 100 + ofMonth;
};

const FEB_28 = 228;
const FEB_29 = 229;
const isLeap = (day: number): boolean => isCivilDate(civilFromDays(day).year, 2, 29);

/** Months and days, as numbers such as 302, whose anniversary falls on `today` or on one of the days after it. 29 February is kept on 28 February in years without it. */
export function comingCodes(today: number, days: number): ReadonlySet<number> {
  const coming = new Set<number>();
  for (let day = today; day < today + days; day++) {
    coming.add(code(day));
    if (code(day) === FEB_28 && !isLeap(day)) coming.add(FEB_29);
  }
  return coming;
}

/** For every day of the calendar's cycle, whether its anniversary is coming; ask by `cycleDay`. Building it takes some milliseconds. */
export function comingTable(today: number, days: number): Uint8Array {
  const coming = comingCodes(today, days);
  return Uint8Array.from({ length: CYCLE }, (_, day) => Number(coming.has(code(day))));
}

/** A day's place in the calendar's cycle. */
export const cycleDay = (day: number): number => ((day % CYCLE) + CYCLE) % CYCLE;

/** The first anniversary of a date on or after a day, and the `count` - 1 that follow it, as day numbers. */
export function anniversaries(date: number, from: number, count: number): number[] {
  const { month, day } = civilFromDays(date);
  const inYear = (year: number) => daysFromCivil(year, month, month === 2 && day === 29 && !isCivilDate(year, 2, 29) ? 28 : day);
  const { year } = civilFromDays(from);
  const first = inYear(year) >= from ? year : year + 1;
  return Array.from({ length: count }, (_, at) => inYear(first + at));
}
