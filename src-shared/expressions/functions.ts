import { civilFromDays, dateText, dateTimeText, daysFromCivil, parseDate, SECONDS_PER_DAY, weekday } from "../lib/civil.ts";
import { dayOrMissing, numberOrMissing, type Value, type ValueType } from "./value.ts";

/** A function of the expression language over values that are all present; a missing argument makes the result missing before it is called. */
export interface Fn {
  readonly name: string;
  /** How it is written, and what it gives, for help. */
  readonly usage: string;
  readonly means: string;
  /** Types of its arguments; the last one repeats when `more` is set. */
  readonly takes: readonly ValueType[];
  readonly more?: boolean;
  readonly gives: ValueType;
  // biome-ignore lint/suspicious/noExplicitAny: the checker has seen the types of the arguments
  readonly call: (...values: any[]) => Value;
}

const whole = (count: number) => Math.max(0, Math.trunc(count));
const characters = (text: string) => Array.from(text);

/** Whole months from one day to another; the day of the month counts. */
function months(from: number, to: number): number {
  if (to < from) return 0 - months(to, from);
  const [a, b] = [civilFromDays(from), civilFromDays(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

function addMonths(day: number, count: number): number | null {
  const { year, month, day: ofMonth } = civilFromDays(day);
  const at = year * 12 + (month - 1) + Math.trunc(count);
  const [toYear, toMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  if (!(toYear >= 1 && toYear <= 9999)) return null;
  const last = daysFromCivil(toMonth === 12 ? toYear + 1 : toYear, toMonth === 12 ? 1 : toMonth + 1, 1) - 1;
  return dayOrMissing(Math.min(daysFromCivil(toYear, toMonth, 1) + ofMonth - 1, last));
}

/** Half away from zero, at a number of decimals from 0 to 12. */
function rounded(value: number, decimals: number): number | null {
  const places = Math.min(12, Math.max(0, Math.trunc(decimals)));
  const factor = 10 ** places;
  const scaled = numberOrMissing(Math.abs(value) * factor);
  // Sizes at which a double has no decimals left are whole already.
  if (scaled === null || scaled >= 2 ** 52) return value;
  return numberOrMissing((Math.sign(value) * Math.floor(Number((scaled + 0.5).toPrecision(15)))) / factor);
}

const one = (name: string, takes: ValueType, gives: ValueType, means: string, call: Fn["call"]): Fn => ({
  name,
  usage: `${name}(${takes})`,
  means,
  takes: [takes],
  gives,
  call,
});

/** Every plain function. `if`, `coalesce`, `isMissing`, `in`, `min`, `max`, `text` and `asOf` have rules of types of their own. */
export const functions: readonly Fn[] = [
  one("abs", "number", "number", "without its sign", (x: number) => numberOrMissing(Math.abs(x))),
  {
    name: "round",
    usage: "round(number, decimals)",
    means: "rounded, halves away from zero",
    takes: ["number", "number"],
    gives: "number",
    call: rounded,
  },
  one("floor", "number", "number", "the next whole number below", (x: number) => numberOrMissing(Math.floor(x))),
  one("ceil", "number", "number", "the next whole number above", (x: number) => numberOrMissing(Math.ceil(x))),
  one("sqrt", "number", "number", "square root", (x: number) => numberOrMissing(Math.sqrt(x))),
  one("ln", "number", "number", "natural logarithm", (x: number) => numberOrMissing(Math.log(x))),
  one("lower", "text", "text", "in small letters", (text: string) => text.toLowerCase()),
  one("upper", "text", "text", "in capitals", (text: string) => text.toUpperCase()),
  one("trim", "text", "text", "without blanks around it", (text: string) => text.trim()),
  one("length", "text", "number", "how many characters", (text: string) => characters(text).length),
  {
    name: "left",
    usage: "left(text, count)",
    means: "the first characters",
    takes: ["text", "number"],
    gives: "text",
    call: (text: string, count: number) => characters(text).slice(0, whole(count)).join(""),
  },
  {
    name: "right",
    usage: "right(text, count)",
    means: "the last characters",
    takes: ["text", "number"],
    gives: "text",
    call: (text: string, count: number) => (whole(count) === 0 ? "" : characters(text).slice(-whole(count)).join("")),
  },
  {
    name: "part",
    usage: "part(text, separator, number)",
    means: "the part between separators, from 1",
    takes: ["text", "text", "number"],
    gives: "text",
    call: (text: string, separator: string, at: number) => (separator === "" ? null : (text.split(separator)[Math.trunc(at) - 1] ?? null)),
  },
  {
    name: "contains",
    usage: "contains(text, what)",
    means: "whether it holds it, without regard to case",
    takes: ["text", "text"],
    gives: "boolean",
    call: (text: string, what: string) => text.toLowerCase().includes(what.toLowerCase()),
  },
  {
    name: "startsWith",
    usage: "startsWith(text, what)",
    means: "whether it begins so, without regard to case",
    takes: ["text", "text"],
    gives: "boolean",
    call: (text: string, what: string) => text.toLowerCase().startsWith(what.toLowerCase()),
  },
  one("number", "text", "number", "the number that is written", (text: string) =>
    /^\s*[-+]?\d+(\.\d+)?\s*$/.test(text) ? numberOrMissing(Number(text)) : null,
  ),
  one("date", "text", "date", "the day written as YYYY-MM-DD", (text: string) => parseDate(text.trim()) ?? null),
  one("dateOf", "datetime", "date", "the day of a moment, UTC", (seconds: number) => dayOrMissing(Math.floor(seconds / SECONDS_PER_DAY))),
  one("year", "date", "number", "its year", (day: number) => civilFromDays(day).year),
  one("month", "date", "number", "its month, 1 to 12", (day: number) => civilFromDays(day).month),
  one("day", "date", "number", "its day of the month", (day: number) => civilFromDays(day).day),
  one("weekday", "date", "number", "1 Monday to 7 Sunday", (day: number) => weekday(day) + 1),
  {
    name: "monthsBetween",
    usage: "monthsBetween(from, to)",
    means: "whole months",
    takes: ["date", "date"],
    gives: "number",
    call: (from: number, to: number) => numberOrMissing(months(from, to)),
  },
  {
    name: "yearsBetween",
    usage: "yearsBetween(from, to)",
    means: "whole years, such as an age",
    takes: ["date", "date"],
    gives: "number",
    call: (from: number, to: number) => numberOrMissing(Math.trunc(months(from, to) / 12)),
  },
  {
    name: "addMonths",
    usage: "addMonths(date, months)",
    means: "the same day of another month, or its last",
    takes: ["date", "number"],
    gives: "date",
    call: addMonths,
  },
];

/** Functions that follow rules of types of their own, for help and for finding what was meant. */
export const special: readonly { readonly name: string; readonly usage: string; readonly means: string }[] = [
  { name: "if", usage: "if(condition, then, else)", means: "one of two values" },
  { name: "coalesce", usage: "coalesce(a, b, …)", means: "the first that is not missing" },
  { name: "isMissing", usage: "isMissing(value)", means: "whether there is no value" },
  { name: "in", usage: "in(value, a, b, …)", means: "whether it is one of them" },
  { name: "min", usage: "min(a, b, …)", means: "the least of those that are not missing" },
  { name: "max", usage: "max(a, b, …)", means: "the greatest of those that are not missing" },
  { name: "text", usage: "text(value)", means: "written as a text" },
  { name: "asOf", usage: "asOf()", means: "the day of the import that brought the subscribers" },
];

/** A value as a text, the way tables show it. */
export function textOf(value: Exclude<Value, null>, type: ValueType): string {
  if (type === "date") return dateText(value as number);
  if (type === "datetime") return `${dateTimeText(value as number)}Z`;
  return String(value);
}
