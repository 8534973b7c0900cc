import type { RuleValue, Scalar } from "./operator.ts";
import { listOf, oneOf } from "./values.ts";

/** A value in a sentence: text bare where it reads as one thing, in quotation marks where it could be mistaken. */
export function valueWords(value: Scalar | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (value === undefined) return "…";
  const plain = /^[\p{L}\p{N}_./:+-]+( [\p{L}\p{N}_./:+-]+)*$/u.test(value) && !/(^| )(and|or|not|is|in|one of)( |$)/i.test(value);
  return plain ? value : `“${value}”`;
}

export const oneWords = (value: RuleValue): string => valueWords(oneOf(value));

/** `a, b or c`. */
export function listWords(value: RuleValue, last: "or" | "nor" = "or"): string {
  const words = listOf(value).map(valueWords);
  return words.length < 2 ? (words[0] ?? "…") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

export const daysWords = (value: RuleValue): string => (value === 1 ? "day" : `${oneWords(value)} days`);
