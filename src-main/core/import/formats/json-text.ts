/** One value of a JSON text at a known place. */
export interface JsonElement {
  readonly text: string;
  readonly line: number;
}

/** A value longer than this is no row. */
const LONGEST = 1 << 25;

/**
 * Cuts a JSON text into the elements of an array, or into values one after another (JSON lines), as pieces of text arrive; the whole is
 * never parsed at once. `inside` says that the elements of the array which is at the beginning are wanted.
 */
export class ElementCutter {
  readonly #inside: boolean;
  #pending = "";
  #at = 0;
  #start = -1;
  #depth = 0;
  #string = false;
  #escaped = false;
  #line = 1;
  #startLine = 1;
  /** True after the end of the array. */
  ended = false;

  constructor(inside: boolean) {
    this.#inside = inside;
  }

  /** True when a value has grown beyond what a row can be. */
  get tooLong(): boolean {
    return this.#start >= 0 && this.#pending.length - this.#start > LONGEST;
  }

  /** Line on which the value that is being read starts. */
  get line(): number {
    return this.#startLine;
  }

  push(text: string, end: boolean): JsonElement[] {
    const out: JsonElement[] = [];
    this.#pending += text;
    const base = this.#inside ? 1 : 0;
    const all = this.#pending;
    const finish = (to: number) => {
      if (this.#start >= 0) out.push({ text: all.slice(this.#start, to), line: this.#startLine });
      this.#start = -1;
    };
    for (; this.#at < all.length && !this.ended; this.#at++) {
      const c = all.charCodeAt(this.#at);
      if (c === 10) this.#line++;
      if (this.#string) {
        if (this.#escaped) this.#escaped = false;
        else if (c === 92) this.#escaped = true;
        else if (c === 34) this.#string = false;
        continue;
      }
      const blank = c === 32 || c === 10 || c === 13 || c === 9;
      if (this.#depth === base && (c === 44 || (blank && (base === 0 || this.#start < 0)))) {
        finish(this.#at);
        continue;
      }
      if (c === 93 && this.#depth === base && base === 1) {
        finish(this.#at);
        this.ended = true;
        continue;
      }
      if (this.#depth === base && this.#start < 0 && !blank) {
        this.#start = this.#at;
        this.#startLine = this.#line;
      }
      if (c === 34) this.#string = true;
      else if (c === 123 || c === 91) {
        if (this.#depth === 0 && base === 1) this.#start = -1;
        this.#depth++;
      } else if (c === 125 || c === 93) {
        this.#depth--;
        if (this.#depth === base) finish(this.#at + 1);
      }
    }
    if (end && base === 0) finish(all.length);
    const keep = this.#start >= 0 ? this.#start : this.#at;
    this.#pending = all.slice(keep);
    this.#at -= keep;
    if (this.#start >= 0) this.#start = 0;
    return out;
  }
}

/** Numbers of more digits than a double holds, which are kept as they are written. */
const longNumber = /\d{16,}/;

/** The value of a JSON text; long whole numbers as text, so that no digit is lost. Throws SyntaxError. */
export function jsonValue(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  const exact = (_: string, value: unknown, context?: { source?: string }) =>
    typeof value === "number" && context?.source !== undefined && /^-?\d{16,}$/.test(context.source) ? context.source : value;
  return JSON.parse(text, exact as (key: string, value: unknown) => unknown);
}

/** A value as the text of a cell: empty for null, JSON for what is nested. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

/** The members of a record as columns: those of nested objects are named "outer.inner". */
export function flattened(value: object, prefix = "", into = new Map<string, string>(), depth = 0): Map<string, string> {
  for (const [key, member] of Object.entries(value)) {
    const name = prefix + key;
    if (typeof member === "object" && member !== null && !Array.isArray(member) && depth < 4 && Object.keys(member).length > 0)
      flattened(member as object, `${name}.`, into, depth + 1);
    else into.set(name, cellText(member));
  }
  return into;
}
