import { parseDate, parseDateTime, parseTimeOfDay } from "../../../src-shared/lib/civil.ts";
import type { Parsed } from "./fields.tsx";

/** A number written with a point or a comma. */
function numberOf(text: string): number | undefined {
  const trimmed = text
    .trim()
    .replace(/\s/g, "")
    .replace(/,(?=\d{1,2}$)/, ".")
    .replace(/,/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed)) return undefined;
  return Number(trimmed);
}

export interface NumberRange {
  min?: number;
  max?: number;
  whole?: boolean;
  unit?: string;
}

/** The number that a text means within a range: what was typed, or why it does not fit, in a sentence. */
export function parseNumber(
  text: string,
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false, unit = "" }: NumberRange = {},
): Parsed<number> {
  const value = numberOf(text);
  const example = whole ? "3" : "2.5";
  if (value === undefined)
    return { error: text.trim() === "" ? "Type a number" : `“${text.trim()}” is no number; write it like ${example}` };
  if (whole && !Number.isInteger(value)) return { error: "Only whole numbers fit here" };
  if (value < min) return { error: `At least ${min}${unit}` };
  if (value > max) return { error: `At most ${max}${unit}` };
  return { value };
}

/** Empty text is `undefined`: the value given by default. */
export const optional =
  <T>(parse: (text: string) => Parsed<T>) =>
  (text: string): Parsed<T | undefined> =>
    text.trim() === "" ? { value: undefined } : parse(text);

/** A share typed in percent, kept from 0 to 1 without the noise of binary fractions. */
export function parsePercent(text: string): Parsed<number> {
  const parsed = parseNumber(text.replace(/%\s*$/, ""), { min: 0, max: 100, unit: " %" });
  return "error" in parsed ? parsed : { value: Number((parsed.value / 100).toPrecision(12)) };
}

/** A share as typed in percent. */
export const percentText = (share: number): string => String(Number((share * 100).toPrecision(10)));

export const parseDay = (text: string): Parsed<string> =>
  parseDate(text) === undefined ? { error: "A date is written like 2026-03-02" } : { value: text };
export const parseTime = (text: string): Parsed<string> =>
  parseTimeOfDay(text) === undefined ? { error: "A time is written like 09:00" } : { value: text };
export const parseMoment = (text: string): Parsed<string> =>
  parseDateTime(text) === undefined ? { error: "A date and time is written like 2026-03-02T09:00" } : { value: text };
