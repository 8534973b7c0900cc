import { civilFromDays, dateText, daysFromCivil, parseDate, parseDateTime, SECONDS_PER_DAY, weekday } from "./civil.ts";

/** A recurrence rule of RFC 5545, section 3.3.10, in the parts that calendars of campaigns use. Weekdays are 0 Monday to 6 Sunday. */
export interface Recurrence {
  every: "day" | "week" | "month" | "year";
  interval: number;
  /** Empty for the weekday of the first occurrence. */
  weekdays: number[];
  /** Days of the month, negative ones from its end; empty for that of the first occurrence. */
  monthDays: number[];
  /** How many occurrences; null for no end. */
  count: number | null;
  /** Last moment that counts, in unzoned seconds; null for no end. */
  until: number | null;
}

const frequencies = { DAILY: "day", WEEKLY: "week", MONTHLY: "month", YEARLY: "year" } as const;
const dayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const weekdayWords = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const whole = (text: string): number | undefined => (/^[+-]?\d{1,4}$/.test(text) ? Number(text) : undefined);

/** `20261231` or `20261231T090000`, as RFC 5545 writes it, or as our files write dates; a date alone means its end. */
function untilOf(text: string): number | undefined {
  const dashed = text.replace(/^(\d{4})(\d\d)(\d\d)/, "$1-$2-$3").replace(/T(\d\d)(\d\d)(\d\d)?Z?$/, "T$1:$2");
  const day = parseDate(dashed);
  return day === undefined ? parseDateTime(dashed) : (day + 1) * SECONDS_PER_DAY - 1;
}

/** A rule such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=6`; undefined where it is none, or asks for a part that is not known. */
export function parseRecurrence(text: string): Recurrence | undefined {
  const rule: Partial<Recurrence> = { interval: 1, weekdays: [], monthDays: [], count: null, until: null };
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "")
    .split(";")) {
    const [name, value = ""] = part.split("=");
    const numbers = value.split(",").map(whole);
    switch (name) {
      case "FREQ":
        rule.every = frequencies[value as keyof typeof frequencies];
        break;
      case "INTERVAL":
        rule.interval = numbers[0] ?? 0;
        break;
      case "BYDAY":
        rule.weekdays = value.split(",").map((day) => dayNames.indexOf(day));
        break;
      case "BYMONTHDAY":
        rule.monthDays = numbers.map((day) => day ?? 0);
        break;
      case "COUNT":
        rule.count = numbers[0] ?? 0;
        break;
      case "UNTIL":
        rule.until = untilOf(value) ?? Number.NaN;
        break;
      case "WKST":
        if (value !== "MO") return undefined;
        break;
      default:
        return undefined;
    }
  }
  const { every, interval = 0, weekdays = [], monthDays = [], count, until } = rule;
  const sound =
    every !== undefined &&
    interval >= 1 &&
    weekdays.every((day) => day >= 0) &&
    monthDays.every((day) => day !== 0 && Math.abs(day) <= 31) &&
    (count === null || (count ?? 0) >= 1) &&
    !Number.isNaN(until);
  return sound ? (rule as Recurrence) : undefined;
}

const daysInMonth = (year: number, month: number): number =>
  month === 12 ? 31 : daysFromCivil(year, month + 1, 1) - daysFromCivil(year, month, 1);

/** Days of the period number `step` after that of `first` on which the rule falls, ascending. */
function daysOf(rule: Recurrence, first: number, step: number): number[] {
  const begin = civilFromDays(first);
  const byWeekday = (day: number) => rule.weekdays.length === 0 || rule.weekdays.includes(weekday(day));
  switch (rule.every) {
    case "day": {
      const day = first + step * rule.interval;
      return byWeekday(day) ? [day] : [];
    }
    case "week": {
      const monday = first - weekday(first) + step * rule.interval * 7;
      const days = rule.weekdays.length === 0 ? [weekday(first)] : [...new Set(rule.weekdays)].sort((a, b) => a - b);
      return days.map((day) => monday + day);
    }
    case "month":
    case "year": {
      const months = begin.year * 12 + begin.month - 1 + step * rule.interval * (rule.every === "year" ? 12 : 1);
      const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
      const length = daysInMonth(year, month);
      const start = daysFromCivil(year, month, 1);
      const wanted =
        rule.monthDays.length > 0
          ? rule.monthDays.map((day) => (day < 0 ? length + 1 + day : day))
          : rule.weekdays.length > 0
            ? null
            : [begin.day];
      const numbers = wanted ?? Array.from({ length }, (_, at) => at + 1);
      return [...new Set(numbers)]
        .filter((day) => day >= 1 && day <= length)
        .map((day) => start + day - 1)
        .filter(byWeekday)
        .sort((a, b) => a - b);
    }
  }
}

/** Occurrences of a rule from `first` on and before `end`, in unzoned seconds, ascending. `first` itself counts only where the rule falls on it. */
export function occurrences(rule: Recurrence, first: number, end: number): number[] {
  const day = Math.floor(first / SECONDS_PER_DAY);
  const clock = first - day * SECONDS_PER_DAY;
  const found: number[] = [];
  for (let step = 0; ; step++) {
    const moments = daysOf(rule, day, step).map((one) => one * SECONDS_PER_DAY + clock);
    // Periods without any such day, such as a 31st, are shorter than this by far.
    if (step > 40_000) return found;
    for (const moment of moments) {
      if (moment < first) continue;
      if (moment >= end || (rule.until !== null && moment > rule.until)) return found;
      if (rule.count !== null && found.length >= rule.count) return found;
      found.push(moment);
    }
    if (rule.count !== null && found.length >= rule.count) return found;
    if (moments.length === 0 && (day + step * rule.interval) * SECONDS_PER_DAY >= end) return found;
  }
}

/** A rule in words: "every 2 weeks on Monday and Thursday". The text itself where it is no rule. */
export function recurrenceText(text: string): string {
  const rule = parseRecurrence(text);
  if (!rule) return text;
  const { every, interval, weekdays, monthDays, count, until } = rule;
  const list = (words: string[]) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);
  const on = [
    ...(weekdays.length > 0 ? [`on ${list(weekdays.map((day) => weekdayWords[day] as string))}`] : []),
    ...(monthDays.length > 0 ? [`on day ${list(monthDays.map(String))}`] : []),
  ];
  const ends = count !== null ? [`${count} times`] : until !== null ? [`until ${dateText(Math.floor(until / SECONDS_PER_DAY))}`] : [];
  return [interval === 1 ? `every ${every}` : `every ${interval} ${every}s`, ...on, ...ends].join(" ");
}
