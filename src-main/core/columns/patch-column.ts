import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import type { StoredCell } from "../db/stores/edits.ts";

/** A cell that stands in place of a column's own. */
export interface Patch {
  readonly row: number;
  readonly value: StoredCell;
}

const bits = (rows: number) => new Uint32Array(new SharedArrayBuffer(((rows + 31) >>> 5) * 4));

function copyOfBits(set: BitSet | null, rows: number): BitSet {
  const words = bits(rows);
  if (set) words.set(set.words);
  return new BitSet(rows, words);
}

function shared<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  Kind: new (buffer: SharedArrayBuffer) => T,
  from: ArrayLike<number>,
  width: number,
): T {
  const array = new Kind(new SharedArrayBuffer(from.length * width));
  array.set(from);
  return array;
}

function patchText(column: Extract<Column, { type: "text" }>, patches: readonly Patch[], missing: BitSet | null): Column {
  const known = new Map<string, number>();
  const wanted = new Set(patches.flatMap(({ value }) => (typeof value === "string" ? [value] : [])));
  for (const [code, word] of column.dictionary.entries()) if (wanted.has(word)) known.set(word, code);
  const added = [...wanted].filter((word) => !known.has(word));
  const dictionary = added.length === 0 ? column.dictionary : [...column.dictionary, ...added];
  for (const [at, word] of added.entries()) known.set(word, column.dictionary.length + at);
  const { length } = dictionary;
  const codes =
    length <= 0x100
      ? shared(Uint8Array, column.codes, 1)
      : length <= 0x10000
        ? shared(Uint16Array, column.codes, 2)
        : shared(Uint32Array, column.codes, 4);
  for (const { row, value } of patches) codes[row] = typeof value === "string" ? (known.get(value) ?? 0) : 0;
  return { type: "text", length: column.length, missing, codes, dictionary };
}

/** A column with some cells replaced, in memory of its own. The values fit the column's type. */
export function patchColumn(column: Column, patches: readonly Patch[]): Column {
  const { length } = column;
  const holes = copyOfBits(column.missing, length);
  for (const { row, value } of patches) {
    if (value === null) holes.add(row);
    else holes.delete(row);
  }
  const missing = holes.count() > 0 ? holes : null;
  switch (column.type) {
    case "text":
      return patchText(column, patches, missing);
    case "boolean": {
      const values = copyOfBits(column.values, length);
      for (const { row, value } of patches) {
        if (value === true) values.add(row);
        else values.delete(row);
      }
      return { type: "boolean", length, missing, values };
    }
    case "date":
    case "datetime":
    case "number": {
      const numbers = patches.map(({ row, value }) => ({ row, value: typeof value === "number" ? value : 0 }));
      const whole = column.values instanceof Int32Array && numbers.every(({ value }) => (value | 0) === value);
      const values = whole ? shared(Int32Array, column.values, 4) : shared(Float64Array, column.values, 8);
      for (const { row, value } of numbers) values[row] = value;
      return { type: column.type, length, missing, values } as Column;
    }
  }
}
