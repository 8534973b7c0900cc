/**
 * Proleptic Gregorian dates as whole days since 1970-01-01, without the platform's `Date`.
 * Source of the conversions: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
export const SECONDS_PER_DAY = 86_400;

export interface CivilDate {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

/** Days since 1970-01-01 of a date; month 1 to 12. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number. */
export function civilFromDays(days: number): CivilDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day of the week, 0 Monday to 6 Sunday. */
export function weekday(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** True for a date that exists, such as 29 February of a leap year. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  const back = civilFromDays(daysFromCivil(year, month, day));
  return back.year === year && back.month === month && back.day === day;
}

const two = (n: number) => String(n).padStart(2, "0");

/** `YYYY-MM-DD`. */
export function dateText(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** `YYYY-MM-DDTHH:MM:SS` of whole seconds on an unzoned clock. */
export function dateTimeText(seconds: number): string {
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = Math.floor(seconds - days * SECONDS_PER_DAY);
  return `${dateText(days)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}

/** Day number of `YYYY-MM-DD`, or undefined when the text is no existing date. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivilDate(year, month, day) ? daysFromCivil(year, month, day) : undefined;
}

/** Seconds since midnight of `HH:MM` or `HH:MM:SS`; undefined when it is no time of day. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : undefined;
}

/** Unzoned seconds of `YYYY-MM-DDTHH:MM[:SS]`; undefined when the text is no existing local time. */
export function parseDateTime(text: string): number | undefined {
  const [date, time] = text.split("T");
  const days = parseDate(date ?? "");
  const seconds = time === undefined ? undefined : parseTimeOfDay(time);
  return days === undefined || seconds === undefined ? undefined : days * SECONDS_PER_DAY + seconds;
}
