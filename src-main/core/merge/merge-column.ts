import { finished } from "../../../src-shared/lib/steps.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Cell, type Column, cellAt } from "../../../src-shared/table/column.ts";
import { asType, commonType, emptyColumn } from "./as-type.ts";

/** Which row of the file each row of the result takes its values from; -1 where none. The first rows are those of the base. */
export type Assignment = Int32Array;

export interface MergedColumn {
  readonly column: Column;
  readonly filled: number;
  readonly changed: number;
  readonly cleared: number;
  /** Rows of the base with the first few changes. */
  readonly examples: readonly { row: number; from: Cell; to: Cell }[];
}

const EXAMPLES = 5;

interface Cells {
  same(row: number, from: number): boolean;
  keep(row: number): void;
  take(row: number, from: number): void;
  finish(missing: BitSet | null): Column;
}

function textCells(old: Column & { type: "text" }, file: Column & { type: "text" }, rows: number): Cells {
  const known = new Map<string, number>();
  for (const [code, word] of old.dictionary.entries()) known.set(word, code);
  const dictionary = [...old.dictionary];
  const place = Uint32Array.from(file.dictionary, (word) => known.get(word) ?? dictionary.push(word) - 1);
  const codes = new Uint32Array(rows);
  return {
    same: (row, from) => old.codes[row] === place[file.codes[from] ?? 0],
    keep: (row) => {
      codes[row] = old.codes[row] ?? 0;
    },
    take: (row, from) => {
      codes[row] = place[file.codes[from] ?? 0] ?? 0;
    },
    finish: (missing) => ({ type: "text", length: rows, missing, codes, dictionary }),
  };
}

function booleanCells(old: BitSet, file: BitSet, rows: number): Cells {
  const values = new BitSet(rows);
  return {
    same: (row, from) => old.has(row) === file.has(from),
    keep: (row) => {
      if (old.has(row)) values.add(row);
    },
    take: (row, from) => {
      if (file.has(from)) values.add(row);
    },
    finish: (missing) => ({ type: "boolean", length: rows, missing, values }),
  };
}

function numberCells<T extends Int32Array | Float64Array>(
  old: Int32Array | Float64Array,
  file: Int32Array | Float64Array,
  values: T,
  made: (values: T, missing: BitSet | null) => Column,
): Cells {
  return {
    same: (row, from) => old[row] === file[from],
    keep: (row) => {
      values[row] = old[row] ?? 0;
    },
    take: (row, from) => {
      values[row] = file[from] ?? 0;
    },
    finish: (missing) => made(values, missing),
  };
}

function cellsOf(old: Column, file: Column, rows: number): Cells {
  if (old.type === "text" && file.type === "text") return textCells(old, file, rows);
  if (old.type === "boolean" && file.type === "boolean") return booleanCells(old.values, file.values, rows);
  if (old.type === "date" && file.type === "date")
    return numberCells(old.values, file.values, new Int32Array(rows), (values, missing) => ({
      type: "date",
      length: rows,
      missing,
      values,
    }));
  if (old.type === "datetime" && file.type === "datetime")
    return numberCells(old.values, file.values, new Float64Array(rows), (values, missing) => ({
      type: "datetime",
      length: rows,
      missing,
      values,
    }));
  if (old.type === "number" && file.type === "number") {
    const whole = old.values instanceof Int32Array && file.values instanceof Int32Array;
    return numberCells<Int32Array | Float64Array>(
      old.values,
      file.values,
      whole ? new Int32Array(rows) : new Float64Array(rows),
      (values, missing) => ({ type: "number", length: rows, missing, values }),
    );
  }
  throw new Error(`columns of ${old.type} and ${file.type} were not brought to one type`);
}

/** Rows that are merged between two rests. */
const AT_ONCE = 1 << 17;

const isEmpty = ({ missing, length }: Column): boolean => missing !== null && missing.count() === length;

/**
 * A column of the base with the values of a file's column put in where the assignment says so. Types that differ give way to the wider one; a
 * column without any value has no say. `changedRows` collects the rows of the base in which a cell changes. Rests now and then.
 */
export function* mergingColumn(
  base: Column,
  fromFile: Column,
  assignment: Assignment,
  blanks: "keep" | "clear",
  changedRows: BitSet,
): Generator<undefined, MergedColumn> {
  yield;
  const type = isEmpty(fromFile) ? base.type : isEmpty(base) ? fromFile.type : commonType(base.type, fromFile.type);
  const inType = (column: Column) => (isEmpty(column) ? emptyColumn(type, column.length) : asType(column, type));
  const [old, file] = [inType(base), inType(fromFile)];
  const rows = assignment.length;
  const cells = cellsOf(old, file, rows);
  const holes = new BitSet(rows);
  const examples: { row: number; from: Cell; to: Cell }[] = [];
  let [filled, changed, cleared] = [0, 0, 0];
  const differs = (row: number, from: number) => {
    changedRows.add(row);
    if (examples.length < EXAMPLES) examples.push({ row, from: cellAt(old, row), to: from < 0 ? null : cellAt(file, from) });
  };
  const merge = (row: number) => {
    const from = assignment[row] ?? -1;
    const had = row < old.length && !old.missing?.has(row);
    const gives = from >= 0 && !file.missing?.has(from);
    if (gives) {
      cells.take(row, from);
      if (row >= old.length) return;
      if (!had) {
        filled++;
        differs(row, from);
      } else if (!cells.same(row, from)) {
        changed++;
        differs(row, from);
      }
    } else if (had && (from < 0 || blanks === "keep")) cells.keep(row);
    else {
      holes.add(row);
      if (!had) return;
      cleared++;
      differs(row, -1);
    }
  };
  const mergeRows = (from: number, to: number) => {
    for (let row = from; row < to; row++) merge(row);
  };
  for (let from = 0; from < rows; from += AT_ONCE) {
    yield;
    mergeRows(from, Math.min(rows, from + AT_ONCE));
  }
  yield;
  return { column: cells.finish(holes.count() > 0 ? holes : null), filled, changed, cleared, examples };
}

/** `mergingColumn` without a rest. */
export const mergeColumn = (...given: Parameters<typeof mergingColumn>): MergedColumn => finished(mergingColumn(...given));
