import { hash64, murmurInto } from "../../../src-shared/lib/murmur.ts";
import type { FieldType } from "../../../src-shared/model/field.ts";
import type { ColumnData, Words } from "./column-data.ts";

const C1 = 0x85ebca6b;
const C2 = 0xc2b2ae35;
const C3 = 0x27d4eb2f;

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

  #add(row: number, seedHigh: number, seedLow: number, valueHigh: number, valueLow: number): void {
    let a = Math.imul(valueHigh ^ seedHigh, C1);
    a ^= a >>> 15;
    let b = Math.imul(valueLow ^ seedLow ^ a, C2);
    b ^= b >>> 13;
    a = Math.imul(a ^ b, C3);
    a ^= a >>> 16;
    this.#high[row] = (((this.#high[row] ?? 0) | 0) + (a | 0)) | 0;
    this.#low[row] = (((this.#low[row] ?? 0) | 0) + (b | 0)) | 0;
  }

  /** Two words of each row, such as the hash of its key. */
  addPair(name: string, high: Uint32Array, low: Uint32Array): void {
    const seed = hash64(name);
    for (let row = 0; row < this.#rows; row++) this.#add(row, seed.high, seed.low, high[row] ?? 0, low[row] ?? 0);
  }

  /** Whole seconds of each row. */
  addNumbers(name: string, values: Float64Array | Int32Array): void {
    this.addColumn(
      name,
      "number",
      values instanceof Int32Array ? { storage: "i32", values, missing: null } : { storage: "f64", values, missing: null },
    );
  }

  addColumn(id: string, type: FieldType, data: ColumnData): void {
    this.addRows(id, type, data, 0, this.#rows);
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
    const { high, low } = hash64(`${id}\n${type}`);
    const { missing } = data;
    if (data.storage === "codes") {
      const { codes } = data;
      const words = wordHashes(data.words);
      for (let row = from; row < to; row++) {
        if (missing?.has(row)) continue;
        const code = codes[row] ?? 0;
        this.#add(row, high, low, words.high[code] ?? 0, words.low[code] ?? 0);
      }
      return;
    }
    if (data.storage === "bits") {
      const { values } = data;
      for (let row = from; row < to; row++) if (!missing?.has(row)) this.#add(row, high, low, 0, values.has(row) ? 1 : 0);
      return;
    }
    const { values } = data;
    const bits = new Float64Array(1);
    const words = new Int32Array(bits.buffer);
    for (let row = from; row < to; row++) {
      if (missing?.has(row)) continue;
      const value = values[row] ?? 0;
      if ((value | 0) === value) this.#add(row, high, low, 0, value | 0);
      else {
        bits[0] = value;
        this.#add(row, high, low, words[1] ?? 0, words[0] ?? 0);
      }
    }
  }

  /** The sums so far of each row; the hasher is of no use afterwards. */
  sums(): { high: Int32Array; low: Int32Array } {
    return { high: this.#high.subarray(0, this.#rows), low: this.#low.subarray(0, this.#rows) };
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
    for (let row = 0; row < this.#rows; row++) {
      let a = Math.imul((this.#high[row] ?? 0) ^ ((this.#low[row] ?? 0) >>> 16), C1);
      a ^= a >>> 13;
      let b = Math.imul((this.#low[row] ?? 0) ^ a, C2);
      b ^= b >>> 16;
      a = Math.imul(a ^ b, C3);
      high = ((high | 0) + (a | 0)) | 0;
      low = ((low | 0) + (b | 0)) | 0;
    }
    return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
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

  /** The words with the hash of each. */
  of(words: Words): Words {
    if (words.count > this.#high.length) {
      const larger = (array: Uint32Array<ArrayBuffer>) => {
        const made = new Uint32Array(Math.max(words.ends.buffer.byteLength / 4, words.count));
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
