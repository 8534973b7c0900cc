import type { FieldType } from "../model/field.ts";

/** A value while computing: dates in days, moments in seconds since 1970-01-01T00:00Z; null where missing. */
export type Value = number | string | boolean | null;

/** The type of an expression; `none` is that of `missing`, which fits everywhere. */
export type ValueType = FieldType | "none";

/** Days of 0001-01-01 and 9999-12-31: dates outside are missing. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

export const dayOrMissing = (day: number): number | null => (day >= FIRST_DAY && day <= LAST_DAY ? Math.floor(day) : null);

/** Numbers that are none, such as 1 / 0, are missing; minus zero is zero. */
export const numberOrMissing = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

export const typeWords: Readonly<Record<ValueType, string>> = {
  number: "a number",
  text: "a text",
  boolean: "yes or no",
  date: "a date",
  datetime: "a date with a time",
  none: "missing",
};
