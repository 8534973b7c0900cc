import { expressionOf, expressionProblem } from "../expression.ts";
import { textMask } from "../masks.ts";
import type { Operator } from "../operator.ts";
import { sqlText } from "../sql.ts";
import { checkOne, oneOf } from "../values.ts";

/** A regular expression found anywhere in the text; capitals are minded unless it begins with `(?i)`. */
export const matches: Operator = {
  op: "matches",
  label: "matches the expression",
  types: ["text"],
  shape: "one",
  sentence: (value) => `matches /${String(oneOf(value) ?? "…")}/`,
  check: (value, type) => checkOne(value, type) ?? expressionProblem(String(value)),
  toMask: (column, value) => {
    const expression = expressionOf(String(oneOf(value)));
    return textMask(column, (text) => expression.test(text));
  },
  toSql: ({ text }, value) => `${text} REGEXP ${sqlText(String(oneOf(value)))}`,
};
