import { finished } from "../../../src-shared/lib/steps.ts";

interface Keys {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** Rows between two rests. */
const AT_ONCE = 1 << 18;

/** Puts rows into slots, each at the place of its key; where a key comes twice the first row stays. */
function place({ high, low }: Keys, slots: Int32Array, from: number, to: number): void {
  const mask = slots.length - 1;
  for (let row = from; row < to; row++) {
    const [highWord, lowWord] = [high[row] as number, low[row] as number];
    let slot = (lowWord ^ (highWord >>> 7)) & mask;
    let found = slots[slot] as number;
    while (found !== -1 && (low[found] !== lowWord || high[found] !== highWord)) {
      slot = (slot + 1) & mask;
      found = slots[slot] as number;
    }
    if (found === -1) slots[slot] = row;
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
  find(highWord: number, lowWord: number): number {
    const { high, low } = this.#keys;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (lowWord ^ (highWord >>> 7)) & mask;
    for (;;) {
      const row = slots[slot] as number;
      if (row === -1 || (low[row] === lowWord && high[row] === highWord)) return row;
      slot = (slot + 1) & mask;
    }
  }
}
