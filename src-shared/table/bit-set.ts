/** The number of 1 bits of a word; with a sign throughout, so that it stays one of 32 bits. */
function ones(word: number): number {
  let w = ((word | 0) - ((word >>> 1) & 0x55555555)) | 0;
  w = ((w & 0x33333333) + ((w >>> 2) & 0x33333333)) | 0;
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A fixed-size set of row numbers, 32 rows a word. Counting and combining are word loops. */
export class BitSet {
  readonly size: number;
  readonly words: Uint32Array;

  /** `words` may be given to view existing memory, such as a SharedArrayBuffer; it holds `ceil(size / 32)` words with zero bits after `size`. */
  constructor(size: number, words: Uint32Array = new Uint32Array((size + 31) >>> 5)) {
    this.size = size;
    this.words = words;
  }

  static full(size: number): BitSet {
    const set = new BitSet(size);
    set.words.fill(0xffffffff);
    return set.#trim();
  }

  has(row: number): boolean {
    return (((this.words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
  }

  add(row: number): void {
    const at = row >>> 5;
    this.words[at] = (this.words[at] ?? 0) | (1 << (row & 31));
  }

  delete(row: number): void {
    const at = row >>> 5;
    this.words[at] = (this.words[at] ?? 0) & ~(1 << (row & 31));
  }

  /** How many rows are in the set. */
  count(): number {
    const words = this.words;
    let total = 0;
    for (let i = 0; i < words.length; i++) total += ones(words[i] as number);
    return total;
  }

  /** How many rows are in this set and in the other; makes no set. */
  countAnd(other: BitSet): number {
    const [a, b] = [this.words, other.words];
    let total = 0;
    for (let i = 0; i < a.length; i++) total += ones((a[i] as number) & (b[i] as number));
    return total;
  }

  /**
   * How many rows `among` and `kept` share, how many of those are in this set too (`both`), and how many are in this set and in `kept`
   * (`through`). One pass: memory is read once.
   */
  tally(among: BitSet, kept: BitSet): { among: number; both: number; through: number } {
    const [a, b, c] = [this.words, among.words, kept.words];
    let [inAmong, both, through] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      const mine = a[i] as number;
      const shared = (b[i] as number) & (c[i] as number);
      inAmong += ones(shared);
      both += ones(shared & mine);
      through += ones(mine & (c[i] as number));
    }
    return { among: inAmong, both, through };
  }

  /** Keeps the rows that are in both. */
  and(other: BitSet): this {
    const [a, b] = [this.words, other.words];
    for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) & (b[i] as number);
    return this;
  }

  /** Adds the rows of the other. */
  or(other: BitSet): this {
    const [a, b] = [this.words, other.words];
    for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) | (b[i] as number);
    return this;
  }

  /** Takes the rows of the other away. */
  andNot(other: BitSet): this {
    const [a, b] = [this.words, other.words];
    for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) & ~(b[i] as number);
    return this;
  }

  /** Turns the set into its complement. */
  not(): this {
    const { words } = this;
    for (let i = 0; i < words.length; i++) words[i] = ~(words[i] as number);
    return this.#trim();
  }

  clone(): BitSet {
    return new BitSet(this.size, this.words.slice());
  }

  /** Row numbers in ascending order. */
  *rows(): Generator<number> {
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        yield (i << 5) + (31 - Math.clz32(lowest));
        word ^= lowest;
      }
    }
  }

  #trim(): this {
    const used = this.size & 31;
    const last = this.words.length - 1;
    if (used !== 0 && last >= 0) this.words[last] = (this.words[last] ?? 0) & (0xffffffff >>> (32 - used));
    return this;
  }
}
