import { dateText, dateTimeText } from "../lib/civil.ts";
import type { BitSet } from "./bit-set.ts";

interface Common {
  readonly length: number;
  /** Rows without a value; null when every row has one. The value array holds zero there. */
  readonly missing: BitSet | null;
}

/** Text as codes into a dictionary of distinct values. */
export interface TextColumn extends Common {
  readonly type: "text";
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly dictionary: readonly string[];
}

/** Numbers; whole ones in 32 bits where all of them fit. */
export interface NumberColumn extends Common {
  readonly type: "number";
  readonly values: Int32Array | Float64Array;
}

export interface BooleanColumn extends Common {
  readonly type: "boolean";
  readonly values: BitSet;
}

/** Days since 1970-01-01. */
export interface DateColumn extends Common {
  readonly type: "date";
  readonly values: Int32Array;
}

/** Whole seconds since 1970-01-01T00:00Z. */
export interface DateTimeColumn extends Common {
  readonly type: "datetime";
  readonly values: Float64Array;
}

/** One typed column, backed by plain or shared memory. */
export type Column = TextColumn | NumberColumn | BooleanColumn | DateColumn | DateTimeColumn;

export type Cell = string | number | boolean | null;

/** A row's value as shown and exported: text, number, boolean, or a date as text; null where missing. */
export function cellAt(column: Column, row: number): Cell {
  if (column.missing?.has(row)) return null;
  switch (column.type) {
    case "text":
      return column.dictionary[column.codes[row] ?? 0] ?? null;
    case "number":
      return column.values[row] ?? null;
    case "boolean":
      return column.values.has(row);
    case "date":
      return dateText(column.values[row] ?? 0);
    case "datetime":
      return `${dateTimeText(column.values[row] ?? 0)}Z`;
  }
}
