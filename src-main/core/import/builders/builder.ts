import type { Hash64 } from "../../../../src-shared/lib/murmur.ts";
import { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { CellNotes } from "../cell-notes.ts";
import type { Batch } from "../tokenizer.ts";

/** Collects one column of the file, batch by batch. Cells that do not fit the type are noted and left missing: the import then widens the type. */
export interface Builder {
  readonly notes: CellNotes;
  /** How many rows there will be, as far as is known: room is made for them once. */
  expect(rows: number): void;
  /** Appends the cells of `column` in the `count` batch rows listed in `rows`. */
  append(batch: Batch, column: number, rows: Int32Array, count: number): void;
  /** Adds what the last call of `append` took to the hashes of rows that the kernel sums up; false, and nothing is done, where it did not read all of it. */
  hash(seed: Hash64): boolean;
  /** What was collected so far, as it is to be hashed; good until the next batch. */
  soFar(): ColumnData;
  finish(): ColumnData;
}

/** Rows for which there is room at first: files can have thousands of columns. */
export const FIRST = 4096;

/** The array, or a longer one with its values. `expected` is a length that will be needed all the same. */
export function grownTo<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  array: T,
  length: number,
  expected: number,
): T {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (length: number) => T;
  const larger = new Kind(Math.max(length, array.length * 2, expected));
  larger.set(array);
  return larger;
}

const isBlank = (c: number | undefined) => c === 32 || c === 9;

/**
 * What the value builders share: blanks around a cell do not count, empty cells and given texts are missing. Each stores most cells in a tight loop
 * of its own and leaves the odd ones to `store`, one by one and in order.
 */
export abstract class CellBuilder implements Builder {
  readonly notes: CellNotes;
  protected expected = 0;
  /** Rows without a value, as bits. */
  protected holes = new Uint32Array(FIRST / 32);
  #count = 0;
  /** Cells of the last `append`, and how many of them `plain` left. */
  #last = 0;
  #odd = 0;

  constructor(missing: readonly string[]) {
    this.notes = new CellNotes(missing);
  }

  expect(rows: number): void {
    this.expected = rows;
  }

  append(batch: Batch, column: number, rows: Int32Array, count: number): void {
    const start = this.#count;
    this.#count += count;
    this.holes = grownTo(this.holes, (this.#count + 31) >>> 5, (this.expected + 31) >>> 5);
    this.reserve(this.#count);
    this.#odd = 0;
    this.#last = count;
    for (let i = this.plain(batch, column, rows, 0, count, start); i < count; i = this.plain(batch, column, rows, i + 1, count, start)) {
      const cell = (rows[i] ?? 0) * batch.columns + column;
      this.#odd++;
      if (!this.#take(batch.bytes, batch.starts[cell] ?? 0, batch.ends[cell] ?? 0, start + i)) this.#miss(start + i);
    }
  }

  hash(seed: Hash64): boolean {
    return this.#odd === 0 && this.hashPlain(seed, this.#last);
  }

  soFar(): ColumnData {
    return this.view(this.#count, new BitSet(this.#count, this.holes));
  }

  finish(): ColumnData {
    const set = new BitSet(this.#count, this.holes.slice(0, (this.#count + 31) >>> 5));
    return this.data(this.#count, set.count() > 0 ? set : null);
  }

  /** Leaves rows missing, counted from `start` on. */
  protected missAll(rows: Int32Array, start: number): void {
    const { holes } = this;
    for (let at = 0; at < rows.length; at++) {
      const row = start + (rows[at] as number);
      holes[row >>> 5] = (holes[row >>> 5] as number) | (1 << (row & 31));
    }
  }

  #miss(row: number): void {
    this.holes[row >>> 5] = (this.holes[row >>> 5] ?? 0) | (1 << (row & 31));
  }

  /** False when the cell leaves the row missing. */
  #take(bytes: Uint8Array, first: number, last: number, row: number): boolean {
    let [from, to] = [first, last];
    while (from < to && isBlank(bytes[from])) from++;
    while (to > from && isBlank(bytes[to - 1])) to--;
    if (first !== from || last !== to) {
      if (from === to) {
        this.notes.blank(bytes, first, last);
        return false;
      }
      this.trimmed(bytes, first, last);
    }
    return from < to && !this.notes.isMissing(bytes, from, to) && this.store(bytes, from, to, row);
  }

  /** Room for so many rows. */
  protected abstract reserve(rows: number): void;
  /**
   * Stores cells of the listed batch rows from `i` on, empty ones as missing; `start` is the row of the first in the list. Returns where it met a
   * cell that it leaves to `store`: one that may have blanks around it or be a text for missing, and any that is not plainly a value; `count` at the end.
   */
  protected abstract plain(batch: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number;
  /** Keeps a cell without blanks around it; false when it leaves the row missing. */
  protected abstract store(bytes: Uint8Array, from: number, to: number, row: number): boolean;
  protected abstract view(rows: number, missing: BitSet): ColumnData;
  protected abstract data(rows: number, missing: BitSet | null): ColumnData;
  /** As `hash`, of `count` cells that were all plain. */
  protected hashPlain(_seed: Hash64, _count: number): boolean {
    return false;
  }
  /** Called for a cell with blanks around its value. */
  protected trimmed(_bytes: Uint8Array, _from: number, _to: number): void {}
}
