import { type Hash64, hash64, murmurInto } from "../../../src-shared/lib/murmur.ts";
import { finished } from "../../../src-shared/lib/steps.ts";
import type { FieldType } from "../../../src-shared/model/field.ts";
import { CHUNK_ROWS, type ColumnData, type Words } from "./column-data.ts";

const C1 = 0x85ebca6b;
const C2 = 0xc2b2ae35;
const C3 = 0x27d4eb2f;

const NO_HOLES = new Uint32Array(0);
const bitOf = (words: Uint32Array, row: number) => ((words[row >>> 5] as number) >>> (row & 31)) & 1;
const isHole = (holes: Uint32Array, row: number) => holes.length > 0 && bitOf(holes, row) === 1;

/** Mixes two words that stand for a cell into the sums of its row. */
function addTo(sums: { readonly high: Int32Array; readonly low: Int32Array }, row: number, valueHigh: number, valueLow: number): void {
  let a = Math.imul(valueHigh, C1);
  a ^= a >>> 15;
  let b = Math.imul(valueLow ^ a, C2);
  b ^= b >>> 13;
  a = Math.imul(a ^ b, C3);
  a ^= a >>> 16;
  sums.high[row] = (((sums.high[row] as number) | 0) + (a | 0)) | 0;
  sums.low[row] = (((sums.low[row] as number) | 0) + (b | 0)) | 0;
}

function addPlaced(
  sums: { readonly high: Int32Array; readonly low: Int32Array },
  seed: Hash64,
  high: Uint32Array,
  low: Uint32Array,
  places: Uint32Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const place = places[row] as number;
    addTo(sums, row, seed.high ^ (high[place] as number), seed.low ^ (low[place] as number));
  }
}

/** With what the cells of a column are mixed, so that the same in another column is another. */
export const columnSeed = (id: string, type: FieldType): Hash64 => hash64(`${id}\n${type}`);

/** Hash of rows that does not depend on their order, nor on the order of columns or how numbers are stored: a sum of row hashes. */
export class RowHasher {
  #rows: number;
  #high: Int32Array;
  #low: Int32Array;

  constructor(rows: number) {
    this.#rows = rows;
    this.#high = new Int32Array(rows);
    this.#low = new Int32Array(rows);
  }

  /** Rows from which on, and before which, a step adds: a long one would run as it is before the engine has optimized it. */
  *#steps(): Generator<[from: number, to: number]> {
    for (let from = 0; from < this.#rows; from += CHUNK_ROWS) yield [from, Math.min(this.#rows, from + CHUNK_ROWS)];
  }

  /** Two words of each row, such as the hash of its key; with `places` row `r` has those at `places[r]`. */
  addPair(name: string, high: Uint32Array, low: Uint32Array, places?: Uint32Array): void {
    finished(this.addingPair(name, high, low, places));
  }

  /** `addPair` that rests now and then. */
  *addingPair(name: string, high: Uint32Array, low: Uint32Array, places?: Uint32Array): Generator<undefined, void> {
    const seed = hash64(name);
    const sums = { high: this.#high, low: this.#low };
    for (const [from, to] of this.#steps()) {
      if (places) addPlaced(sums, seed, high, low, places, from, to);
      else for (let row = from; row < to; row++) addTo(sums, row, seed.high ^ (high[row] as number), seed.low ^ (low[row] as number));
      yield;
    }
  }

  addColumn(id: string, type: FieldType, data: ColumnData): void {
    finished(this.addingColumn(id, type, data));
  }

  /** `addColumn` that rests now and then. */
  *addingColumn(id: string, type: FieldType, data: ColumnData): Generator<undefined, void> {
    const known: ColumnData = data.storage === "codes" ? { ...data, words: { ...data.words, hashes: wordHashes(data.words) } } : data;
    for (const [from, to] of this.#steps()) {
      this.addRows(id, type, known, from, to);
      yield;
    }
  }

  /** Room for so many rows, of which the new ones have no hash yet; `expected` is how many there will be, as far as is known. */
  grow(rows: number, expected: number): void {
    if (rows > this.#high.length) {
      const larger = (array: Int32Array) => {
        const made = new Int32Array(Math.max(rows, expected, array.length * 2));
        made.set(array);
        return made;
      };
      [this.#high, this.#low] = [larger(this.#high), larger(this.#low)];
    }
    this.#rows = Math.max(this.#rows, rows);
  }

  /** Adds the rows from `from` to before `to` of a column. */
  addRows(id: string, type: FieldType, data: ColumnData, from: number, to: number): void {
    const { high, low } = columnSeed(id, type);
    const sums = { high: this.#high, low: this.#low };
    const holes = data.missing?.words ?? NO_HOLES;
    if (data.storage === "codes") {
      const { codes } = data;
      const words = wordHashes(data.words);
      for (let row = from; row < to; row++) {
        if (isHole(holes, row)) continue;
        const code = codes[row] as number;
        addTo(sums, row, high ^ (words.high[code] as number), low ^ (words.low[code] as number));
      }
      return;
    }
    if (data.storage === "bits") {
      const { words } = data.values;
      for (let row = from; row < to; row++) if (!isHole(holes, row)) addTo(sums, row, high, low ^ bitOf(words, row));
      return;
    }
    const { values } = data;
    const bits = new Float64Array(1);
    const halves = new Int32Array(bits.buffer);
    for (let row = from; row < to; row++) {
      if (isHole(holes, row)) continue;
      const value = values[row] as number;
      if ((value | 0) === value) addTo(sums, row, high, low ^ value);
      else {
        bits[0] = value;
        addTo(sums, row, high ^ (halves[1] as number), low ^ (halves[0] as number));
      }
    }
  }

  /** The sums so far of each row; the hasher is of no use afterwards. */
  sums(): { high: Int32Array; low: Int32Array } {
    return { high: this.#high.subarray(0, this.#rows), low: this.#low.subarray(0, this.#rows) };
  }

  /** Adds sums of the rows from `from` on, two words each. */
  addPairs(from: number, pairs: Int32Array): void {
    const [high, low] = [this.#high, this.#low];
    for (let at = 0, row = from; at < pairs.length; at += 2, row++) {
      high[row] = (((high[row] as number) | 0) + ((pairs[at] as number) | 0)) | 0;
      low[row] = (((low[row] as number) | 0) + ((pairs[at + 1] as number) | 0)) | 0;
    }
  }

  /** Adds the sums that another hasher made of other columns of the same rows. */
  addSums(high: Int32Array, low: Int32Array): void {
    const [ownHigh, ownLow] = [this.#high, this.#low];
    for (let row = 0; row < this.#rows; row++) {
      ownHigh[row] = (((ownHigh[row] as number) | 0) + ((high[row] as number) | 0)) | 0;
      ownLow[row] = (((ownLow[row] as number) | 0) + ((low[row] as number) | 0)) | 0;
    }
  }

  /** Sixteen hexadecimal digits. */
  digest(): string {
    let high = 0;
    let low = 0;
    for (const [from, to] of this.#steps()) {
      const [a, b] = rowSums(this.#high, this.#low, from, to);
      high = ((high | 0) + (a | 0)) | 0;
      low = ((low | 0) + (b | 0)) | 0;
    }
    return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

/** Sums of the hashes of rows, whose sums of cells are mixed once more. */
function rowSums(highs: Int32Array, lows: Int32Array, from: number, to: number): [high: number, low: number] {
  let high = 0;
  let low = 0;
  for (let row = from; row < to; row++) {
    const lowWord = lows[row] as number;
    let a = Math.imul((highs[row] as number) ^ (lowWord >>> 16), C1);
    a ^= a >>> 13;
    let b = Math.imul(lowWord ^ a, C2);
    b ^= b >>> 16;
    a = Math.imul(a ^ b, C3);
    high = ((high | 0) + (a | 0)) | 0;
    low = ((low | 0) + (b | 0)) | 0;
  }
  return [high, low];
}

/** Puts `hash64` of the words from `from` on into `high` and `low`. */
function hashWords({ count, ends, bytes }: Words, from: number, high: Uint32Array, low: Uint32Array): void {
  const out = new Uint32Array(4);
  let start = from === 0 ? 0 : (ends[from - 1] as number);
  for (let at = from; at < count; at++) {
    const end = ends[at] as number;
    murmurInto(out, bytes, start, end);
    high[at] = out[0] as number;
    low[at] = out[1] as number;
    start = end;
  }
}

/** `hash64` of every word, from its bytes. */
export function wordHashes(words: Words): { readonly high: Uint32Array; readonly low: Uint32Array } {
  if (words.hashes) return words.hashes;
  const high = new Uint32Array(words.count);
  const low = new Uint32Array(words.count);
  hashWords(words, 0, high, low);
  return { high, low };
}

/** Hashes of words that grow in number: each is hashed once. */
export class GrowingHashes {
  #count = 0;
  #high = new Uint32Array(512);
  #low = new Uint32Array(512);

  /** The words with the hash of each; there may be more hashes than words. */
  of(words: Words): Words & Required<Pick<Words, "hashes">> {
    if (words.count > this.#high.length) {
      const larger = (array: Uint32Array<ArrayBuffer>) => {
        const made = new Uint32Array(Math.max(words.count, this.#high.length * 2));
        made.set(array);
        return made;
      };
      [this.#high, this.#low] = [larger(this.#high), larger(this.#low)];
    }
    hashWords(words, this.#count, this.#high, this.#low);
    this.#count = words.count;
    return { ...words, hashes: { high: this.#high, low: this.#low } };
  }
}
