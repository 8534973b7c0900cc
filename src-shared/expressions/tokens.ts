import { ExpressionFailure } from "./failure.ts";

export type TokenKind = "number" | "text" | "name" | "field" | "sign" | "end";

export interface Token {
  readonly kind: TokenKind;
  /** What it stands for: the digits, the text without quotes, the name without brackets, the sign. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Longest expression, in characters. */
export const LONGEST = 2000;

const patterns: readonly [TokenKind, RegExp][] = [
  ["number", /\d+(\.\d+)?/y],
  ["name", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["field", /\[([^[\]]+)\]/y],
  ["text", /"((?:[^"]|"")*)"/y],
  ["sign", /<=|>=|!=|[=<>+\-*/%&(),]/y],
];

function tokenAt(source: string, from: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = from;
    const found = pattern.exec(source);
    if (!found) continue;
    const inner = found[1];
    const text = kind === "text" ? (inner ?? "").replaceAll('""', '"') : kind === "field" ? (inner ?? "").trim() : found[0];
    return { kind, text, from, to: from + found[0].length };
  }
  const place = { from, to: source.length };
  if (source[from] === '"') throw new ExpressionFailure(place, "This text is not closed.", 'Close it with ".');
  if (source[from] === "[") throw new ExpressionFailure(place, "This field name is not closed.", "Close it with ].");
  const sign = String.fromCodePoint(source.codePointAt(from) ?? 0);
  throw new ExpressionFailure({ from, to: from + sign.length }, `“${sign}” means nothing here.`, "Write texts in double quotes.");
}

/** Cuts an expression into tokens, the last one marking the end. Throws ExpressionFailure. */
export function tokensOf(source: string): Token[] {
  if (source.length > LONGEST)
    throw new ExpressionFailure(
      { from: LONGEST, to: source.length },
      `An expression has at most ${LONGEST} characters.`,
      "Split it into two fields.",
    );
  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    if (/\s/.test(source[at] ?? "")) {
      at++;
      continue;
    }
    const token = tokenAt(source, at);
    tokens.push(token);
    at = token.to;
  }
  return [...tokens, { kind: "end", text: "", from: source.length, to: source.length }];
}
