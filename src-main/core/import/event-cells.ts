import { CellKernel, type KeyTable, type WordTable } from "./builders/cell-kernel.ts";
import { trimmedCell } from "./keys.ts";
import { type DateFormat, DateReader, datePlaces } from "./parse-date.ts";
import type { Batch } from "./tokenizer.ts";

/** What stands for an empty cell. */
export const NONE = 0xffffffff;

/** Rows of a batch at most. */
const ROWS = 1 << 13;

/** What gives equal texts the same code. */
type CodeTable = Pick<WordTable, "code"> & { codes(column: number, i: number, count: number, lengths: bigint): number };

/** A column of which only equal texts matter. */
export class CodedColumn<T extends CodeTable> {
  readonly table: T;
  readonly #kernel: CellKernel;
  readonly #at: number;
  /** Of each row of the batch that was read last: its code, or `NONE` for an empty cell. */
  codes = new Uint32Array(ROWS);

  /** `at` is the position in the file; `kernel` is given each batch before. */
  constructor(kernel: CellKernel, at: number, table: T) {
    [this.#kernel, this.#at, this.table] = [kernel, at, table];
  }

  read(batch: Batch): void {
    const [kernel, table, column] = [this.#kernel, this.table, this.#at];
    if (this.codes.length < batch.rows) this.codes = new Uint32Array(batch.rows);
    const { codes } = this;
    const span = { from: 0, to: 0 };
    for (let i = 0; i < batch.rows; i++) {
      const stopped = table.codes(column, i, batch.rows, 0n);
      codes.set(kernel.codes(i, stopped), i);
      for (const row of kernel.empties()) codes[row] = NONE;
      i = stopped;
      if (i === batch.rows) return;
      trimmedCell(batch, i * batch.columns + column, span);
      codes[i] = span.from === span.to ? NONE : table.code(span.from, span.to);
    }
  }
}

/** The moments of a column. */
export class TimeColumn {
  readonly #kernel: CellKernel;
  readonly #at: number;
  readonly #reader: DateReader;
  readonly #places: ReturnType<typeof datePlaces>;
  readonly #daily: boolean;
  /** Of each row of the batch that was read last: seconds since 1970-01-01T00:00Z, NaN for a cell that is no date of the format. */
  seconds = new Float64Array(ROWS);

  /** With `daily` the cells are dates alone, which stand for their first second. */
  constructor(kernel: CellKernel, at: number, format: DateFormat, daily: boolean) {
    [this.#kernel, this.#at, this.#daily] = [kernel, at, daily];
    this.#reader = new DateReader(format);
    this.#places = datePlaces(format);
  }

  read(batch: Batch): void {
    if (this.seconds.length < batch.rows) this.seconds = new Float64Array(batch.rows);
    const { seconds } = this;
    const daily = this.#daily;
    const read = this.#plainest(batch.rows);
    const span = { from: 0, to: 0 };
    for (let row = read; row < batch.rows; row++) {
      trimmedCell(batch, row * batch.columns + this.#at, span);
      const { from, to } = span;
      seconds[row] = daily ? this.#reader.day(batch.bytes, from, to) : this.#reader.instant(batch.bytes, from, to);
    }
    if (daily) for (let row = 0; row < batch.rows; row++) seconds[row] = (seconds[row] as number) * 86_400;
  }

  /** Reads the first rows, up to one that the kernel does not know; gives how many. */
  #plainest(rows: number): number {
    if (!this.#places) return 0;
    const kernel = this.#kernel;
    const stopped = kernel.dates(this.#at, 0, rows, 0n, this.#places, !this.#daily);
    this.seconds.set(kernel.doubles(0, stopped));
    for (const row of kernel.empties()) this.seconds[row] = Number.NaN;
    return stopped;
  }
}

/** Reads the cells by which events are told apart: whose, when, and of which type. */
export class EventCells {
  readonly #kernel = new CellKernel();
  readonly key: CodedColumn<KeyTable>;
  readonly time: TimeColumn;
  /** Undefined where the file has no such column. */
  readonly type: CodedColumn<WordTable> | undefined;
  #all = new Int32Array(0);

  constructor(key: number, time: { readonly at: number; readonly format: DateFormat; readonly daily: boolean }, type: number | undefined) {
    this.key = new CodedColumn(this.#kernel, key, this.#kernel.keyTable());
    this.time = new TimeColumn(this.#kernel, time.at, time.format, time.daily);
    this.type = type === undefined ? undefined : new CodedColumn(this.#kernel, type, this.#kernel.wordTable());
  }

  /** Reads every row of a batch. */
  read(batch: Batch): void {
    if (this.#all.length < batch.rows) this.#all = Int32Array.from({ length: batch.rows }, (_, row) => row);
    this.#kernel.load(batch, this.#all, batch.rows);
    this.key.read(batch);
    this.time.read(batch);
    this.type?.read(batch);
  }
}
