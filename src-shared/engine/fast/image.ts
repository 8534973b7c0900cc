/** A record's doubles and 32-bit words, each in the order of the kernel's class. */
export type Fields = Readonly<Record<string, number>>;
export type RecordFields = readonly [doubles: Fields, words: Fields];

/** Lays records and lists out as the kernel reads them (`src-kernel/program.ts`). Addresses count from where the image will lie in its memory. */
export class Image {
  readonly base: number;
  #view = new DataView(new ArrayBuffer(1 << 14));
  #size = 0;

  constructor(base: number) {
    this.base = base;
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.#view.buffer, 0, this.#size);
  }

  /** Offset of so many bytes at a multiple of 8. */
  #take(bytes: number): number {
    const at = this.#size;
    this.#size = at + Math.ceil(bytes / 8) * 8;
    while (this.#size > this.#view.byteLength) {
      const larger = new ArrayBuffer(this.#view.byteLength * 2);
      new Uint8Array(larger).set(new Uint8Array(this.#view.buffer));
      this.#view = new DataView(larger);
    }
    return at;
  }

  doubles(values: ArrayLike<number>): number {
    const at = this.#take(values.length * 8);
    for (let i = 0; i < values.length; i++) this.#view.setFloat64(at + i * 8, values[i] as number, true);
    return this.base + at;
  }

  words(values: ArrayLike<number>): number {
    const at = this.#take(values.length * 4);
    for (let i = 0; i < values.length; i++) this.#view.setInt32(at + i * 4, values[i] as number, true);
    return this.base + at;
  }

  byteList(values: readonly number[]): number {
    const at = this.#take(values.length);
    for (const [i, value] of values.entries()) this.#view.setUint8(at + i, value);
    return this.base + at;
  }

  /** Records of a class of the kernel's, one after the other. */
  records(_of: string, records: readonly RecordFields[]): number {
    const packed = records.map(([doubles, words]) => ({ doubles: Object.values(doubles), words: Object.values(words) }));
    const start = this.#take(packed.reduce((bytes, one) => bytes + one.doubles.length * 8 + one.words.length * 4, 0));
    let at = start;
    for (const { doubles, words } of packed) {
      if (words.length % 2 === 1) throw new Error("a record of the kernel has an even number of words");
      for (const value of doubles) {
        this.#view.setFloat64(at, value, true);
        at += 8;
      }
      for (const value of words) {
        this.#view.setInt32(at, value, true);
        at += 4;
      }
    }
    return this.base + start;
  }

  record(of: string, doubles: Fields, words: Fields): number {
    return this.records(of, [[doubles, words]]);
  }
}
