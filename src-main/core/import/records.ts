import type { Dialect } from "../../../src-shared/model/import.ts";

export type Cut = Pick<Dialect, "delimiter" | "quote" | "lineEnd"> & Partial<Pick<Dialect, "escape" | "comment" | "wideColumn">>;

export interface TextRecord {
  /** Line of the file on which it starts, from 1. */
  line: number;
  cells: string[];
  /** False when a quote was still open at the end of the text. */
  closed: boolean;
  /** True where text follows a closing quote; the rest of the line then belongs to that cell. */
  stray: boolean;
  /** Where it lies in the text, without its line end. */
  from: number;
  to: number;
}

/** A record and what follows it. */
interface Found extends Omit<TextRecord, "line"> {
  next: number;
  /** Lines that it takes. */
  lines: number;
  /** False for an empty line. */
  any: boolean;
}

const CR = 13;
const isSpace = (text: string, at: number) => text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9;

/** Cuts one text into records by one dialect. */
export class RecordCutter {
  readonly #delimiter: string;
  readonly #first: number;
  readonly #quote: number;
  readonly #escape: number;
  readonly #break: number;
  readonly #comment: string;
  /** Blanks before a quote do not hide it, unless blanks part the cells. */
  readonly #blanks: boolean;

  constructor({ delimiter, quote, lineEnd, comment = "", ...more }: Cut) {
    this.#delimiter = delimiter;
    this.#first = delimiter.charCodeAt(0);
    this.#quote = quote === "" ? -1 : quote.charCodeAt(0);
    this.#escape = more.escape ? more.escape.charCodeAt(0) : -1;
    this.#break = lineEnd === "\r" ? CR : 10;
    this.#comment = comment;
    this.#blanks = !/^[ \t]/.test(delimiter);
  }

  /** True when the line at `at` is a comment. */
  isComment(text: string, at: number): boolean {
    return this.#comment !== "" && text.startsWith(this.#comment, at);
  }

  /** The next line after `at`; -1 when the text ends first. */
  lineAfter(text: string, at: number): number {
    const found = text.indexOf(String.fromCharCode(this.#break), at);
    return found === -1 ? -1 : found + 1;
  }

  #atDelimiter(text: string, at: number): boolean {
    return text.charCodeAt(at) === this.#first && (this.#delimiter.length === 1 || text.startsWith(this.#delimiter, at));
  }

  /** The record at `at`; null when the text ends within it and `final` does not say that nothing follows. */
  record(text: string, at: number, final: boolean): Found | null {
    const from = at;
    const cells: string[] = [];
    let lines = 1;
    let closed = true;
    let stray = false;
    let quoted = false;
    for (;;) {
      let cell = "";
      let start = at;
      if (this.#quote !== -1) {
        let q = at;
        if (this.#blanks) while (isSpace(text, q)) q++;
        if (text.charCodeAt(q) === this.#quote) {
          quoted = true;
          const inside = this.#quoted(text, q + 1);
          lines += inside.lines;
          cell = inside.cell;
          closed = inside.closed;
          at = inside.next;
          if (closed) {
            let after = at;
            if (this.#blanks) while (isSpace(text, after)) after++;
            if (this.#isEnd(text, after)) at = after;
            else stray = true;
          }
          start = at;
        }
      }
      if (closed && !stray) while (at < text.length && !this.#isEnd(text, at)) at++;
      else if (stray) while (at < text.length && text.charCodeAt(at) !== this.#break) at++;
      if (at > start)
        cell +=
          this.#break === 10 && (at === text.length || text.charCodeAt(at) === 10)
            ? text.slice(start, at).replace(/\r$/, "")
            : text.slice(start, at);
      cells.push(cell);
      if (at >= text.length || text.charCodeAt(at) === this.#break) break;
      if (text.charCodeAt(at) === CR && this.#break === 10 && text.charCodeAt(at + 1) === 10) {
        at++;
        break;
      }
      at += this.#delimiter.length;
    }
    if (at >= text.length && !final) return null;
    const end = this.#break === 10 && at > from && text.charCodeAt(at - 1) === CR ? at - 1 : Math.min(at, text.length);
    const any = cells.length > 1 || cells[0] !== "" || quoted;
    return { cells, closed, stray, from, to: end, next: at + 1, lines, any };
  }

  #isEnd(text: string, at: number): boolean {
    if (at >= text.length) return true;
    const c = text.charCodeAt(at);
    if (c === this.#break) return true;
    if (c === CR && this.#break === 10 && text.charCodeAt(at + 1) === 10) return true;
    return this.#atDelimiter(text, at);
  }

  /** The text after an opening quote, up to its closing one. */
  #quoted(text: string, from: number): { cell: string; next: number; lines: number; closed: boolean } {
    let cell = "";
    let start = from;
    let lines = 0;
    let at = from;
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === this.#break) lines++;
      else if (c === this.#escape && this.#escapes(text.charCodeAt(at + 1))) {
        cell += text.slice(start, at);
        start = ++at;
      } else if (c === this.#quote) {
        if (text.charCodeAt(at + 1) !== this.#quote) return { cell: cell + text.slice(start, at), next: at + 1, lines, closed: true };
        cell += text.slice(start, at);
        start = ++at;
      }
    }
    return { cell: cell + text.slice(start), next: text.length, lines, closed: false };
  }

  /** An escape before anything but a quote or itself is text. */
  #escapes(next: number): boolean {
    return next === this.#quote || next === this.#escape;
  }
}

/**
 * Cuts text into records. Empty lines and comments are no records. `firstLine` is the number of the first line of the text.
 */
export function* textRecords(text: string, cut: Cut, firstLine = 1): Generator<TextRecord> {
  const cutter = new RecordCutter(cut);
  let line = firstLine;
  for (let at = 0; at < text.length; ) {
    if (cutter.isComment(text, at)) {
      const next = cutter.lineAfter(text, at);
      if (next === -1) return;
      at = next;
      line++;
      continue;
    }
    const found = cutter.record(text, at, true);
    if (!found) return;
    const { any, next, lines, ...record } = found;
    if (any) yield { ...record, line };
    line += lines;
    at = next;
  }
}

/** One record as a line of CSV, without its line end. */
export function csvLine(cells: readonly string[], delimiter = ",", quote = '"'): string {
  return cells
    .map((cell) =>
      cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell) || /^\s|\s$/.test(cell)
        ? quote + cell.replaceAll(quote, quote + quote) + quote
        : cell,
    )
    .join(delimiter);
}
