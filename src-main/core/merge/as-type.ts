import { SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import type { FieldType } from "../../../src-shared/model/field.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";

/** The narrowest type that holds the values of both: 0 and 1 among numbers, days among moments, everything else as text. */
export function commonType(a: FieldType, b: FieldType): FieldType {
  if (a === b) return a;
  const both = new Set([a, b]);
  if (both.has("number") && both.has("boolean")) return "number";
  if (both.has("date") && both.has("datetime")) return "datetime";
  return "text";
}

function asText(column: Column): Column {
  const codes = new Uint32Array(column.length);
  const known = new Map<string, number>();
  for (let row = 0; row < column.length; row++) {
    const cell = cellAt(column, row);
    if (cell === null) continue;
    const text = String(cell);
    let code = known.get(text);
    if (code === undefined) {
      code = known.size;
      known.set(text, code);
    }
    codes[row] = code;
  }
  return { type: "text", length: column.length, missing: column.missing, codes, dictionary: [...known.keys()] };
}

/** A column in a type that `commonType` gave. */
export function asType(column: Column, type: FieldType): Column {
  if (column.type === type) return column;
  const { length, missing } = column;
  if (type === "text") return asText(column);
  if (type === "number" && column.type === "boolean") {
    const { values } = column;
    return { type, length, missing, values: Int32Array.from({ length }, (_, row) => (values.has(row) ? 1 : 0)) };
  }
  if (type === "datetime" && column.type === "date") {
    return { type, length, missing, values: Float64Array.from(column.values, (day) => day * SECONDS_PER_DAY) };
  }
  throw new Error(`a column of ${column.type} cannot become ${type}`);
}

/** A column of a type in which no row has a value. */
export function emptyColumn(type: FieldType, length: number): Column {
  const missing = BitSet.full(length);
  switch (type) {
    case "text":
      return { type, length, missing, codes: new Uint8Array(length), dictionary: [] };
    case "boolean":
      return { type, length, missing, values: new BitSet(length) };
    case "number":
      return { type, length, missing, values: new Int32Array(length) };
    case "date":
      return { type, length, missing, values: new Int32Array(length) };
    case "datetime":
      return { type, length, missing, values: new Float64Array(length) };
  }
}
