import { ExpressionFailure } from "./failure.ts";
import { type Token, tokensOf } from "./tokens.ts";
import type { BinarySign, Tree } from "./tree.ts";

/** How deep parts may be nested. */
const DEEPEST = 64;

/** Signs that bind alike, the loosest first. */
const levels: readonly (readonly BinarySign[])[] = [["or"], ["and"], ["=", "!=", "<", "<=", ">", ">="], ["+", "-", "&"], ["*", "/", "%"]];
const COMPARING = 2;

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#tokens = tokensOf(source);
  }

  whole(): Tree {
    const first = this.#next;
    if (first.kind === "end") throw new ExpressionFailure(first, "There is no expression.", "Write one, such as [Monthly Charge] * 12.");
    const tree = this.#level(0);
    const rest = this.#next;
    if (rest.kind !== "end")
      throw new ExpressionFailure(rest, `“${rest.text}” follows a complete expression.`, "Join the two with a sign such as + or and.");
    return tree;
  }

  get #next(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #take(): Token {
    const token = this.#next;
    if (token.kind !== "end") this.#at++;
    return token;
  }

  #signOf(signs: readonly BinarySign[]): BinarySign | undefined {
    const { kind, text } = this.#next;
    return kind === "sign" || kind === "name" ? signs.find((sign) => sign === text) : undefined;
  }

  #level(level: number): Tree {
    const signs = levels[level];
    if (!signs) return this.#unary();
    let left = level === COMPARING ? this.#not(level) : this.#level(level + 1);
    for (let compared = false; ; compared = true) {
      const sign = this.#signOf(signs);
      if (sign === undefined) return left;
      const token = this.#take();
      if (level === COMPARING && compared)
        throw new ExpressionFailure(token, "Comparisons cannot be chained.", "Join two of them with and.");
      const right = this.#level(level + 1);
      left = { kind: "binary", sign, left, right, from: left.from, to: right.to };
      this.#deeper(left);
    }
  }

  /** `not` binds looser than a comparison: `not a = b` denies the comparison. */
  #not(level: number): Tree {
    const token = this.#next;
    if (token.kind !== "name" || token.text !== "not") return this.#level(level + 1);
    this.#take();
    this.#enter(token);
    const of = this.#level(level);
    this.#depth--;
    return { kind: "unary", sign: "not", of, from: token.from, to: of.to };
  }

  #unary(): Tree {
    const token = this.#next;
    if (token.kind !== "sign" || token.text !== "-") return this.#primary();
    this.#take();
    this.#enter(token);
    const of = this.#unary();
    this.#depth--;
    return { kind: "unary", sign: "-", of, from: token.from, to: of.to };
  }

  #primary(): Tree {
    const token = this.#take();
    const { from, to } = token;
    switch (token.kind) {
      case "number":
        return { kind: "number", value: Number(token.text), from, to };
      case "text":
        return { kind: "text", value: token.text, from, to };
      case "field":
        return { kind: "field", name: token.text, from, to };
      case "name":
        return this.#named(token);
      case "sign":
        if (token.text === "(") return this.#inBrackets(token);
        throw new ExpressionFailure(
          token,
          `“${token.text}” stands where a value is expected.`,
          "Write a field, a number, a text or a function.",
        );
      case "end":
        throw new ExpressionFailure(token, "The expression ends where a value is expected.", "Complete it.");
    }
  }

  #named({ text, from, to }: Token): Tree {
    if (this.#next.kind === "sign" && this.#next.text === "(") return this.#call(text, from);
    if (text === "true" || text === "false") return { kind: "boolean", value: text === "true", from, to };
    if (text === "missing") return { kind: "missing", from, to };
    if (text === "and" || text === "or" || text === "not")
      throw new ExpressionFailure({ from, to }, `“${text}” stands where a value is expected.`, "Write a value before it.");
    return { kind: "field", name: text, from, to };
  }

  #inBrackets(open: Token): Tree {
    this.#enter(open);
    const tree = this.#level(0);
    this.#depth--;
    const close = this.#close(open);
    return { ...tree, from: open.from, to: close.to };
  }

  #call(name: string, from: number): Tree {
    const open = this.#take();
    this.#enter(open);
    const parts: Tree[] = [];
    if (!(this.#next.kind === "sign" && this.#next.text === ")")) {
      parts.push(this.#level(0));
      while (this.#next.kind === "sign" && this.#next.text === ",") {
        this.#take();
        parts.push(this.#level(0));
      }
    }
    this.#depth--;
    const { to } = this.#close(open);
    return { kind: "call", name, parts, from, to };
  }

  #close(open: Token): Token {
    const token = this.#next;
    if (token.kind === "sign" && token.text === ")") return this.#take();
    throw new ExpressionFailure(
      token.kind === "end" ? open : token,
      token.kind === "end" ? "This bracket is not closed." : `“${token.text}” stands where ) or , is expected.`,
      token.kind === "end" ? "Close it with )." : null,
    );
  }

  #enter(token: Token): void {
    if (++this.#depth > DEEPEST)
      throw new ExpressionFailure(token, `Parts are nested more than ${DEEPEST} deep.`, "Split it into two fields.");
  }

  /** Long chains such as 1 + 1 + 1 … are trees as deep as they are long. */
  #deeper(tree: Tree): void {
    let depth = 0;
    for (let each: Tree = tree; each.kind === "binary"; each = each.left) depth++;
    if (depth > DEEPEST * 4)
      throw new ExpressionFailure(tree, `More than ${DEEPEST * 4} parts are joined in a row.`, "Split it into two fields.");
  }
}

/** Reads an expression. Throws ExpressionFailure with the place of what is wrong. */
export const parseExpression = (source: string): Tree => new Parser(source).whole();
