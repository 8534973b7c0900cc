/** Finds rows by the 64-bit hash of their key: open addressing over row numbers. */
export class KeyIndex {
  readonly #high: Uint32Array;
  readonly #low: Uint32Array;
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** `high` and `low` run in parallel by row; where a key comes twice the first row is found. */
  constructor(keys: { readonly high: Uint32Array; readonly low: Uint32Array }) {
    this.#high = keys.high;
    this.#low = keys.low;
    const size = 1 << (32 - Math.clz32(Math.max(8, keys.low.length * 2 - 1)));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    for (let row = 0; row < keys.low.length; row++) {
      const slot = this.#slot(keys.high[row] ?? 0, keys.low[row] ?? 0);
      if (this.#slots[slot] === -1) this.#slots[slot] = row;
    }
  }

  /** Row of a key, -1 when there is none. */
  find(high: number, low: number): number {
    return this.#slots[this.#slot(high, low)] ?? -1;
  }

  #slot(high: number, low: number): number {
    let slot = (low ^ (high >>> 7)) & this.#mask;
    for (;;) {
      const row = this.#slots[slot] ?? -1;
      if (row === -1 || (this.#low[row] === low && this.#high[row] === high)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}
