import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { FieldType } from "../../../src-shared/model/field.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type ColumnData, wordsOf } from "./column-data.ts";

/** A value before storage: dates in days, date-times in seconds since 1970; null where missing. */
export type RawCell = string | number | boolean | null;

function wrong(type: FieldType, cell: RawCell): InputError {
  return new InputError("cell-type", `${JSON.stringify(cell)} is no ${type}.`);
}

/** A column of values held one by one. For data that is made, not imported: imports have their own builders. */
export function columnFromCells(type: FieldType, cells: readonly RawCell[]): ColumnData {
  const rows = cells.length;
  const absent = new BitSet(rows);
  for (const [row, cell] of cells.entries()) if (cell === null) absent.add(row);
  const missing = absent.count() > 0 ? absent : null;
  if (type === "text") {
    const codes = new Uint32Array(rows);
    const known = new Map<string, number>();
    for (const [row, cell] of cells.entries()) {
      if (cell === null) continue;
      if (typeof cell !== "string") throw wrong(type, cell);
      let code = known.get(cell);
      if (code === undefined) {
        code = known.size;
        known.set(cell, code);
      }
      codes[row] = code;
    }
    return { storage: "codes", codes, words: wordsOf([...known.keys()]), missing };
  }
  if (type === "boolean") {
    const values = new BitSet(rows);
    for (const [row, cell] of cells.entries()) if (cell === true) values.add(row);
    return { storage: "bits", values, missing };
  }
  const values = new Float64Array(rows);
  let whole = true;
  for (const [row, cell] of cells.entries()) {
    if (cell === null) continue;
    if (typeof cell !== "number") throw wrong(type, cell);
    values[row] = cell;
    whole &&= (cell | 0) === cell;
  }
  if (type === "date" || (type === "number" && whole)) return { storage: "i32", values: Int32Array.from(values), missing };
  return { storage: "f64", values, missing };
}
