import type { Hash64 } from "../../../../src-shared/lib/murmur.ts";
import type { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { GrowingHashes } from "../../columns/data-hash.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";
import type { CellKernel, WordTable } from "./cell-kernel.ts";

export class TextBuilder extends CellBuilder {
  readonly #kernel: CellKernel;
  readonly #words: WordTable;
  /** As wide as the words so far ask for. */
  #codes: Uint8Array | Uint16Array | Uint32Array = new Uint8Array(FIRST);
  #hashes: GrowingHashes | undefined;

  constructor(kernel: CellKernel, missing: readonly string[]) {
    super(missing);
    this.#kernel = kernel;
    this.#words = kernel.wordTable();
  }

  protected reserve(rows: number): void {
    this.#codes = grownTo(this.#codes, rows, this.expected);
    this.#words.expect(rows, this.expected);
  }

  protected plain(_batch: Batch, column: number, _rows: Int32Array, i: number, count: number, start: number): number {
    const kernel = this.#kernel;
    const stopped = this.#words.codes(column, i, count, this.notes.lengths);
    if (stopped === i) return i;
    this.#widen();
    this.#codes.set(kernel.codes(i, stopped), start + i);
    this.missAll(kernel.empties(), start);
    return stopped;
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const wrapped = bytes[from] === 61 && bytes[from + 1] === 34 && to - from > 3 && bytes[to - 1] === 34;
    if (wrapped) this.notes.changed('="…" around the text removed', bytes, from, to);
    const code = wrapped ? this.#words.code(from + 2, to - 1) : this.#words.code(from, to);
    this.#widen();
    this.#codes[row] = code;
    return true;
  }

  #widen(): void {
    const { count } = this.#words;
    const { BYTES_PER_ELEMENT: width } = this.#codes;
    if (width < 2 && count > 0x100 && count <= 0x10000) this.#codes = Uint16Array.from(this.#codes);
    if (width < 4 && count > 0x10000) this.#codes = Uint32Array.from(this.#codes);
  }

  protected override trimmed(bytes: Uint8Array, from: number, to: number): void {
    this.notes.changed("blanks around the text removed", bytes, from, to);
  }

  protected override hashPlain(seed: Hash64, count: number): boolean {
    this.#words.hash(seed, count);
    return true;
  }

  protected view(rows: number, missing: BitSet): ColumnData {
    this.#hashes ??= new GrowingHashes();
    return { storage: "codes", codes: this.#codes.subarray(0, rows), words: this.#hashes.of(this.#words.words()), missing };
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    const { count, ends, bytes } = this.#words.words();
    // The kernel's memory is not handed on.
    const words = { count, ends: ends.slice(), bytes: bytes.slice() };
    return { storage: "codes", codes: this.#codes.subarray(0, rows), words, missing };
  }
}
