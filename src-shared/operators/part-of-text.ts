import type { FieldOperator } from "../model/segment.ts";
import { textMask } from "./masks.ts";
import type { Operator } from "./operator.ts";
import { sqlText } from "./sql.ts";
import { checkOne, oneOf } from "./values.ts";
import { valueWords } from "./words.ts";

/** An operator that looks for a piece of text, capitals not minded. */
export function partOfText(
  op: FieldOperator,
  label: string,
  found: (text: string, piece: string) => boolean,
  sql: (text: string, piece: string) => string,
): Operator {
  return {
    op,
    label,
    types: ["text"],
    shape: "one",
    sentence: (value) => `${label} ${valueWords(oneOf(value))}`,
    check: (value, type) => checkOne(value, type) ?? (value === "" ? `${label} an empty text everywhere; write what to look for` : null),
    toMask: (column, value) => {
      const piece = String(oneOf(value) ?? "").toLowerCase();
      return textMask(column, (text) => found(text.toLowerCase(), piece));
    },
    toSql: ({ text }, value) => sql(`lower(${text})`, sqlText(String(oneOf(value) ?? "").toLowerCase())),
  };
}
