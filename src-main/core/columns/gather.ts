import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";

/** Numbers by row. */
export type Plain = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A zeroed array of the same kind over shared memory. */
function sharedLike<T extends Plain>(like: T, length: number): T {
  const Kind = like.constructor as new (buffer: SharedArrayBuffer) => T;
  return new Kind(new SharedArrayBuffer(length * like.BYTES_PER_ELEMENT));
}

// One loop for each width: a loop that meets arrays of several kinds is several times slower.

function pick8(values: Uint8Array, rows: Uint32Array, out: Uint8Array): void {
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number;
}

function pick16(values: Uint16Array, rows: Uint32Array, out: Uint16Array): void {
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number;
}

function pick32(values: Uint32Array, rows: Uint32Array, out: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number;
}

function pick64(values: Float64Array, rows: Uint32Array, out: Float64Array): void {
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number;
}

const words = ({ buffer, byteOffset, length }: Plain) => new Uint32Array(buffer, byteOffset, length);

/** As `pick`, into an array of the same kind that has a place for each row. */
function pickInto<T extends Plain>(values: T, rows: Uint32Array, out: T): T {
  if (values instanceof Float64Array) pick64(values, rows, out as Float64Array);
  else if (values instanceof Uint8Array) pick8(values, rows, out as Uint8Array);
  else if (values instanceof Uint16Array) pick16(values, rows, out as Uint16Array);
  else pick32(words(values), rows, words(out));
  return out;
}

/** The values of some rows, in their order, in shared memory. */
export function pick<T extends Plain>(values: T, rows: Uint32Array): T {
  return pickInto(values, rows, sharedLike(values, rows.length));
}

/** As `pick`, in memory of its own. */
export function pickOwn<T extends Plain>(values: T, rows: Uint32Array): T {
  const Kind = values.constructor as new (length: number) => T;
  return pickInto(values, rows, new Kind(rows.length));
}

function pickWords(from: Uint32Array, rows: Uint32Array, out: Uint32Array): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const bit = ((from[row >>> 5] as number) >>> (row & 31)) & 1;
    out[at >>> 5] = (out[at >>> 5] as number) | (bit << (at & 31));
  }
}

const sharedWords = (rows: number) => new Uint32Array(new SharedArrayBuffer(((rows + 31) >>> 5) * 4));

/** The bits of some rows, in their order, in shared memory. */
export function pickSharedBits(set: BitSet, rows: Uint32Array): BitSet {
  const words = sharedWords(rows.length);
  pickWords(set.words, rows, words);
  return new BitSet(rows.length, words);
}

/** The bits of some rows, in their order, in memory of their own. */
export function pickBits(set: BitSet, rows: Uint32Array): BitSet {
  const picked = new BitSet(rows.length);
  pickWords(set.words, rows, picked.words);
  return picked;
}

/** The column of some rows, in their order. */
export function gather(column: Column, rows: Uint32Array): Column {
  const common = { length: rows.length, missing: column.missing && pickSharedBits(column.missing, rows) };
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
      return { type: "boolean", values: pickSharedBits(column.values, rows), ...common };
  }
}
