import type { FieldType } from "../../../src-shared/model/field.ts";
import type { BooleanWords, ColumnMapping, NumberFormat } from "../../../src-shared/model/import.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../columns/column-data.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import { CellNotes, textAt } from "./cell-notes.ts";
import { formattedNumber } from "./number-format.ts";
import { parseBoolean } from "./parse-boolean.ts";
import { type DateFormat, DateReader } from "./parse-date.ts";
import { parseNumber } from "./parse-number.ts";
import type { Batch } from "./tokenizer.ts";

/** Collects one column of the file, batch by batch. Cells that do not fit the type are noted and left missing: the import then widens the type. */
export interface Builder {
  readonly notes: CellNotes;
  /** Appends the cells of `column` in the `count` batch rows listed in `rows`. */
  append(batch: Batch, column: number, rows: Int32Array, count: number): void;
  finish(): ColumnData;
}

/** Rows for which there is room at first: files can have thousands of columns. */
const FIRST = 4096;

interface Rows {
  /** Rows so far. */
  count: number;
  missing: Uint32Array;
}

function grownTo<T extends Uint32Array | Int32Array | Float64Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (length: number) => T;
  const larger = new Kind(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

const markMissing = (rows: Rows, row: number) => {
  rows.missing[row >>> 5] = (rows.missing[row >>> 5] ?? 0) | (1 << (row & 31));
};

function missingOf(rows: Rows): BitSet | null {
  const set = new BitSet(rows.count, rows.missing.slice(0, (rows.count + 31) >>> 5));
  return set.count() > 0 ? set : null;
}

const isBlank = (c: number | undefined) => c === 32 || c === 9;

/** What the value builders share: blanks around a cell do not count, empty cells and given texts are missing. */
abstract class CellBuilder implements Builder {
  readonly notes: CellNotes;
  readonly #rows: Rows = { count: 0, missing: new Uint32Array(FIRST / 32) };

  constructor(missing: readonly string[]) {
    this.notes = new CellNotes(missing);
  }

  append(batch: Batch, column: number, rows: Int32Array, count: number): void {
    const { bytes, starts, ends, columns } = batch;
    const own = this.#rows;
    own.missing = grownTo(own.missing, (own.count + count + 31) >>> 5);
    this.reserve(own.count + count);
    for (let i = 0; i < count; i++) {
      const cell = (rows[i] ?? 0) * columns + column;
      let from = starts[cell] ?? 0;
      let to = ends[cell] ?? 0;
      const row = own.count++;
      if (from === to) {
        markMissing(own, row);
        continue;
      }
      if (isBlank(bytes[from]) || isBlank(bytes[to - 1])) {
        const [first, last] = [from, to];
        while (from < to && isBlank(bytes[from])) from++;
        while (to > from && isBlank(bytes[to - 1])) to--;
        if (from === to) {
          this.notes.blank(bytes, first, last);
          markMissing(own, row);
          continue;
        }
        this.trimmed(bytes, first, last);
      }
      if (this.notes.isMissing(bytes, from, to) || !this.store(bytes, from, to, row)) markMissing(own, row);
    }
  }

  finish(): ColumnData {
    return this.data(this.#rows.count, missingOf(this.#rows));
  }

  /** Room for so many rows. */
  protected abstract reserve(rows: number): void;
  /** Keeps a cell without blanks around it; false when it leaves the row missing. */
  protected abstract store(bytes: Uint8Array, from: number, to: number, row: number): boolean;
  protected abstract data(rows: number, missing: BitSet | null): ColumnData;
  /** Called for a cell with blanks around its value. */
  protected trimmed(_bytes: Uint8Array, _from: number, _to: number): void {}
}

class TextBuilder extends CellBuilder {
  readonly #words = new ByteDictionary();
  #codes = new Uint32Array(FIRST);

  protected reserve(rows: number): void {
    this.#codes = grownTo(this.#codes, rows);
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    // Spreadsheets write ="0012" so that a code is not taken for a number.
    if (bytes[from] === 61 && bytes[from + 1] === 34 && to - from > 3 && bytes[to - 1] === 34) {
      this.notes.changed('="…" around the text removed', bytes, from, to);
      this.#codes[row] = this.#words.code(bytes, from + 2, to - 1);
    } else this.#codes[row] = this.#words.code(bytes, from, to);
    return true;
  }

  protected override trimmed(bytes: Uint8Array, from: number, to: number): void {
    this.notes.changed("blanks around the text removed", bytes, from, to);
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    return { storage: "codes", codes: this.#codes.subarray(0, rows), words: this.#words.words(), missing };
  }
}

class NumberBuilder extends CellBuilder {
  #values = new Float64Array(FIRST);
  #whole = true;
  readonly #format: NumberFormat | null;

  constructor(missing: readonly string[], format: NumberFormat | null) {
    super(missing);
    this.#format = format;
  }

  protected reserve(rows: number): void {
    this.#values = grownTo(this.#values, rows);
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

  protected data(rows: number, missing: BitSet | null): ColumnData {
    const values = this.#values.subarray(0, rows);
    return this.#whole ? { storage: "i32", values: Int32Array.from(values), missing } : { storage: "f64", values, missing };
  }
}

class BooleanBuilder extends CellBuilder {
  #values = new Uint32Array(FIRST / 32);
  readonly #words: ReadonlyMap<string, 0 | 1> | null;

  constructor(missing: readonly string[], words: BooleanWords | null) {
    super(missing);
    const known = (list: readonly string[], value: 0 | 1) => list.map((word): [string, 0 | 1] => [word.toLowerCase(), value]);
    this.#words = words === null ? null : new Map([...known(words.yes, 1), ...known(words.no, 0)]);
  }

  protected reserve(rows: number): void {
    this.#values = grownTo(this.#values, (rows + 31) >>> 5);
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const value = this.#words === null ? parseBoolean(bytes, from, to) : (this.#words.get(textAt(bytes, from, to).toLowerCase()) ?? -1);
    if (value === -1) {
      this.notes.misfit(bytes, from, to);
      return false;
    }
    if (to - from > 1 || (bytes[from] ?? 0) > 57) this.notes.words = true;
    if (value === 1) this.#values[row >>> 5] = (this.#values[row >>> 5] ?? 0) | (1 << (row & 31));
    return true;
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    return { storage: "bits", values: new BitSet(rows, this.#values.slice(0, (rows + 31) >>> 5)), missing };
  }
}

class DateBuilder extends CellBuilder {
  readonly #reader: DateReader;
  #values = new Int32Array(FIRST);

  constructor(missing: readonly string[], format: DateFormat) {
    super(missing);
    this.#reader = new DateReader(format);
  }

  protected reserve(rows: number): void {
    this.#values = grownTo(this.#values, rows);
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const day = this.#reader.day(bytes, from, to);
    if (Number.isNaN(day)) {
      this.notes.misfit(bytes, from, to);
      return false;
    }
    this.#values[row] = day;
    return true;
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    return { storage: "i32", values: this.#values.subarray(0, rows), missing };
  }
}

class InstantBuilder extends CellBuilder {
  readonly #reader: DateReader;
  #values = new Float64Array(FIRST);

  constructor(missing: readonly string[], format: DateFormat) {
    super(missing);
    this.#reader = new DateReader(format);
  }

  protected reserve(rows: number): void {
    this.#values = grownTo(this.#values, rows);
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const instant = this.#reader.instant(bytes, from, to);
    if (Number.isNaN(instant)) {
      this.notes.misfit(bytes, from, to);
      return false;
    }
    if (this.#reader.fraction) this.notes.changed("fractions of a second dropped", bytes, from, to);
    this.#values[row] = instant;
    return true;
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    return { storage: "f64", values: this.#values.subarray(0, rows), missing };
  }
}

function formatted(type: FieldType, format: DateFormat | undefined): DateFormat {
  if (!format) throw new Error(`a column of type ${type} has no date format`);
  return format;
}

/** A builder for a column. Throws for dates without their format, which the plan of the columns refuses before. */
export function builderFor({ type, missing, numberFormat, booleans }: ColumnMapping, format: DateFormat | undefined): Builder {
  switch (type) {
    case "text":
      return new TextBuilder(missing);
    case "number":
      return new NumberBuilder(missing, numberFormat);
    case "boolean":
      return new BooleanBuilder(missing, booleans);
    case "date":
      return new DateBuilder(missing, formatted(type, format));
    case "datetime":
      return new InstantBuilder(missing, formatted(type, format));
  }
}
