import { textAt } from "./cell-notes.ts";
import type { Rejects } from "./rejects.ts";
import type { Batch, Ragged } from "./tokenizer.ts";

/** Takes the records of a file: its rows in batches, and one by one those that are none. */
export interface RecordSink {
  batch(batch: Batch): void;
  ragged(why: Ragged, line: number, cells: readonly string[]): void;
}

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
  open: () => "a quote that opens and is never closed",
};

/** Counts the records, rejects what is no row, and hands the rest to `take`. */
export class RowSink implements RecordSink {
  /** Records read so far, without the header. */
  read = 0;
  readonly #width: number;
  readonly #rejects: Rejects;
  readonly #take: (batch: Batch) => void;

  /** `width` is the number of columns of the file. */
  constructor(width: number, rejects: Rejects, take: (batch: Batch) => void) {
    this.#width = width;
    this.#rejects = rejects;
    this.#take = take;
  }

  batch(batch: Batch): void {
    this.read += batch.rows;
    this.#take(batch);
  }

  ragged(why: Ragged, line: number, cells: readonly string[]): void {
    this.read++;
    const reason = raggedReasons[why](this.#width);
    this.#rejects.add(
      reason,
      line,
      cells,
      why === "quote" || why === "open" ? reason : `${cells.length} ${cells.length === 1 ? "cell" : "cells"} instead of ${this.#width}`,
    );
  }
}
