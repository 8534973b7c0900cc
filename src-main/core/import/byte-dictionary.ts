import type { Words } from "../columns/column-data.ts";

/** Distinct byte strings in order of first appearance: open addressing over one arena, no JavaScript strings. */
export class ByteDictionary {
  count = 0;
  #slots = new Int32Array(1024).fill(-1);
  #hashes = new Int32Array(512);
  #ends = new Uint32Array(512);
  #bytes = new Uint8Array(1 << 13);
  /** Words that the table has. */
  #indexed = 0;

  /** Code of the bytes [from, to), added when new: then it equals the count before. */
  code(source: Uint8Array, from: number, to: number): number {
    if (this.#indexed < this.count) this.#index();
    const hash = hashOf(source, from, to);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = slots[slot] as number;
      if (found === -1) return this.#add(source, from, to, hash, slot);
      if (this.#hashes[found] === hash && this.#same(found, source, from, to - from)) return found;
      slot = (slot + 1) & mask;
    }
  }

  /**
   * Adds the bytes [from, to) if they sort after the last word: then they are new without a look at the others. False, and nothing is done, where
   * they do not. Keys that rise cost a tenth of what others do.
   */
  rising(source: Uint8Array, from: number, to: number): boolean {
    if (this.count > 0 && !this.#after(source, from, to)) return false;
    this.#append(source, from, to);
    return true;
  }

  /** The text of a code. */
  text(code: number): string {
    const start = code === 0 ? 0 : (this.#ends[code - 1] ?? 0);
    return Buffer.from(this.#bytes.buffer, start, (this.#ends[code] ?? start) - start).toString("utf8");
  }

  words(): Words {
    return { count: this.count, ends: this.#ends.subarray(0, this.count), bytes: this.#bytes.subarray(0, this.#end()) };
  }

  #end(): number {
    return this.count === 0 ? 0 : (this.#ends[this.count - 1] ?? 0);
  }

  #same(code: number, source: Uint8Array, from: number, length: number): boolean {
    const start = code === 0 ? 0 : (this.#ends[code - 1] ?? 0);
    if ((this.#ends[code] ?? 0) - start !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if ((bytes[start + i] as number) !== (source[from + i] as number)) return false;
    return true;
  }

  #after(source: Uint8Array, from: number, to: number): boolean {
    const [start, end] = [this.count === 1 ? 0 : (this.#ends[this.count - 2] as number), this.#end()];
    const bytes = this.#bytes;
    for (let i = from, at = start; i < to && at < end; i++, at++)
      if (source[i] !== bytes[at]) return (source[i] as number) > (bytes[at] as number);
    return to - from > end - start;
  }

  #add(source: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const code = this.#append(source, from, to);
    this.#hashes[code] = hash;
    this.#slots[slot] = code;
    this.#indexed = this.count;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  /** Puts the words that only rose into the table. */
  #index(): void {
    for (let code = this.#indexed; code < this.count; code++) {
      const start = code === 0 ? 0 : (this.#ends[code - 1] as number);
      this.#hashes[code] = hashOf(this.#bytes, start, this.#ends[code] as number);
    }
    this.#indexed = this.count;
    this.#rehash();
  }

  #append(source: Uint8Array, from: number, to: number): number {
    const code = this.count;
    const start = this.#end();
    const end = start + (to - from);
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, start));
      this.#bytes = larger;
    }
    const bytes = this.#bytes;
    for (let i = from, at = start; i < to; i++, at++) bytes[at] = source[i] as number;
    if (code === this.#ends.length) {
      this.#ends = widened(this.#ends, new Uint32Array(code * 2));
      this.#hashes = widened(this.#hashes, new Int32Array(code * 2));
    }
    this.#ends[code] = end;
    this.count++;
    return code;
  }

  #rehash(): void {
    const wanted = 2 ** Math.ceil(Math.log2(this.count * 2));
    const slots = new Int32Array(Math.max(this.#slots.length * 4, Math.min(wanted, 1 << 28))).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.count; code++) {
      let slot = (this.#hashes[code] ?? 0) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}

function widened<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function hashOf(source: Uint8Array, from: number, to: number): number {
  let hash = 0x2f0b4c47 ^ (to - from);
  let i = from;
  for (const last = to - 3; i < last; i += 4) {
    const four =
      (source[i] as number) | ((source[i + 1] as number) << 8) | ((source[i + 2] as number) << 16) | ((source[i + 3] as number) << 24);
    hash = Math.imul(hash ^ four, 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  for (; i < to; i++) hash = Math.imul(hash ^ (source[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
  hash ^= hash >>> 15;
  return hash;
}
