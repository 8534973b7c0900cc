import type { Hash64 } from "../../../../src-shared/lib/murmur.ts";
import type { NumberFormat } from "../../../../src-shared/model/import.ts";
import type { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { textAt } from "../cell-notes.ts";
import { formattedNumber } from "../number-format.ts";
import { parseNumber } from "../parse-number.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";
import type { CellKernel } from "./cell-kernel.ts";

/** Every length of a cell that is not empty. */
const ANY = (1n << 64n) - 1n;

export class NumberBuilder extends CellBuilder {
  /** Whole numbers of 32 bits while there are no others. */
  #values: Int32Array | Float64Array = new Int32Array(FIRST);
  readonly #kernel: CellKernel;
  readonly #format: NumberFormat | null;
  readonly #lengths: bigint;

  constructor(kernel: CellKernel, missing: readonly string[], format: NumberFormat | null) {
    super(missing);
    this.#kernel = kernel;
    this.#format = format;
    // Formatted numbers are none of digits alone: cells of any length are odd.
    this.#lengths = format === null ? this.notes.lengths : ANY;
  }

  protected reserve(rows: number): void {
    this.#values = grownTo(this.#values, rows, this.expected);
  }

  protected plain(_batch: Batch, column: number, _rows: Int32Array, i: number, count: number, start: number): number {
    const kernel = this.#kernel;
    const { stopped, whole } = kernel.numbers(column, i, count, this.#lengths);
    if (stopped === i) return i;
    if (!whole) this.#widen();
    this.#values.set(kernel.doubles(i, stopped), start + i);
    this.missAll(kernel.empties(), start);
    return stopped;
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const value = this.#format === null ? parseNumber(bytes, from, to) : formattedNumber(textAt(bytes, from, to), this.#format);
    if (Number.isNaN(value)) {
      this.notes.misfit(bytes, from, to);
      return false;
    }
    if ((value | 0) !== value) this.#widen();
    this.#values[row] = value;
    return true;
  }

  #widen(): void {
    if (this.#values instanceof Int32Array) this.#values = Float64Array.from(this.#values);
  }

  protected override hashPlain(seed: Hash64, count: number): boolean {
    this.#kernel.hashNumbers(seed, count);
    return true;
  }

  protected view(rows: number, missing: BitSet): ColumnData {
    return this.data(rows, missing);
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    const values = this.#values.subarray(0, rows);
    return values instanceof Int32Array ? { storage: "i32", values, missing } : { storage: "f64", values, missing };
  }
}
