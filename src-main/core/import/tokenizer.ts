import type { Cut } from "./records.ts";
import { RowCutter } from "./row-cutter.ts";

/** Why the tokenizer refused a record. */
export type Ragged = "few" | "many" | "quote" | "open";

/** Rows of one block, cell by cell: cell `c` of row `r` is `bytes[starts[r * columns + c] .. ends[...])`, unquoted. */
export interface Batch {
  bytes: Uint8Array;
  rows: number;
  readonly columns: number;
  starts: Int32Array;
  ends: Int32Array;
  /** Line of the file on which each row starts, from 1. */
  readonly lines: Int32Array;
}

export interface TokenSink {
  /** A full or last batch of the block; the arrays are used again afterwards. */
  batch(batch: Batch): void;
  /** A record that is no row: its bytes are [from, to) of `bytes`. */
  ragged(why: Ragged, line: number, bytes: Uint8Array, from: number, to: number): void;
  /** A record that repeats the header. */
  repeated(line: number): void;
}

/** Rows and cells of a batch at most. */
const ROWS = 4096;
const CELLS = 1 << 20;
const LF = 10;
const CR = 13;
const SPACE = 32;

/**
 * Cuts UTF-8 bytes into cells without making strings. Quotes count at the start of a cell only; empty lines are skipped. Plain rows of bytes
 * that lie in its `room` are cut many at a time.
 */
export class Tokenizer {
  /** Line at which the next record starts, from 1. */
  line: number;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #end: number;
  /** Blanks around a quoted cell do not count, unless they part the cells. */
  readonly #blanks: boolean;
  readonly #sink: TokenSink;
  readonly #batch: Batch;
  readonly #rows: number;
  readonly #cutter: RowCutter;
  /** Records of the header, which are no rows, that have not passed yet. */
  #header: number;
  /** Bytes of the header's first record; empty without one. */
  #head: Uint8Array = new Uint8Array(0);
  /** Cells of the current row that hold doubled quotes. */
  readonly #doubled: number[] = [];

  constructor(cut: Cut & { readonly header: boolean; readonly headerRows: number }, columns: number, firstLine: number, sink: TokenSink) {
    this.line = firstLine;
    this.#header = cut.header ? cut.headerRows : 0;
    this.#delimiter = cut.delimiter.charCodeAt(0);
    this.#quote = cut.quote === "" ? -1 : cut.quote.charCodeAt(0);
    this.#blanks = this.#quote !== -1 && this.#delimiter !== SPACE;
    this.#end = cut.lineEnd === "\r" ? CR : LF;
    this.#sink = sink;
    this.#rows = Math.max(1, Math.min(ROWS, Math.floor(CELLS / columns)));
    const cells = this.#rows * columns;
    this.#cutter = new RowCutter(columns, cells, this.#delimiter, this.#end, this.#quote);
    this.#batch = { bytes: new Uint8Array(0), rows: 0, columns, ...this.#cutter.places(), lines: new Int32Array(this.#rows) };
  }

  /** Room for so many bytes to cut, of which the first `used` are those that were there; what was given before is no longer to be used. */
  room(bytes: number, used: number): Uint8Array<ArrayBuffer> {
    const room = this.#cutter.room(bytes, used);
    Object.assign(this.#batch, this.#cutter.places());
    return room;
  }

  /**
   * Cuts [from, to), whose last byte is a line end. Returns where it stopped: `to`, or the start of a record whose quoted cell is still
   * open there.
   */
  run(bytes: Uint8Array, from: number, to: number): number {
    const batch = this.#batch;
    const { columns, starts, ends, lines } = batch;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const lineEnd = this.#end;
    batch.bytes = bytes;
    batch.rows = 0;
    const roomy = this.#cutter.has(bytes);
    let at = from;
    while (at < to) {
      if (roomy && this.#header === 0) {
        at = this.#plainRows(bytes, at, to);
        if (at === to) break;
        if (batch.rows === this.#rows) {
          this.#flush();
          continue;
        }
      }
      const recordStart = at;
      const recordLine = this.line;
      if (bytes[at] === lineEnd || (bytes[at] === CR && bytes[at + 1] === LF)) {
        at += bytes[at] === lineEnd ? 1 : 2;
        this.line++;
        continue;
      }
      const base = batch.rows * columns;
      let column = 0;
      let bad = false;
      this.#doubled.length = 0;
      for (;;) {
        let start = at;
        let end: number;
        let c: number | undefined;
        if (bytes[at] === SPACE && this.#blanks) {
          let q = at;
          while (bytes[q] === SPACE) q++;
          if (bytes[q] === quote) at = q;
        }
        if (bytes[at] === quote) {
          start = ++at;
          let doubled = false;
          for (;;) {
            at = this.#closing(bytes, at, to);
            if (at < 0) {
              this.line = recordLine;
              this.#flush();
              return recordStart;
            }
            if (bytes[at + 1] !== quote) break;
            doubled = true;
            at += 2;
          }
          end = at++;
          if (doubled && column < columns) this.#doubled.push(base + column);
          c = bytes[at];
          if (this.#blanks) while (c === SPACE) c = bytes[++at];
          if (c === CR && lineEnd === LF && bytes[at + 1] === LF) c = bytes[++at];
          if (c !== delimiter && c !== lineEnd) {
            bad = true;
            while (bytes[at] !== lineEnd) at++;
            c = lineEnd;
          }
        } else {
          c = bytes[at];
          while (c !== delimiter && c !== lineEnd) c = bytes[++at];
          end = c === LF && at > start && bytes[at - 1] === CR ? at - 1 : at;
        }
        at++;
        if (column < columns) {
          starts[base + column] = start;
          ends[base + column] = end;
        }
        column++;
        if (c === lineEnd) break;
      }
      this.line++;
      if (this.#header > 0) {
        this.#header--;
        if (this.#head.length === 0) {
          this.#head = Uint8Array.prototype.slice.call(bytes, recordStart, at);
          this.#cutter.head(this.#head);
        }
        continue;
      }
      if (at - recordStart === this.#head.length && this.#repeatsHead(bytes, recordStart)) {
        this.#sink.repeated(recordLine);
        continue;
      }
      if (bad || column !== columns) {
        this.#flush();
        this.#sink.ragged(bad ? "quote" : column < columns ? "few" : "many", recordLine, bytes, recordStart, at - 1);
        continue;
      }
      if (this.#doubled.length > 0) this.#undouble(bytes);
      lines[batch.rows] = recordLine;
      if (++batch.rows === this.#rows) this.#flush();
    }
    this.#flush();
    return to;
  }

  /** Cuts rows until the batch is full or a record is not plain; returns where the next record starts. */
  #plainRows(bytes: Uint8Array, from: number, to: number): number {
    const batch = this.#batch;
    const { rows, stopped } = this.#cutter.cut(bytes, from, to, batch.rows, this.#rows - batch.rows);
    for (let row = 0; row < rows; row++) batch.lines[batch.rows + row] = this.line++;
    batch.rows += rows;
    return stopped;
  }

  #repeatsHead(bytes: Uint8Array, from: number): boolean {
    for (let at = 0; at < this.#head.length; at++) if (bytes[from + at] !== this.#head[at]) return false;
    return true;
  }

  #flush(): void {
    if (this.#batch.rows > 0) this.#sink.batch(this.#batch);
    this.#batch.rows = 0;
  }

  /** The next quote; counts the lines passed. -1 when there is none. */
  #closing(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const c = bytes[at];
      if (c === this.#quote) return at;
      if (c === this.#end) this.line++;
    }
    return -1;
  }

  /** Takes the second of each pair of quotes out of the noted cells, in place. */
  #undouble(bytes: Uint8Array): void {
    const { starts, ends } = this.#batch;
    for (const cell of this.#doubled) {
      const end = ends[cell] ?? 0;
      let to = starts[cell] ?? 0;
      for (let from = to; from < end; from++) {
        const c = bytes[from] ?? 0;
        bytes[to++] = c;
        if (c === this.#quote) from++;
      }
      ends[cell] = to;
    }
  }
}
