import { textAt } from "./cell-notes.ts";
import { type Cut, textRecords } from "./records.ts";
import type { Rejects } from "./rejects.ts";
import type { Batch, Ragged, TokenSink } from "./tokenizer.ts";

/** The cells of a batch row as text, for the reject file. */
export function cellsOf({ bytes, starts, ends, columns }: Batch, row: number): string[] {
  const cells: string[] = [];
  for (let cell = row * columns; cell < (row + 1) * columns; cell++) cells.push(textAt(bytes, starts[cell] ?? 0, ends[cell] ?? 0));
  return cells;
}

const raggedReasons: Record<Ragged, (width: number) => string> = {
  few: (width) => `fewer cells than the ${width} columns`,
  many: (width) => `more cells than the ${width} columns`,
  quote: () => "text after a closing quote; a quote inside a cell is written twice",
};

/**
 * Takes the tokenizer's rows: leaves the header out, rejects what is no row, and hands the rest to `take` as a list of batch rows that
 * it may shorten. Counts the rows read.
 */
export class RowSink implements TokenSink {
  /** Rows read so far, without the header. */
  read = 0;
  readonly #cut: Cut;
  readonly #rejects: Rejects;
  readonly #take: (batch: Batch, first: number) => void;
  #header: boolean;

  constructor(cut: Cut, header: boolean, rejects: Rejects, take: (batch: Batch, first: number) => void) {
    this.#cut = cut;
    this.#header = header;
    this.#rejects = rejects;
    this.#take = take;
  }

  batch(batch: Batch): void {
    const first = this.#header ? 1 : 0;
    this.#header = false;
    this.read += batch.rows - first;
    if (batch.rows > first) this.#take(batch, first);
  }

  ragged(why: Ragged, line: number, bytes: Uint8Array, from: number, to: number): void {
    if (this.#header) {
      // A header with a stray quote is still the header: its cells were read plainly.
      this.#header = false;
      return;
    }
    this.read++;
    const [record] = [...textRecords(textAt(bytes, from, to), this.#cut, line)];
    const cells = record?.cells ?? [];
    const reason = raggedReasons[why](this.width);
    this.#rejects.add(
      reason,
      line,
      cells,
      why === "quote" ? reason : `${cells.length} ${cells.length === 1 ? "cell" : "cells"} instead of ${this.width}`,
    );
  }

  /** Columns of the file. */
  width = 0;
}
