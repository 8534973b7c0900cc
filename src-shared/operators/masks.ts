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

/** The bit that turns the order of unsigned numbers into that of signed ones. */
const SIGN = -(2 ** 31);

/**
 * Whole numbers between two of them. Each loop stands for its own type of array, so that it stays compiled for it; without branches, which
 * data in no order would mispredict; four at a time, which saves a third of the time. `value - low` as an unsigned number is above
 * `high - low` on both sides of the span, so that one comparison does, made with a sign so that it stays one of 32 bits; bounds are whole and within 32 bits.
 */
function int32Words(values: Int32Array, low: number, high: number, words: Uint32Array): void {
  const whole = values.length & ~31;
  // As numbers of 32 bits for the compiler, whatever the caller holds them in.
  const least = low | 0;
  const limit = (high - low) ^ SIGN;
  for (let at = 0; at < whole; at += 32) {
    let word = 0;
    for (let j = 0; j < 32; j += 4) {
      const i = at + j;
      word |=
        (Number(((((values[i] as number) - least) | 0) ^ SIGN) <= limit) |
          (Number(((((values[i + 1] as number) - least) | 0) ^ SIGN) <= limit) << 1) |
          (Number(((((values[i + 2] as number) - least) | 0) ^ SIGN) <= limit) << 2) |
          (Number(((((values[i + 3] as number) - least) | 0) ^ SIGN) <= limit) << 3)) <<
        j;
    }
    words[at >>> 5] = word;
  }
  let word = 0;
  for (let at = whole; at < values.length; at++) word |= Number(((((values[at] as number) - least) | 0) ^ SIGN) <= limit) << (at & 31);
  if (whole < values.length) words[whole >>> 5] = word;
}

/** Numbers from `low` on. A bound that is not there is not compared with: it would take as long as the one that is. */
function floatsFrom(values: Float64Array, low: number, words: Uint32Array): void {
  const whole = values.length & ~31;
  for (let at = 0; at < whole; at += 32) {
    let word = 0;
    for (let j = 0; j < 32; j += 4) {
      const i = at + j;
      word |=
        (Number((values[i] as number) >= low) |
          (Number((values[i + 1] as number) >= low) << 1) |
          (Number((values[i + 2] as number) >= low) << 2) |
          (Number((values[i + 3] as number) >= low) << 3)) <<
        j;
    }
    words[at >>> 5] = word;
  }
  let word = 0;
  for (let at = whole; at < values.length; at++) word |= Number((values[at] as number) >= low) << (at & 31);
  if (whole < values.length) words[whole >>> 5] = word;
}

/** Numbers up to `high`. */
function floatsUpTo(values: Float64Array, high: number, words: Uint32Array): void {
  const whole = values.length & ~31;
  for (let at = 0; at < whole; at += 32) {
    let word = 0;
    for (let j = 0; j < 32; j += 4) {
      const i = at + j;
      word |=
        (Number((values[i] as number) <= high) |
          (Number((values[i + 1] as number) <= high) << 1) |
          (Number((values[i + 2] as number) <= high) << 2) |
          (Number((values[i + 3] as number) <= high) << 3)) <<
        j;
    }
    words[at >>> 5] = word;
  }
  let word = 0;
  for (let at = whole; at < values.length; at++) word |= Number((values[at] as number) <= high) << (at & 31);
  if (whole < values.length) words[whole >>> 5] = word;
}

function float64Words(values: Float64Array, low: number, high: number, words: Uint32Array): void {
  if (low === Number.NEGATIVE_INFINITY) {
    floatsUpTo(values, high, words);
    return;
  }
  floatsFrom(values, low, words);
  if (high === Number.POSITIVE_INFINITY) return;
  const second = new Uint32Array(words.length);
  floatsUpTo(values, high, second);
  for (let at = 0; at < words.length; at++) words[at] = (words[at] as number) & (second[at] as number);
}

/** Codes by a table of 0 and 1. */
function lookupWords(codes: TextColumn["codes"], table: Uint8Array, words: Uint32Array): void {
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

/** From so many rows on, making the table of pairs costs less than it saves. */
const PAIRS_FROM = 200_000;

/** Codes of one byte two at a time, by a table of every pair of them. */
function pairWords(codes: Uint8Array, table: Uint8Array, words: Uint32Array): void {
  const single = new Uint8Array(256);
  single.set(table.subarray(0, 256));
  const pairs = new Uint8Array(65_536);
  for (let high = 0, at = 0; high < 256; high++)
    for (let low = 0; low < 256; low++, at++) pairs[at] = (single[low] as number) | ((single[high] as number) << 1);
  const whole = codes.length & ~31;
  lookupWords(codes.subarray(whole), single, words.subarray(whole >>> 5));
  const two = new Uint16Array(codes.buffer, codes.byteOffset, whole >>> 1);
  for (let at = 0; at < two.length; at += 16) {
    let word = 0;
    for (let j = 0; j < 16; j += 4) {
      const i = at + j;
      word |=
        ((pairs[two[i] as number] as number) |
          ((pairs[two[i + 1] as number] as number) << 2) |
          ((pairs[two[i + 2] as number] as number) << 4) |
          ((pairs[two[i + 3] as number] as number) << 6)) <<
        (j << 1);
    }
    words[at >>> 4] = word;
  }
}

/** Bytes of a word lie lowest first; where they do not, pairs would be read the wrong way round. */
const LOWEST_FIRST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function codeWords(codes: TextColumn["codes"], table: Uint8Array, words: Uint32Array): void {
  if (LOWEST_FIRST && codes instanceof Uint8Array && codes.length >= PAIRS_FROM && codes.byteOffset % 2 === 0)
    pairWords(codes, table, words);
  else lookupWords(codes, table, words);
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
    if (least <= most) int32Words(column.values, least, most, mask.words);
  } else float64Words(column.values, low, high, mask.words);
  return present(column, mask);
}

/** Rows of a text column whose text fulfils a condition, which is asked once per distinct text. */
export function textMask(column: Column, matches: (text: string) => boolean): BitSet {
  if (column.type !== "text") throw new Error(`A ${column.type} column has no text`);
  const table = new Uint8Array(Math.max(1, column.dictionary.length));
  for (let code = 0; code < column.dictionary.length; code++) if (matches(column.dictionary[code] as string)) table[code] = 1;
  const mask = new BitSet(column.length);
  codeWords(column.codes, table, mask.words);
  return present(column, mask);
}

/** Rows of a yes/no column with the wanted answer. */
export function booleanMask(column: Column, wanted: boolean): BitSet {
  if (column.type !== "boolean") throw new Error(`A ${column.type} column holds no yes or no`);
  const mask = column.values.clone();
  return present(column, wanted ? mask : mask.not());
}
