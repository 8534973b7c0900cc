import type { Words } from "../columns/column-data.ts";

/** Distinct byte strings in order of first appearance: open addressing over one arena, no JavaScript strings. */
export class ByteDictionary {
  count = 0;
  #slots = new Int32Array(1024).fill(-1);
  #hashes = new Int32Array(512);
  #ends = new Uint32Array(512);
  #bytes = new Uint8Array(1 << 13);

  /** Code of the bytes [from, to), added when new: then it equals the count before. */
  code(source: Uint8Array, from: number, to: number): number {
    let hash = 0x2f0b4c47;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (source[i] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    const length = to - from;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] ?? -1;
      if (found === -1) return this.#add(source, from, to, hash, slot);
      if (this.#hashes[found] === hash && this.#same(found, source, from, length)) return found;
      slot = (slot + 1) & mask;
    }
  }

  /** The text of a code. */
  text(code: number): string {
    const start = code === 0 ? 0 : (this.#ends[code - 1] ?? 0);
    return Buffer.from(this.#bytes.buffer, start, (this.#ends[code] ?? start) - start).toString("utf8");
  }

  words(): Words {
    return { count: this.count, ends: this.#ends.slice(0, this.count), bytes: this.#bytes.subarray(0, this.#end()) };
  }

  #end(): number {
    return this.count === 0 ? 0 : (this.#ends[this.count - 1] ?? 0);
  }

  #same(code: number, source: Uint8Array, from: number, length: number): boolean {
    const start = code === 0 ? 0 : (this.#ends[code - 1] ?? 0);
    if ((this.#ends[code] ?? 0) - start !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[start + i] !== source[from + i]) return false;
    return true;
  }

  #add(source: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const code = this.count;
    const start = this.#end();
    const end = start + (to - from);
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, start));
      this.#bytes = larger;
    }
    for (let i = from, at = start; i < to; i++, at++) this.#bytes[at] = source[i] ?? 0;
    if (code === this.#ends.length) {
      this.#ends = widened(this.#ends, new Uint32Array(code * 2));
      this.#hashes = widened(this.#hashes, new Int32Array(code * 2));
    }
    this.#ends[code] = end;
    this.#hashes[code] = hash;
    this.#slots[slot] = code;
    this.count++;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
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
