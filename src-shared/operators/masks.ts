import { BitSet } from "../table/bit-set.ts";
import type { Column, TextColumn } from "../table/column.ts";
import type { Span } from "./values.ts";

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** The neighbouring double: above for +1, below for -1. Turns an open bound into a closed one. */
function neighbour(value: number, direction: 1 | -1): number {
  if (value === 0) return direction * Number.MIN_VALUE;
  float[0] = value;
  bits[0] = (bits[0] ?? 0n) + BigInt(value > 0 ? direction : -direction);
  return float[0];
}

export const below = (value: number): Span => ({ low: Number.NEGATIVE_INFINITY, high: neighbour(value, -1) });
export const above = (value: number): Span => ({ low: neighbour(value, 1), high: Number.POSITIVE_INFINITY });
export const upTo = (value: number): Span => ({ low: Number.NEGATIVE_INFINITY, high: value });
export const from = (value: number): Span => ({ low: value, high: Number.POSITIVE_INFINITY });

/** Two loops, one per array type, so that each stays compiled for its own; without branches, which data in no order would mispredict. */
function int32Words(values: Int32Array, low: number, high: number, words: Uint32Array): void {
  const length = values.length;
  for (let at = 0, w = 0; at < length; at += 32, w++) {
    const end = Math.min(32, length - at);
    let word = 0;
    for (let j = 0; j < end; j++) {
      const value = values[at + j] as number;
      word |= (Number(value >= low) & Number(value <= high)) << j;
    }
    words[w] = word;
  }
}

function float64Words(values: Float64Array, low: number, high: number, words: Uint32Array): void {
  const length = values.length;
  for (let at = 0, w = 0; at < length; at += 32, w++) {
    const end = Math.min(32, length - at);
    let word = 0;
    for (let j = 0; j < end; j++) {
      const value = values[at + j] as number;
      word |= (Number(value >= low) & Number(value <= high)) << j;
    }
    words[w] = word;
  }
}

function lookupWords(codes: TextColumn["codes"], table: Uint8Array, words: Uint32Array): void {
  const length = codes.length;
  for (let at = 0, w = 0; at < length; at += 32, w++) {
    const end = Math.min(32, length - at);
    let word = 0;
    for (let j = 0; j < end; j++) word |= (table[codes[at + j] as number] as number) << j;
    words[w] = word;
  }
}

/** Takes away the rows without a value. */
export function present(column: Column, mask: BitSet): BitSet {
  return column.missing ? mask.andNot(column.missing) : mask;
}

/** Rows of a number, date or date-time column whose value lies in a span, ends included. */
export function spanMask(column: Column, { low, high }: Span): BitSet {
  if (column.type === "text" || column.type === "boolean") throw new Error(`A ${column.type} column has no order`);
  const mask = new BitSet(column.length);
  if (column.values instanceof Int32Array) int32Words(column.values, low, high, mask.words);
  else float64Words(column.values, low, high, mask.words);
  return present(column, mask);
}

/** Rows of a text column whose text fulfils a condition, which is asked once per distinct text. */
export function textMask(column: Column, matches: (text: string) => boolean): BitSet {
  if (column.type !== "text") throw new Error(`A ${column.type} column has no text`);
  const table = new Uint8Array(Math.max(1, column.dictionary.length));
  for (let code = 0; code < column.dictionary.length; code++) if (matches(column.dictionary[code] as string)) table[code] = 1;
  const mask = new BitSet(column.length);
  lookupWords(column.codes, table, mask.words);
  return present(column, mask);
}

/** Rows of a yes/no column with the wanted answer. */
export function booleanMask(column: Column, wanted: boolean): BitSet {
  if (column.type !== "boolean") throw new Error(`A ${column.type} column holds no yes or no`);
  const mask = column.values.clone();
  return present(column, wanted ? mask : mask.not());
}
