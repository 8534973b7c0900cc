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

/** Takes the tokenizer's records: counts them, rejects what is no row, and hands the rest to `take`. */
export class RowSink implements TokenSink {
  /** Records read so far, without the header. */
  read = 0;
  readonly #width: number;
  readonly #cut: Cut;
  readonly #rejects: Rejects;
  readonly #take: (batch: Batch) => void;

  /** `width` is the number of columns of the file. */
  constructor(cut: Cut, width: number, rejects: Rejects, take: (batch: Batch) => void) {
    this.#cut = cut;
    this.#width = width;
    this.#rejects = rejects;
    this.#take = take;
  }

  batch(batch: Batch): void {
    this.read += batch.rows;
    this.#take(batch);
  }

  ragged(why: Ragged, line: number, bytes: Uint8Array, from: number, to: number): void {
    this.read++;
    const [record] = [...textRecords(textAt(bytes, from, to), this.#cut, line)];
    const cells = record?.cells ?? [];
    const reason = raggedReasons[why](this.#width);
    this.#rejects.add(
      reason,
      line,
      cells,
      why === "quote" ? reason : `${cells.length} ${cells.length === 1 ? "cell" : "cells"} instead of ${this.#width}`,
    );
  }
}
