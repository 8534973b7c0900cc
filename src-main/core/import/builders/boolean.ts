import type { BooleanWords } from "../../../../src-shared/model/import.ts";
import { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { textAt } from "../cell-notes.ts";
import { parseBoolean } from "../parse-boolean.ts";
import type { Batch } from "../tokenizer.ts";
import { CellBuilder, FIRST, grownTo } from "./builder.ts";

/** What is said of cells of a column that says who refuses. */
const turned = { yes: "says no consent: yes kept as no", no: "says no refusal: no kept as yes" };

export class BooleanBuilder extends CellBuilder {
  #values = new Uint32Array(FIRST / 32);
  readonly #words: ReadonlyMap<string, 0 | 1> | null;
  /** What a cell says that is kept as yes. */
  readonly #yes: 0 | 1;

  /** With `opposite` every yes is kept as no and every no as yes. */
  constructor(missing: readonly string[], words: BooleanWords | null, opposite = false) {
    super(missing);
    this.#yes = opposite ? 0 : 1;
    const known = (list: readonly string[], value: 0 | 1) => list.map((word): [string, 0 | 1] => [word.toLowerCase(), value]);
    this.#words = words === null ? null : new Map([...known(words.yes, 1), ...known(words.no, 0)]);
  }

  protected reserve(rows: number): void {
    this.#values = grownTo(this.#values, (rows + 31) >>> 5, (this.expected + 31) >>> 5);
  }

  protected plain(batch: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number {
    const { bytes, starts, ends, columns } = batch;
    const { holes, notes } = this;
    const values = this.#values;
    const yes = this.#yes;
    if (this.#words !== null) return this.#next(batch, column, rows, i, count, start);
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
      const value = parseBoolean(bytes, from, to);
      if (value === -1) return i;
      if (to - from > 1 || (bytes[from] as number) > 57) notes.words = true;
      if (value === yes) values[row >>> 5] = (values[row >>> 5] as number) | (1 << (row & 31));
    }
    return count;
  }

  /** The next cell that is not empty. */
  #next({ starts, ends, columns }: Batch, column: number, rows: Int32Array, i: number, count: number, start: number): number {
    for (; i < count; i++) {
      const cell = (rows[i] as number) * columns + column;
      if (starts[cell] !== ends[cell]) return i;
      const row = start + i;
      this.holes[row >>> 5] = (this.holes[row >>> 5] as number) | (1 << (row & 31));
    }
    return count;
  }

  protected store(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    const value = this.#words === null ? parseBoolean(bytes, from, to) : (this.#words.get(textAt(bytes, from, to).toLowerCase()) ?? -1);
    if (value === -1) {
      this.notes.misfit(bytes, from, to);
      return false;
    }
    if (to - from > 1 || (bytes[from] ?? 0) > 57) this.notes.words = true;
    if (value === this.#yes) this.#values[row >>> 5] = (this.#values[row >>> 5] ?? 0) | (1 << (row & 31));
    return true;
  }

  protected view(rows: number, missing: BitSet): ColumnData {
    return { storage: "bits", values: new BitSet(rows, this.#values), missing };
  }

  protected data(rows: number, missing: BitSet | null): ColumnData {
    const values = new BitSet(rows, this.#values.slice(0, (rows + 31) >>> 5));
    if (this.#yes === 0) {
      const no = values.count();
      this.notes.turned(turned.yes, rows - (missing?.count() ?? 0) - no);
      this.notes.turned(turned.no, no);
    }
    return { storage: "bits", values, missing };
  }
}
