import { BitSet } from "../table/bit-set.ts";
import type { Column } from "../table/column.ts";
import { codeBits, doubleBits, intBits } from "./mask-kernel.ts";
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

/** Codes by a table of 0 and 1. */
function lookupWords(codes: Uint16Array | Uint32Array, table: Uint8Array, words: Uint32Array): void {
  const whole = codes.length & ~31;
  for (let at = 0; at < whole; at += 32) {
    let word = 0;
    for (let j = 0; j < 32; j += 4) {
      const i = at + j;
      word |=
        ((table[codes[i] as number] as number) |
          ((table[codes[i + 1] as number] as number) << 1) |
          ((table[codes[i + 2] as number] as number) << 2) |
          ((table[codes[i + 3] as number] as number) << 3)) <<
        j;
    }
    words[at >>> 5] = word;
  }
  let word = 0;
  for (let at = whole; at < codes.length; at++) word |= (table[codes[at] as number] as number) << (at & 31);
  if (whole < codes.length) words[whole >>> 5] = word;
}

/** Takes away the rows without a value. */
export function present(column: Column, mask: BitSet): BitSet {
  return column.missing ? mask.andNot(column.missing) : mask;
}

/** Rows of a number, date or date-time column whose value lies in a span, ends included. */
export function spanMask(column: Column, { low, high }: Span): BitSet {
  if (column.type === "text" || column.type === "boolean") throw new Error(`A ${column.type} column has no order`);
  const mask = new BitSet(column.length);
  if (column.values instanceof Int32Array) {
    const [least, most] = [Math.max(-(2 ** 31), Math.ceil(low)), Math.min(2 ** 31 - 1, Math.floor(high))];
    if (least <= most) intBits(column.values, least, most, mask.words);
  } else doubleBits(column.values, low, high, mask.words);
  return present(column, mask);
}

/** Rows of a text column whose text fulfils a condition, which is asked once per distinct text. */
export function textMask(column: Column, matches: (text: string) => boolean): BitSet {
  if (column.type !== "text") throw new Error(`A ${column.type} column has no text`);
  const table = new Uint8Array(Math.max(1, column.dictionary.length));
  for (let code = 0; code < column.dictionary.length; code++) if (matches(column.dictionary[code] as string)) table[code] = 1;
  const mask = new BitSet(column.length);
  if (column.codes instanceof Uint8Array) codeBits(column.codes, table, mask.words);
  else lookupWords(column.codes, table, mask.words);
  return present(column, mask);
}

/** Rows of a yes/no column with the wanted answer. */
export function booleanMask(column: Column, wanted: boolean): BitSet {
  if (column.type !== "boolean") throw new Error(`A ${column.type} column holds no yes or no`);
  const mask = column.values.clone();
  return present(column, wanted ? mask : mask.not());
}
