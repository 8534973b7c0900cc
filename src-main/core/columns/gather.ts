import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";

type Plain = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A zeroed array of the same kind over shared memory. */
function sharedLike<T extends Plain>(like: T, length: number): T {
  const Kind = like.constructor as new (buffer: SharedArrayBuffer) => T;
  return new Kind(new SharedArrayBuffer(length * like.BYTES_PER_ELEMENT));
}

/** As `pick`, into an array that is given and that has a place for each row. */
export function pickInto<T extends Plain>(values: Plain, rows: Uint32Array, out: T): T {
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number;
  return out;
}

/** The values of some rows, in their order, in shared memory. */
export function pick<T extends Plain>(values: T, rows: Uint32Array): T {
  const out = sharedLike(values, rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] ?? 0] ?? 0;
  return out;
}

function pickBits(set: BitSet, rows: Uint32Array): BitSet {
  const out = new BitSet(rows.length, new Uint32Array(new SharedArrayBuffer(((rows.length + 31) >>> 5) * 4)));
  for (let i = 0; i < rows.length; i++) if (set.has(rows[i] ?? 0)) out.add(i);
  return out;
}

/** The column of some rows, in their order. */
export function gather(column: Column, rows: Uint32Array): Column {
  const common = { length: rows.length, missing: column.missing && pickBits(column.missing, rows) };
  switch (column.type) {
    case "text":
      return { type: "text", codes: pick(column.codes, rows), dictionary: column.dictionary, ...common };
    case "number":
      return { type: "number", values: pick(column.values, rows), ...common };
    case "date":
      return { type: "date", values: pick(column.values, rows), ...common };
    case "datetime":
      return { type: "datetime", values: pick(column.values, rows), ...common };
    case "boolean":
      return { type: "boolean", values: pickBits(column.values, rows), ...common };
  }
}
