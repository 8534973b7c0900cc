import type { Dialect } from "../../../src-shared/model/import.ts";

export type Cut = Pick<Dialect, "delimiter" | "quote" | "lineEnd">;

export interface TextRecord {
  /** Line of the file on which it starts, from 1. */
  line: number;
  cells: string[];
  /** False when a quote was still open at the end of the text. */
  closed: boolean;
}

/**
 * Cuts text into records, plainly: for samples, headers and rejected rows. Empty lines are no records. `firstLine` is the number of the
 * first line of the text.
 */
export function* textRecords(text: string, { delimiter, quote, lineEnd }: Cut, firstLine = 1): Generator<TextRecord> {
  const breaks = lineEnd === "\r" ? "\r" : "\n";
  let line = firstLine;
  let at = 0;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    let closed = true;
    let quoted = false;
    for (;;) {
      let cell = "";
      if (quote !== "" && text[at] === quote) {
        quoted = true;
        closed = false;
        at++;
        while (at < text.length) {
          const c = text[at] ?? "";
          if (c === quote) {
            if (text[at + 1] === quote) at++;
            else {
              closed = true;
              at++;
              break;
            }
          }
          if (c === breaks) line++;
          cell += c;
          at++;
        }
      }
      const from = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== breaks) at++;
      const rest = text.slice(from, at);
      cell += breaks === "\n" && (at === text.length || text[at] === "\n") ? rest.replace(/\r$/, "") : rest;
      cells.push(cell);
      if (text[at] !== delimiter) break;
      at++;
    }
    at++;
    line++;
    if (cells.length > 1 || cells[0] !== "" || quoted) yield { line: start, cells, closed };
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
