import { appendFileSync, closeSync, openSync, rmSync } from "node:fs";
import type { Dialect, ImportReport } from "../../../src-shared/model/import.ts";
import { rejectHeaders } from "./names.ts";
import { csvLine } from "./records.ts";

/** Lines named of each reason. */
const LINES = 20;
const FLUSH = 1 << 16;

/** Rows that were not kept: counted by reason, and written with their original cells to a file that can be mended and imported. */
export class Rejects {
  count = 0;
  readonly #reasons = new Map<string, { count: number; lines: number[] }>();
  readonly #path: string | undefined;
  readonly #header: readonly string[];
  readonly #delimiter: string;
  #file: number | undefined;
  #waiting = "";

  /** `header` are the names of the file's columns; without a path nothing is written. */
  constructor(path: string | undefined, header: readonly string[], dialect: Dialect) {
    this.#path = path;
    this.#header = header;
    this.#delimiter = dialect.delimiter;
  }

  /** `because` is what the reject file says of this row, where it differs from the common reason. */
  add(reason: string, line: number, cells: readonly string[], because = reason): void {
    this.count++;
    const known = this.#reasons.get(reason) ?? { count: 0, lines: [] };
    known.count++;
    if (known.lines.length < LINES) known.lines.push(line);
    this.#reasons.set(reason, known);
    if (this.#path === undefined) return;
    if (this.#file === undefined) {
      this.#file = openSync(this.#path, "w");
      this.#waiting = `\ufeff${csvLine([...rejectHeaders, ...this.#header], this.#delimiter)}\n`;
    }
    this.#waiting += `${csvLine([String(line), because, ...cells], this.#delimiter)}\n`;
    if (this.#waiting.length > FLUSH) this.#flush();
  }

  /** Rejected rows by reason, the commonest first. */
  list(): ImportReport["rejects"] {
    return [...this.#reasons].map(([reason, { count, lines }]) => ({ reason, count, lines })).sort((a, b) => b.count - a.count);
  }

  /** Ends the file; its path, or null when there was nothing to write. Where it cannot be ended it is taken away. */
  close(): string | null {
    if (this.#file === undefined) return null;
    try {
      this.#flush();
    } catch (error) {
      this.discard();
      throw error;
    }
    this.#close();
    return this.#path ?? null;
  }

  /** Takes the file away again, whatever is still to be written. */
  discard(): void {
    if (this.#file === undefined || this.#path === undefined) return;
    this.#close();
    rmSync(this.#path, { force: true });
  }

  #close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #flush(): void {
    // All of it: a single write may take a part only.
    if (this.#file !== undefined) appendFileSync(this.#file, this.#waiting);
    this.#waiting = "";
  }
}
