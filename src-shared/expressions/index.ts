import { InputError } from "../lib/input-error.ts";
import type { Field, FieldType } from "../model/field.ts";
import { type Checked, checkTree, fieldsRead } from "./check.ts";
import { type At, compileChecked, type Scene } from "./compile.ts";
import { ExpressionFailure, type ExpressionProblem } from "./failure.ts";
import { parseExpression } from "./parse.ts";

/** An expression that can be computed over the fields that it was checked with. */
export interface Expression {
  readonly type: FieldType;
  /** Fields that it reads. */
  readonly reads: ReadonlySet<string>;
  over(scene: Scene): At;
}

/** Reads and checks an expression; the problem with its place, or what can be computed. */
export function readExpression(
  source: string,
  fields: readonly Field[],
): { expression: Expression; problem: null } | { expression: null; problem: ExpressionProblem } {
  let checked: Checked;
  try {
    checked = checkTree(parseExpression(source), fields);
  } catch (error) {
    if (error instanceof ExpressionFailure) return { expression: null, problem: error.problem };
    throw error;
  }
  const expression = {
    type: checked.type as FieldType,
    reads: fieldsRead(checked),
    over: (scene: Scene) => compileChecked(checked, scene),
  };
  return { expression, problem: null };
}

/** As `readExpression`; throws InputError naming the character at which it is wrong. */
export function expressionOf(source: string, fields: readonly Field[], what = "expression"): Expression {
  const { expression, problem } = readExpression(source, fields);
  if (expression) return expression;
  const { from, message, todo } = problem;
  throw new InputError("expression", message, { where: `${what}, character ${from + 1}`, ...(todo === null ? {} : { todo }) });
}
