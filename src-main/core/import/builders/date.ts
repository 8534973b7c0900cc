import type { Hash64 } from "../../../../src-shared/lib/murmur.ts";
import type { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { type DateFormat, type DatePlaces, DateReader, datePlaces } from "../parse-date.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";
import type { CellKernel } from "./cell-kernel.ts";

/** What days and moments share. */
abstract class TimeBuilder<T extends Int32Array | Float64Array> extends CellBuilder {
  protected readonly reader: DateReader;
  protected values: T;
  readonly #kernel: CellKernel;
  readonly #places: DatePlaces | undefined;
  readonly #timed: boolean;
  /** How many listed rows of the last batch the kernel read. */
  #read = 0;

  constructor(kernel: CellKernel, missing: readonly string[], format: DateFormat, values: T, timed: boolean) {
    super(missing);
    this.#kernel = kernel;
    this.#places = datePlaces(format);
    this.#timed = timed;
    this.reader = new DateReader(format);
    this.values = values;
  }

  protected reserve(rows: number): void {
    this.values = grownTo(this.values, rows, this.expected);
  }

  protected plain(batch: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number {
    if (i === 0) this.#read = this.#plainest(column, count, start);
    const { bytes, starts, ends, columns } = batch;
    const { holes, notes, values } = this;
    // What the kernel leaves is read here to the end: a column that is written otherwise is so in most of its cells.
    for (let at = Math.max(i, this.#read); at < count; at++) {
      const cell = (rows[at] as number) * columns + column;
      const from = starts[cell] as number;
      const to = ends[cell] as number;
      const row = start + at;
      if (from === to) {
        holes[row >>> 5] = (holes[row >>> 5] as number) | (1 << (row & 31));
        continue;
      }
      if (notes.mayBeMissing(to - from)) return at;
      const value = this.read(bytes, from, to);
      if (Number.isNaN(value)) return at;
      values[row] = value;
    }
    return count;
  }

  /** Stores the first cells, up to one that the kernel does not know; gives how many. */
  #plainest(column: number, count: number, start: number): number {
    const places = this.#places;
    if (!places) return 0;
    const kernel = this.#kernel;
    const stopped = kernel.dates(column, 0, count, this.notes.lengths, places, this.#timed);
    this.values.set(kernel.doubles(0, stopped), start);
    this.missAll(kernel.empties(), start);
    return stopped;
  }

  protected override hashPlain(seed: Hash64, count: number): boolean {
    if (this.#read < count) return false;
    this.#kernel.hashNumbers(seed, count);
    return true;
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
  constructor(kernel: CellKernel, missing: readonly string[], format: DateFormat) {
    super(kernel, missing, format, new Int32Array(FIRST), false);
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
  constructor(kernel: CellKernel, missing: readonly string[], format: DateFormat) {
    super(kernel, missing, format, new Float64Array(FIRST), true);
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
