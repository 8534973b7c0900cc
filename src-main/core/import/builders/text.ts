import type { BitSet } from "../../../../src-shared/table/bit-set.ts";
import { type ColumnData, narrowCodes } from "../../columns/column-data.ts";
import { GrowingHashes } from "../../columns/data-hash.ts";
import { ByteDictionary } from "../byte-dictionary.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";

export class TextBuilder extends CellBuilder {
  readonly #words = new ByteDictionary();
  #codes = new Uint32Array(FIRST);
  #hashes: GrowingHashes | undefined;

  protected reserve(rows: number): void {
    this.#codes = grownTo(this.#codes, rows, this.expected);
    this.#words.expect(rows, this.expected);
  }

  protected plain(batch: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number {
    const { bytes, starts, ends, columns } = batch;
    const { holes, notes } = this;
    const codes = this.#codes;
    const words = this.#words;
    for (; i < count; i++) {
      const cell = (rows[i] as number) * columns + column;
      const from = starts[cell] as number;
      const to = ends[cell] as number;
      const row = start + i;
      if (from === to) {
        holes[row >>> 5] = (holes[row >>> 5] as number) | (1 << (row & 31));
        continue;
      }
      const first = bytes[from] as number;
      const last = bytes[to - 1] as number;
      // Spreadsheets write ="0012" so that a code is not taken for a number.
      if (first <= 32 || first === 61 || last <= 32 || notes.mayBeMissing(to - from)) return i;
      codes[row] = words.code(bytes, from, to);
    }
    return count;
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
