import type { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { type DateFormat, DateReader } from "../parse-date.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";

/** What days and moments share. */
abstract class TimeBuilder<T extends Int32Array | Float64Array> extends CellBuilder {
  protected readonly reader: DateReader;
  protected values: T;

  constructor(missing: readonly string[], format: DateFormat, values: T) {
    super(missing);
    this.reader = new DateReader(format);
    this.values = values;
  }

  protected reserve(rows: number): void {
    this.values = grownTo(this.values, rows, this.expected);
  }

  protected plain(batch: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number {
    const { bytes, starts, ends, columns } = batch;
    const { holes, notes, values } = this;
    for (; i < count; i++) {
      const cell = (rows[i] as number) * columns + column;
      const from = starts[cell] as number;
      const to = ends[cell] as number;
      const row = start + i;
      if (from === to) {
        holes[row >>> 5] = (holes[row >>> 5] as number) | (1 << (row & 31));
        continue;
      }
      if (notes.mayBeMissing(to - from)) return i;
      const value = this.read(bytes, from, to);
      if (Number.isNaN(value)) return i;
      values[row] = value;
    }
    return count;
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const value = this.read(bytes, from, to);
    if (Number.isNaN(value)) {
      this.notes.misfit(bytes, from, to);
      return false;
    }
    this.values[row] = value;
    return true;
  }

  /** NaN for what is no such time. */
  protected abstract read(bytes: Uint8Array, from: number, to: number): number;
}

export class DateBuilder extends TimeBuilder<Int32Array> {
  constructor(missing: readonly string[], format: DateFormat) {
    super(missing, format, new Int32Array(FIRST));
  }

  protected read(bytes: Uint8Array, from: number, to: number): number {
    return this.reader.day(bytes, from, to);
  }

  protected view(rows: number, missing: BitSet): ColumnData {
    return this.data(rows, missing);
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    return { storage: "i32", values: this.values.subarray(0, rows), missing };
  }
}

export class InstantBuilder extends TimeBuilder<Float64Array> {
  constructor(missing: readonly string[], format: DateFormat) {
    super(missing, format, new Float64Array(FIRST));
  }

  protected read(bytes: Uint8Array, from: number, to: number): number {
    const instant = this.reader.instant(bytes, from, to);
    if (this.reader.fraction && !Number.isNaN(instant)) this.notes.changed("fractions of a second dropped", bytes, from, to);
    return instant;
  }

  protected view(rows: number, missing: BitSet): ColumnData {
    return this.data(rows, missing);
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    return { storage: "f64", values: this.values.subarray(0, rows), missing };
  }
}
