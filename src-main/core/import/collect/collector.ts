import type { ColumnData } from "../../columns/column-data.ts";
import type { HashedFields } from "../../columns/store-base.ts";
import type { Builder } from "../builders/builder.ts";
import { CellKernel } from "../builders/cell-kernel.ts";
import { builderFor } from "../builders/index.ts";
import type { Note } from "../cell-notes.ts";
import type { PlannedColumn } from "../plan-columns.ts";
import type { Batch } from "../tokenizer.ts";

/** What was found in the cells of a column. */
export interface CellFindings {
  /** Cells whose kept value is not the text that stood there, by reason. */
  readonly reasons: ReadonlyMap<string, Note>;
  /** Cells that do not fit the column's type. */
  readonly misfits: Note;
  /** True for a column of yes and no that holds more than 0 and 1. */
  readonly words: boolean;
}

/** A planned column with what was collected of it. */
export interface Collected {
  readonly planned: PlannedColumn;
  readonly notes: CellFindings;
  data(): ColumnData;
}

export interface CollectedColumns {
  /** In the order in which the columns were planned. */
  readonly columns: readonly Collected[];
  /** Hashes that were made on the way; each column is in one of them at most. */
  readonly hashed: readonly HashedFields[];
}

/** Collects the columns of a file, here or in threads: what comes out is the same. */
export interface Collector {
  /** Takes the cells of the `count` batch rows listed in `rows`. The batch is used again afterwards. */
  append(batch: Batch, rows: Int32Array, count: number): void;
  /** To be awaited between the parts of the file, with the bytes that were read: threads may be behind. Throws what a thread failed with. */
  step(read: number): Promise<void>;
  finish(): Promise<CollectedColumns>;
}

/** How many rows a file will have, by what was read of it. */
export const expectedRows = (rows: number, read: number, size: number): number =>
  read > 0 && read < size ? Math.ceil((rows * size * 1.02) / read) : rows;

export function collectHere(columns: readonly PlannedColumn[], size: number): Collector {
  const kernel = new CellKernel();
  const made = columns.map((planned): { planned: PlannedColumn; builder: Builder } => ({
    planned,
    builder: builderFor(planned.mapping, planned.format, kernel),
  }));
  let rows = 0;
  return {
    append: (batch, listed, count) => {
      rows += count;
      kernel.load(batch, listed, count);
      for (const { builder, planned } of made) builder.append(batch, planned.at, listed, count);
    },
    step: async (read) => {
      const expected = expectedRows(rows, read, size);
      for (const { builder } of made) builder.expect(expected);
    },
    finish: async () => ({
      columns: made.map(({ planned, builder }) => ({ planned, notes: builder.notes, data: () => builder.finish() })),
      hashed: [],
    }),
  };
}
