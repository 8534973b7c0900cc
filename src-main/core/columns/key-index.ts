import { finished } from "../../../src-shared/lib/steps.ts";

interface Keys {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** Rows between two rests. */
const AT_ONCE = 1 << 18;

/** The slot that has a key's row, or the empty one where it belongs. */
function slotOf({ high, low }: Keys, slots: Int32Array, highWord: number, lowWord: number): number {
  const mask = slots.length - 1;
  let slot = (lowWord ^ (highWord >>> 7)) & mask;
  for (;;) {
    const row = slots[slot] as number;
    if (row === -1 || (low[row] === lowWord && high[row] === highWord)) return slot;
    slot = (slot + 1) & mask;
  }
}

/** Puts rows into slots, each at the place of its key; where a key comes twice the first row stays. */
function place(keys: Keys, slots: Int32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const slot = slotOf(keys, slots, keys.high[row] as number, keys.low[row] as number);
    if (slots[slot] === -1) slots[slot] = row;
  }
}

/** Finds rows by the 64-bit hash of their key: open addressing over row numbers. */
export class KeyIndex {
  readonly #keys: Keys;
  readonly #slots: Int32Array;

  private constructor(keys: Keys, slots: Int32Array) {
    [this.#keys, this.#slots] = [keys, slots];
  }

  /** An index of keys whose words run in parallel by row; where a key comes twice the first row is found. */
  static of(keys: Keys): KeyIndex {
    return finished(KeyIndex.building(keys));
  }

  /** `of` that rests now and then. */
  static *building(keys: Keys): Generator<undefined, KeyIndex> {
    const rows = keys.low.length;
    const slots = new Int32Array(1 << (32 - Math.clz32(Math.max(8, rows * 2 - 1)))).fill(-1);
    for (let from = 0; from < rows; from += AT_ONCE) {
      yield;
      place(keys, slots, from, Math.min(rows, from + AT_ONCE));
    }
    return new KeyIndex(keys, slots);
  }

  /** Row of a key, -1 when there is none. */
  find(high: number, low: number): number {
    return this.#slots[slotOf(this.#keys, this.#slots, high, low)] as number;
  }
}
