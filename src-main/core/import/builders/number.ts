import type { NumberFormat } from "../../../../src-shared/model/import.ts";
import type { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { textAt } from "../cell-notes.ts";
import { formattedNumber } from "../number-format.ts";
import { POWERS, parseNumber } from "../parse-number.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";

/** Digits of which a double holds every number exactly. */
const EXACT = 15;
/** Digits of which 32 bits hold every number. */
const SHORT = 9;

export class NumberBuilder extends CellBuilder {
  #values = new Float64Array(FIRST);
  #whole = true;
  readonly #format: NumberFormat | null;

  constructor(missing: readonly string[], format: NumberFormat | null) {
    super(missing);
    this.#format = format;
  }

  protected reserve(rows: number): void {
    this.#values = grownTo(this.#values, rows, this.expected);
  }

  /** Digits, with a minus and a decimal point at most: as `parseNumber` reads them. */
  protected plain(batch: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number {
    const { bytes, starts, ends, columns } = batch;
    const { holes, notes } = this;
    const values = this.#values;
    const formatted = this.#format !== null;
    let whole = this.#whole;
    for (; i < count; i++) {
      const cell = (rows[i] as number) * columns + column;
      const from = starts[cell] as number;
      const to = ends[cell] as number;
      const row = start + i;
      if (from === to) {
        holes[row >>> 5] = (holes[row >>> 5] as number) | (1 << (row & 31));
        continue;
      }
      const negative = bytes[from] === 45;
      const first = negative ? from + 1 : from;
      if (formatted || to - first > EXACT || notes.mayBeMissing(to - from)) break;
      // Without the point: whole numbers are quicker than doubles while they last.
      const short = to - first <= SHORT;
      let at = first;
      let point = 0;
      let whole32 = 0;
      let value = 0;
      for (; at < to; at++) {
        const digit = (bytes[at] as number) - 48;
        if (digit < 0 || digit > 9) {
          if (digit !== -2 || point !== 0) break;
          point = at + 1;
        } else if (short) whole32 = (Math.imul(whole32, 10) + digit) | 0;
        else value = value * 10 + digit;
      }
      const digits = (point === 0 ? at : point - 1) - first;
      if (at < to || digits === 0 || (bytes[first] === 48 && digits > 1)) break;
      if (short) value = whole32;
      if (point !== 0) value /= POWERS[to - point] as number;
      if (negative) value = 0 - value;
      values[row] = value;
      if (whole && (value | 0) !== value) whole = false;
    }
    this.#whole = whole;
    return i;
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const value = this.#format === null ? parseNumber(bytes, from, to) : formattedNumber(textAt(bytes, from, to), this.#format);
    if (Number.isNaN(value)) {
      this.notes.misfit(bytes, from, to);
      return false;
    }
    if ((value | 0) !== value) this.#whole = false;
    this.#values[row] = value;
    return true;
  }

  protected view(rows: number, missing: BitSet): ColumnData {
    return { storage: "f64", values: this.#values.subarray(0, rows), missing };
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    const values = this.#values.subarray(0, rows);
    return this.#whole ? { storage: "i32", values: new Int32Array(values), missing } : { storage: "f64", values, missing };
  }
}
