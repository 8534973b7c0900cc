import type { BitSet } from "../../../../src-shared/table/bit-set.ts";
import { type ColumnData, narrowCodes } from "../../columns/column-data.ts";
import { GrowingHashes } from "../../columns/data-hash.ts";
import { ByteDictionary } from "../byte-dictionary.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";

/** Cells that are hashed before the first of them is looked up. */
const AHEAD = 64;

export class TextBuilder extends CellBuilder {
  readonly #words = new ByteDictionary();
  readonly #ahead = new Int32Array(AHEAD);
  #codes = new Uint32Array(FIRST);
  #hashes: GrowingHashes | undefined;

  protected reserve(rows: number): void {
    this.#codes = grownTo(this.#codes, rows, this.expected);
    this.#words.expect(rows, this.expected);
  }

  protected plain(batch: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number {
    const { bytes, starts, ends, columns } = batch;
    const { holes } = this;
    const codes = this.#codes;
    const words = this.#words;
    const hashes = this.#ahead;
    while (i < count) {
      const to = this.#hashed(batch, column, rows, i, Math.min(count, i + AHEAD));
      for (let at = i; at < to; at++) {
        const cell = (rows[at] as number) * columns + column;
        const [first, end] = [starts[cell] as number, ends[cell] as number];
        const row = start + at;
        if (first === end) holes[row >>> 5] = (holes[row >>> 5] as number) | (1 << (row & 31));
        else codes[row] = words.codeOf(bytes, first, end, hashes[at - i] as number);
      }
      if (to < count && to < i + AHEAD) return to;
      i = to;
    }
    return count;
  }

  /** Hashes cells from `i` to before `to` into `#ahead`; returns where it met one that is not plain, or `to`. */
  #hashed({ bytes, starts, ends, columns }: Batch, column: number, rows: Int32Array, i: number, to: number): number {
    const { notes } = this;
    const words = this.#words;
    const hashes = this.#ahead;
    for (let at = i; at < to; at++) {
      const cell = (rows[at] as number) * columns + column;
      const [first, end] = [starts[cell] as number, ends[cell] as number];
      if (first === end) continue;
      const [head, tail] = [bytes[first] as number, bytes[end - 1] as number];
      // Spreadsheets write ="0012" so that a code is not taken for a number.
      if (head <= 32 || head === 61 || tail <= 32 || notes.mayBeMissing(end - first)) return at;
      hashes[at - i] = words.ahead(bytes, first, end);
    }
    return to;
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    if (bytes[from] === 61 && bytes[from + 1] === 34 && to - from > 3 && bytes[to - 1] === 34) {
      this.notes.changed('="…" around the text removed', bytes, from, to);
      this.#codes[row] = this.#words.code(bytes, from + 2, to - 1);
    } else this.#codes[row] = this.#words.code(bytes, from, to);
    return true;
  }

  protected override trimmed(bytes: Uint8Array, from: number, to: number): void {
    this.notes.changed("blanks around the text removed", bytes, from, to);
  }

  protected view(rows: number, missing: BitSet): ColumnData {
    this.#hashes ??= new GrowingHashes();
    return { storage: "codes", codes: this.#codes.subarray(0, rows), words: this.#hashes.of(this.#words.words()), missing };
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    const words = this.#words.words();
    return { storage: "codes", codes: narrowCodes(this.#codes.subarray(0, rows), words.count), words, missing };
  }
}
