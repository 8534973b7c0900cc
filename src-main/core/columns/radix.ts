import { finished } from "../../../src-shared/lib/steps.ts";

/** Bits of a digit at most: as many places as a processor can write to in turn without waiting for their addresses. */
const DIGIT_BITS = 11;

/** Rows in an order, with a word of each beside it. */
interface Pairs {
  readonly rows: Uint32Array;
  readonly words: Uint32Array;
}

const pairs = (count: number): Pairs => ({ rows: new Uint32Array(count), words: new Uint32Array(count) });

/** Puts the key of each row beside it; gives the bits in which keys differ. */
function take(key: Uint32Array, { rows, words }: Pairs): number {
  const first = rows.length > 0 ? (key[rows[0] as number] as number) : 0;
  let differing = 0;
  for (let i = 0; i < rows.length; i++) {
    const word = key[rows[i] as number] as number;
    words[i] = word;
    differing |= word ^ first;
  }
  return differing;
}

/** Puts pairs in order of some bits of their words, equal ones in their own order. */
function pass(from: Pairs, to: Pairs, shift: number, bits: number): void {
  const mask = (1 << bits) - 1;
  const places = new Uint32Array(1 << bits);
  const { rows, words } = from;
  for (let i = 0; i < words.length; i++) {
    const digit = ((words[i] as number) >>> shift) & mask;
    places[digit] = (places[digit] as number) + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < places.length; digit++) {
    const count = places[digit] as number;
    places[digit] = sum;
    sum += count;
  }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    const digit = (word >>> shift) & mask;
    const place = places[digit] as number;
    places[digit] = place + 1;
    to.rows[place] = rows[i] as number;
    to.words[place] = word;
  }
}

/** `radixOrder` that rests after each walk over the rows. */
export function* radixSteps(keys: readonly Uint32Array[], rows: Uint32Array): Generator<undefined, Uint32Array> {
  let [from, to] = [pairs(rows.length), pairs(rows.length)];
  from.rows.set(rows);
  for (const key of keys) {
    const differing = take(key, from);
    yield;
    if (differing === 0) continue;
    const lowest = 31 - Math.clz32(differing & -differing);
    const width = 32 - Math.clz32(differing) - lowest;
    const passes = Math.ceil(width / DIGIT_BITS);
    const bits = Math.ceil(width / passes);
    for (let at = 0; at < passes; at++) {
      pass(from, to, lowest + at * bits, Math.min(bits, 32 - lowest - at * bits));
      [from, to] = [to, from];
      yield;
    }
  }
  return from.rows;
}

/**
 * Row numbers in ascending order of unsigned keys, equal ones in their own order. `keys` are words by row, the least significant first; a row's
 * key is all of them together. Bits in which no keys differ cost nothing.
 */
export function radixOrder(keys: readonly Uint32Array[], rows: Uint32Array): Uint32Array {
  return finished(radixSteps(keys, rows));
}

/** Words by which doubles sort as unsigned numbers: sign and exponent first, negatives turned round. */
export function doubleKeys(values: Float64Array): [low: Uint32Array, high: Uint32Array] {
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  const one = new Float64Array(1);
  const words = new Uint32Array(one.buffer);
  for (let i = 0; i < values.length; i++) {
    one[0] = (values[i] as number) + 0;
    const top = words[1] as number;
    const negative = top >>> 31 === 1;
    low[i] = negative ? ~(words[0] as number) : (words[0] as number);
    high[i] = negative ? ~top : top ^ 0x80000000;
  }
  return [low, high];
}

/** Words by which signed integers sort as unsigned. */
export function integerKeys(values: Int32Array): [Uint32Array] {
  const keys = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) keys[i] = (values[i] as number) ^ 0x80000000;
  return [keys];
}

/** The numbers from 0 to before `count`. */
export function everyRow(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}
