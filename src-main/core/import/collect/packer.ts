import { copyBytes } from "../../../../src-shared/lib/copy-bytes.ts";
import type { Batch } from "../tokenizer.ts";
import type { Block } from "./protocol.ts";

/** Cells and bytes of a block for which there is room at first. */
const BLOCK_CELLS = 1 << 18;
const BLOCK_BYTES = 3 << 19;

function newBlock(id: number, bytes: number, cells: number): Block {
  return {
    id,
    bytes: new Uint8Array(new SharedArrayBuffer(bytes)),
    starts: new Int32Array(new SharedArrayBuffer(cells * 4)),
    ends: new Int32Array(new SharedArrayBuffer(cells * 4)),
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

/** Packs the wanted rows of batches into blocks that threads can see. */
export class Packer {
  readonly #width: number;
  readonly #cells: number;
  readonly #made: (block: Block) => void;
  readonly #send: (block: Block, rows: number) => void;
  readonly #free: Block[] = [];
  #count = 0;
  #block: Block | undefined;
  #rows = 0;
  #used = 0;

  /** `width` is the number of columns of the file. `made` is told of every block before it is first sent. */
  constructor(width: number, made: (block: Block) => void, send: (block: Block, rows: number) => void) {
    this.#width = width;
    this.#made = made;
    this.#cells = Math.max(width, BLOCK_CELLS);
    this.#send = send;
  }

  /** Gives a block back that was sent. */
  release(block: Block): void {
    this.#free.push(block);
  }

  add(batch: Batch, rows: Int32Array, count: number): void {
    for (let done = 0; done < count; ) {
      const room = Math.floor(this.#cells / this.#width) - this.#rows;
      const some = Math.min(room, count - done);
      if (some > 0) this.#part(batch, rows, done, done + some);
      done += some;
      if (some === room) this.flush();
    }
  }

  flush(): void {
    if (this.#block && this.#rows > 0) {
      this.#send(this.#block, this.#rows);
      this.#block = undefined;
    }
    [this.#rows, this.#used] = [0, 0];
  }

  /** The cells of a batch lie in its bytes in their order, row by row. */
  #part({ bytes, starts, ends, columns }: Batch, rows: Int32Array, from: number, to: number): void {
    const first = starts[(rows[from] ?? 0) * columns] ?? 0;
    const last = ends[((rows[to - 1] ?? 0) + 1) * columns - 1] ?? 0;
    const block = this.#blockFor(last - first);
    // Bytes keep the place at which they lie where it is free: then the cells need not be moved.
    if (first >= this.#used && last <= block.bytes.length) this.#used = first;
    copyBytes(bytes, first, last, block.bytes.subarray(this.#used));
    const shift = this.#used - first;
    let at = this.#rows * columns;
    // Rows that follow each other, with their cells where they were: copied as they are.
    const whole = (rows[to - 1] as number) - (rows[from] as number) === to - 1 - from;
    if (shift === 0 && whole) {
      const [base, end] = [(rows[from] as number) * columns, ((rows[to - 1] as number) + 1) * columns];
      copyBytes(bytesOf(starts), base * 4, end * 4, bytesOf(block.starts).subarray(at * 4));
      copyBytes(bytesOf(ends), base * 4, end * 4, bytesOf(block.ends).subarray(at * 4));
      this.#used += last - first;
      this.#rows += to - from;
      return;
    }
    for (let i = from; i < to; i++) {
      const base = (rows[i] as number) * columns;
      for (let cell = base; cell < base + columns; cell++, at++) {
        block.starts[at] = (starts[cell] as number) + shift;
        block.ends[at] = (ends[cell] as number) + shift;
      }
    }
    this.#used += last - first;
    this.#rows += to - from;
  }

  /** The block at hand, if so many bytes fit in; else another. */
  #blockFor(bytes: number): Block {
    if (this.#block && this.#used + bytes <= this.#block.bytes.length) return this.#block;
    this.flush();
    const at = this.#free.findIndex((block) => block.bytes.length >= bytes);
    const [found] = at < 0 ? [] : this.#free.splice(at, 1);
    this.#block = found ?? newBlock(this.#count++, Math.max(BLOCK_BYTES, bytes), this.#cells);
    if (!found) this.#made(this.#block);
    return this.#block;
  }
}
