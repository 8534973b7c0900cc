import { existsSync, statSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import type { z } from "zod";
import { InputError } from "../../src-shared/lib/input-error.ts";
import { findingsOf } from "../../src-shared/lib/issues.ts";
import { parseJson } from "../../src-shared/lib/json.ts";

/** Reads a whole number of an option; the message is the end of commander's own sentence. */
export const wholeNumber =
  (low: number, high = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= low && value <= high) return value;
    const range = high === Number.MAX_SAFE_INTEGER ? `from ${low}` : `from ${low} to ${high}`;
    throw new InvalidArgumentError(`Write a whole number ${range}.`);
  };

/** Reads a number of an option, whole or not. */
export const decimalNumber =
  (low: number, high = Number.POSITIVE_INFINITY) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Write a number ${Number.isFinite(high) ? `from ${low} to ${high}` : `from ${low}`}.`);
  };

/** Reads a share above 0 and at most 1. */
export function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value <= 1) return value;
  throw new InvalidArgumentError("Write a share above 0 and at most 1, such as 0.05.");
}

export const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Looks like a path rather than a name: then a missing file is the mistake, not an unknown name. */
export const looksLikePath = (text: string): boolean => /[\\/]|\.json$/.test(text);

/** A document of a file by its schema; InputError names file and place. */
export function parseDocument<T extends z.ZodType>(schema: T, text: string, where: string, what: string): z.output<T> {
  const parsed = schema.safeParse(parseJson(text, where));
  if (parsed.success) return parsed.data;
  const [first, ...rest] = findingsOf(parsed.error).map(({ path, message }) => (path ? `${path}: ${message}` : message));
  throw new InputError(`${what}-invalid`, `This is no ${what}: ${first ?? "it does not fit"}.`, {
    where,
    todo: `throughline schema ${what} shows the form.`,
    more: rest,
  });
}
