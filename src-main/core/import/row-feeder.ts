import type { Dialect } from "../../../src-shared/model/import.ts";
import { BatchWriter } from "./batch-writer.ts";
import type { Row } from "./formats/format.ts";
import { mended } from "./mend.ts";
import { noteLine, type Repairs } from "./repair-lines.ts";
import type { RecordSink } from "./row-sink.ts";

const BLANK_SURPLUS = "empty cells after the last column left out";

/** Lets the rows of a table through: not what stands before and after it, nor its header; rows that are written oddly are mended. */
export class RowFeeder {
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #sink: RecordSink;
  readonly #writer: BatchWriter;
  readonly #repairs: Repairs;
  /** Rows that may turn out to be the footer. */
  readonly #held: Row[] = [];
  #header: number;
  #head: readonly string[] | undefined;

  constructor(dialect: Dialect, width: number, sink: RecordSink, repairs: Repairs) {
    this.#dialect = dialect;
    this.#width = width;
    this.#sink = sink;
    this.#writer = new BatchWriter(width, sink);
    this.#repairs = repairs;
    this.#header = dialect.header ? dialect.headerRows : 0;
  }

  take(row: Row): void {
    const { skipRows, endLine, footerRows } = this.#dialect;
    if (row.line <= skipRows) return;
    if (endLine !== null && row.line > endLine) {
      noteLine(this.#repairs.leftOut, "after the end of the table", row.line);
      return;
    }
    if (this.#header > 0) {
      this.#header--;
      this.#head ??= row.cells;
      return;
    }
    this.#held.push(row);
    const first = this.#held.length > footerRows ? this.#held.shift() : undefined;
    if (first) this.#pass(first);
  }

  end(): void {
    for (const { line } of this.#held) noteLine(this.#repairs.leftOut, "at the end of the table, as a total or a remark", line);
    this.#writer.flush();
  }

  #pass(row: Row): void {
    const { cells, line, fault, text } = row;
    const width = this.#width;
    if (this.#head && cells.length === this.#head.length && cells.every((cell, at) => cell === this.#head?.[at])) {
      noteLine(this.#repairs.leftOut, "that repeat the header", line);
      return;
    }
    if (fault === undefined && cells.length === width) this.#writer.row(line, cells);
    else if (
      !(text !== undefined && this.#dialect.format === "delimited" && !this.#dialect.wrapped ? this.#mend(text, line) : this.#fit(row))
    ) {
      this.#writer.flush();
      this.#sink.ragged(fault ?? (cells.length < width ? "few" : "many"), line, cells);
    }
  }

  /** Hands on another reading of a record; false where there is none. */
  #mend(text: string, line: number): boolean {
    const rows = mended(text, this.#dialect, this.#width);
    for (const { cells, offset, how } of rows) {
      this.#writer.row(line + offset, cells);
      noteLine(this.#repairs.mended, how, line + offset);
    }
    return rows.length > 0;
  }

  /** Hands on a row that has too few cells, as those of a sheet do after their last filled cell, or only blank ones too many. */
  #fit({ cells, line, fault }: Row): boolean {
    const surplus = cells.slice(this.#width);
    if (fault !== undefined || !surplus.every((cell) => cell.trim() === "")) return false;
    if (surplus.length > 0) noteLine(this.#repairs.mended, BLANK_SURPLUS, line);
    this.#writer.row(line, cells.slice(0, this.#width));
    return true;
  }
}
