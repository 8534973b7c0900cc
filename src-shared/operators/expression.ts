import { RE2JS, RE2JSException } from "re2js";

/** Longest expression that is taken, in characters. */
const LONGEST = 1000;

/** Things of other dialects that would need a search that can take exponential time. */
const unbounded = /\(\?[=!]|\(\?<[=!]|\\[1-9]|\\k</;

/**
 * An expression in RE2's syntax, which is searched in time linear in the text, so that none can hang the application; no look-around and no
 * references back. Source: https://github.com/google/re2/wiki/Syntax. Throws RE2JSException for what is no expression.
 */
export const expressionOf = (source: string): RE2JS => RE2JS.compile(source);

/** What is wrong with an expression, as a clause that follows the field's name; null when nothing is. */
export function expressionProblem(source: string): string | null {
  if (source === "") return "needs an expression to look for, such as ^Fiber";
  if (source.length > LONGEST) return `has an expression of ${source.length} characters; the longest is ${LONGEST}`;
  try {
    expressionOf(source);
    return null;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    if (unbounded.test(source))
      return `has the expression ${JSON.stringify(source)}, which looks around or back; such a search may never end, so it is not offered: write two rules instead`;
    const why = error.message.replace(/^error parsing regexp: /, "");
    return `has the expression ${JSON.stringify(source)}, which cannot be read (${why}); write plain text, or put \\ before a sign that is meant as it stands`;
  }
}
