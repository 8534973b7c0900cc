import type { RecordSink } from "./row-sink.ts";
import type { Batch } from "./tokenizer.ts";

const ROWS = 1024;
const CELLS = 1 << 18;

/** Gathers rows of text into batches of bytes, as the tokenizer makes them. */
export class BatchWriter {
  readonly #sink: RecordSink;
  readonly #batch: Batch;
  readonly #rows: number;
  #bytes = Buffer.alloc(1 << 16);
  #used = 0;

  constructor(columns: number, sink: RecordSink) {
    this.#sink = sink;
    this.#rows = Math.max(1, Math.min(ROWS, Math.floor(CELLS / columns)));
    const cells = this.#rows * columns;
    this.#batch = {
      bytes: this.#bytes,
      rows: 0,
      columns,
      starts: new Int32Array(cells),
      ends: new Int32Array(cells),
      lines: new Int32Array(this.#rows),
    };
  }

  /** Adds a row; cells that it lacks are empty. */
  row(line: number, cells: readonly string[]): void {
    const { columns, starts, ends, lines } = this.#batch;
    const base = this.#batch.rows * columns;
    for (let column = 0; column < columns; column++) {
      const cell = cells[column] ?? "";
      starts[base + column] = this.#used;
      if (cell !== "") this.#put(cell);
      ends[base + column] = this.#used;
    }
    lines[this.#batch.rows] = line;
    if (++this.#batch.rows === this.#rows) this.flush();
  }

  flush(): void {
    this.#batch.bytes = this.#bytes;
    if (this.#batch.rows > 0) this.#sink.batch(this.#batch);
    this.#batch.rows = 0;
    this.#used = 0;
  }

  #put(cell: string): void {
    const most = this.#used + cell.length * 3;
    if (most > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(most, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    this.#used += this.#bytes.write(cell, this.#used, "utf8");
  }
}
