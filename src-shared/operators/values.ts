import { parseDate, parseDateTime, SECONDS_PER_DAY } from "../lib/civil.ts";
import type { FieldType } from "../model/field.ts";
import type { RuleValue, Scalar } from "./operator.ts";

/** The numbers that a value stands for on a column's scale, both ends included: a point, or the whole day of a date on a date-time column. */
export interface Span {
  low: number;
  high: number;
}

const yes = new Set(["yes", "true", "1", "y"]);
const no = new Set(["no", "false", "0", "n"]);

/** What a value means to a yes/no field: true, false, or undefined when it means neither. */
export function booleanOf(value: Scalar): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = String(value).trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** Seconds of a date and time, which is UTC with or without its `Z`. */
function secondsOf(text: string): number | undefined {
  return parseDateTime(text.endsWith("Z") ? text.slice(0, -1) : text);
}

/** The seconds of a moment or of a whole day; undefined when the text is neither. */
export function timeSpan(text: string): Span | undefined {
  const day = parseDate(text);
  if (day !== undefined) return { low: day * SECONDS_PER_DAY, high: day * SECONDS_PER_DAY + SECONDS_PER_DAY - 1 };
  const at = secondsOf(text);
  return at === undefined ? undefined : { low: at, high: at };
}

/** The span of a value on a number, date or date-time column; undefined when the value does not fit the type. */
export function spanOf(value: Scalar, type: FieldType): Span | undefined {
  if (type === "number") return typeof value === "number" ? { low: value, high: value } : undefined;
  if (typeof value !== "string") return undefined;
  if (type === "datetime") return timeSpan(value);
  const day = type === "date" ? parseDate(value) : undefined;
  return day === undefined ? undefined : { low: day, high: day };
}

const shown = (value: Scalar) => JSON.stringify(value);

/** What is wrong with one value for a field of this type, as a clause after the field's name; null when it fits. */
function checkScalar(value: Scalar, type: FieldType): string | null {
  switch (type) {
    case "text":
      return typeof value === "string"
        ? null
        : `holds text, but ${shown(value)} is a ${typeof value}; write ${shown(typeof value === "boolean" ? (value ? "Yes" : "No") : String(value))}, as the data spells it`;
    case "number": {
      if (typeof value === "number") return Number.isFinite(value) ? null : "is compared with a number that is not finite";
      const meant = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
      return `holds numbers, but ${shown(value)} is ${typeof value === "string" ? "text" : "yes or no"}; write ${Number.isFinite(meant) ? `${meant} without quotation marks` : "a number such as 12"}`;
    }
    case "boolean":
      return booleanOf(value) === undefined ? `holds yes or no, but the value is ${shown(value)}; write true or false` : null;
    case "date":
      return spanOf(value, type) ? null : `holds dates, but ${shown(value)} is no date; write one such as "2026-03-02"`;
    case "datetime":
      return spanOf(value, type)
        ? null
        : `holds dates with a time, but ${shown(value)} is neither; write one such as "2026-03-02" or "2026-03-02T09:00"`;
  }
}

/** The value as one scalar; undefined when it is absent or a list. */
export function oneOf(value: RuleValue): Scalar | undefined {
  return value === undefined || Array.isArray(value) ? undefined : value;
}

export function listOf(value: RuleValue): readonly Scalar[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

export function checkOne(value: RuleValue, type: FieldType): string | null {
  const one = oneOf(value);
  return one === undefined ? `needs one value${Array.isArray(value) ? ", not a list" : ""}` : checkScalar(one, type);
}

export function checkList(value: RuleValue, type: FieldType): string | null {
  if (!Array.isArray(value)) return 'needs a list of values, such as ["a", "b"]';
  if (value.length === 0) return "needs at least one value in its list";
  for (const item of value) {
    const wrong = checkScalar(item, type);
    if (wrong) return wrong;
  }
  return null;
}

export function checkPair(value: RuleValue, type: FieldType): string | null {
  const [low, high, ...more] = Array.isArray(value) ? value : [];
  if (low === undefined || high === undefined || more.length > 0) return "needs two values, the lower first, such as [10, 20]";
  const wrong = checkScalar(low, type) ?? checkScalar(high, type);
  if (wrong) return wrong;
  const [from, to] = [spanOf(low, type), spanOf(high, type)];
  return from && to && from.low > to.high
    ? `can never be between ${low} and ${high}; write the lower value first: [${shown(high)}, ${shown(low)}]`
    : null;
}

export function checkDays(value: RuleValue): string | null {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? null : "needs a number of days above 0, such as 30";
}

export const checkNone = (value: RuleValue): string | null => (value === undefined ? null : "takes no value here; leave the value out");
