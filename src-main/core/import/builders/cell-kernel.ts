import { copyBytes } from "../../../../src-shared/lib/copy-bytes.ts";
import type { Hash64 } from "../../../../src-shared/lib/murmur.ts";
import { WasmModule } from "../../../../src-shared/lib/wasm.ts";
import type { Words } from "../../columns/column-data.ts";
import type { DatePlaces } from "../parse-date.ts";
import type { Batch } from "../tokenizer.ts";
import { kernelBase64 } from "./cell-bytes.ts";

/** What `src-kernel/cells` exports. Addresses are numbers of bytes. */
interface Cells {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly empty: { readonly value: number };
  readonly whole: { readonly value: number };
  /** Whether a call found no memory. */
  readonly full: { readonly value: number };
  allocate(bytes: number): number;
  batch(bytes: number, starts: number, ends: number, rows: number, columns: number, results: number, empties: number, sums: number): void;
  numbers(column: number, from: number, count: number, lengths: bigint): number;
  addNumbers(high: number, low: number, count: number): void;
  addWords(words: number, high: number, low: number, count: number): void;
  dates(
    column: number,
    from: number,
    count: number,
    lengths: bigint,
    yearAt: number,
    monthAt: number,
    dayAt: number,
    separator: number,
    timed: number,
  ): number;
  newKeys(): number;
  keyCodes(keys: number, column: number, from: number, count: number): number;
  keyCode(keys: number, from: number, to: number): number;
  newWords(): number;
  codes(words: number, column: number, from: number, count: number, lengths: bigint): number;
  code(words: number, from: number, to: number): number;
}

/** The texts of some columns take more than the 4 GB that a kernel can have. */
export class KernelFull extends Error {
  constructor(options?: ErrorOptions) {
    super("The texts of these columns take more memory than a kernel can have.", options);
  }
}

/** What a call gives: a number or an address, which the platform takes for negative from 2 GB on. */
function tried(cells: Cells, call: () => number): number {
  try {
    return call() >>> 0;
  } catch (error) {
    throw cells.full.value === 0 ? error : new KernelFull({ cause: error });
  }
}

const cellsModule = new WasmModule<Cells>(kernelBase64);

/** Bytes after the last cell that may be read. */
const SLACK = 16;

/** Room in the kernel's memory that grows. */
class Room {
  readonly #cells: Cells;
  #size = 0;
  at = 0;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  of(bytes: number): number {
    if (bytes > this.#size) {
      this.#size = Math.max(bytes, this.#size * 2);
      this.at = tried(this.#cells, () => this.#cells.allocate(this.#size));
    }
    return this.at;
  }
}

/** Reads the plain cells of batches, a column at a time, in a memory of its own. One serves all columns that are collected in a thread. Throws KernelFull where texts take more than it. */
export class CellKernel {
  readonly #cells = cellsModule.start();
  readonly #bytes = new Room(this.#cells);
  readonly #starts = new Room(this.#cells);
  readonly #ends = new Room(this.#cells);
  readonly #rows = new Room(this.#cells);
  readonly #results = new Room(this.#cells);
  readonly #empties = new Room(this.#cells);
  readonly #sums = new Room(this.#cells);
  /** Where the first byte of the batch's memory would lie. */
  #base = 0;

  /** Takes the cells of the `count` batch rows listed in `rows`, in order, which are then read until the next call. */
  load({ bytes, starts, ends, columns }: Batch, rows: Int32Array, count: number): void {
    if (count === 0) return;
    const first = (rows[0] as number) * columns;
    const last = ((rows[count - 1] as number) + 1) * columns;
    const [from, to] = [starts[first] as number, ends[last - 1] as number];
    this.#base = this.#put(this.#bytes, bytes, from, to) - from;
    const startsAt = this.#put(this.#starts, bytesOf(starts), first * 4, last * 4) - first * 4;
    const endsAt = this.#put(this.#ends, bytesOf(ends), first * 4, last * 4) - first * 4;
    const rowsAt = this.#put(this.#rows, bytesOf(rows), 0, count * 4);
    const [results, empties, sums] = [this.#results.of(count * 8), this.#empties.of(count * 4), this.#sums.of(count * 8)];
    this.#cells.batch(this.#base, startsAt, endsAt, rowsAt, columns, results, empties, sums);
    this.sums(count).fill(0);
  }

  #put(room: Room, source: Uint8Array, from: number, to: number): number {
    const at = room.of(to - from + SLACK);
    copyBytes(source, from, to, new Uint8Array(this.#cells.memory.buffer, at, to - from));
    return at;
  }

  /**
   * Reads cells from the listed row `i` on as numbers; empty ones give 0. Returns the listed row where it met a cell that is not plainly a number,
   * or may be a text for missing, which `lengths` tells; and whether all before it are whole and fit 32 bits.
   */
  numbers(column: number, i: number, count: number, lengths: bigint): { stopped: number; whole: boolean } {
    const stopped = this.#cells.numbers(column, i, count, lengths);
    return { stopped, whole: this.#cells.whole.value !== 0 };
  }

  /**
   * As `numbers`: dates of ten bytes as days since 1970-01-01, or with `timed` moments as seconds since then, without a fraction or a zone other than Z;
   * empty cells give 0. Returns the listed row where it met another cell.
   */
  dates(column: number, i: number, count: number, lengths: bigint, { year, month, day, separator }: DatePlaces, timed: boolean): number {
    return this.#cells.dates(column, i, count, lengths, year, month, day, separator, timed ? 1 : 0);
  }

  /** The numbers that the last call read for the listed rows from `i` to before `to`; good until the next call. */
  doubles(i: number, to: number): Float64Array {
    return new Float64Array(this.#cells.memory.buffer, this.#results.at + i * 8, to - i);
  }

  /** The codes that `WordTable.codes` or `KeyTable.codes` gave; as `doubles`. */
  codes(i: number, to: number): Uint32Array {
    return new Uint32Array(this.#cells.memory.buffer, this.#results.at + i * 4, to - i);
  }

  /** Listed rows whose cells the last call found empty. */
  empties(): Int32Array {
    return new Int32Array(this.#cells.memory.buffer, this.#empties.at, this.#cells.empty.value);
  }

  /** Adds the numbers that the last call read, those of all `count` listed rows, to the hashes of the rows. */
  hashNumbers({ high, low }: Hash64, count: number): void {
    this.#cells.addNumbers(high, low, count);
  }

  /** The hashes of the listed rows over the columns that were added, two words each; good until the next batch. */
  sums(count: number): Int32Array {
    return new Int32Array(this.#cells.memory.buffer, this.#sums.at, count * 2);
  }

  keyTable(): KeyTable {
    return new KeyTable(this.#cells, () => this.#base);
  }

  wordTable(): WordTable {
    return new WordTable(this.#cells, () => this.#base);
  }
}

/** What is kept of a column in the memory of its kernel. */
abstract class KernelTable {
  protected readonly cells: Cells;
  protected readonly at: number;
  readonly #base: () => number;

  /** `base` gives where the first byte of the batch's memory would lie; `make` gives the table's address. */
  constructor(cells: Cells, base: () => number, make: () => number) {
    [this.cells, this.#base] = [cells, base];
    this.at = tried(cells, make);
  }

  /** Code of the bytes [from, to) of the batch that the kernel reads. */
  code(from: number, to: number): number {
    const base = this.#base();
    return tried(this.cells, () => this.codeAt(base + from, base + to));
  }

  protected members(count: number): Uint32Array {
    return new Uint32Array(this.cells.memory.buffer, this.at, count);
  }

  /** Code of the bytes between two addresses. */
  protected abstract codeAt(from: number, to: number): number;
}

/** Place of the members of the kernel's `Keys`, in words of four bytes. */
const keyMember = { count: 2, hashes: 3, all: 4 } as const;

/** Distinct keys of a column in order of first appearance, told apart by their 64-bit hash as everywhere. */
export class KeyTable extends KernelTable {
  constructor(cells: Cells, base: () => number) {
    super(cells, base, cells.newKeys);
  }

  /** As `CellKernel.numbers`: codes of keys, up to one with blanks around it or an equals sign before it. */
  codes(column: number, i: number, count: number): number {
    return tried(this.cells, () => this.cells.keyCodes(this.at, column, i, count));
  }

  /** The high and low words of each key's hash, in turn; good until the next key. */
  hashes(): Uint32Array {
    const members = this.members(keyMember.all);
    return new Uint32Array(members.buffer, members[keyMember.hashes], (members[keyMember.count] as number) * 2);
  }

  protected codeAt(from: number, to: number): number {
    return this.cells.keyCode(this.at, from, to);
  }
}

/** Place of each member of the kernel's `Words`, in words of four bytes. */
const member = { count: 2, ends: 3, bytes: 5, rows: 7, expected: 8, all: 9 } as const;

/** Distinct texts of a column in order of first appearance. */
export class WordTable extends KernelTable {
  constructor(cells: Cells, base: () => number) {
    super(cells, base, cells.newWords);
  }

  /** Says that the words so far are of at most `rows` cells, and that `expected` will come in all. */
  expect(rows: number, expected: number): void {
    const members = this.members(member.all);
    members[member.rows] = rows;
    members[member.expected] = expected;
  }

  get count(): number {
    return this.members(member.all)[member.count] as number;
  }

  /** As `CellKernel.numbers`: codes of texts, up to one with blanks around it or an equals sign before it. */
  codes(column: number, i: number, count: number, lengths: bigint): number {
    return tried(this.cells, () => this.cells.codes(this.at, column, i, count, lengths));
  }

  /** As `CellKernel.hashNumbers`, of the codes. */
  hash({ high, low }: Hash64, count: number): void {
    tried(this.cells, () => {
      this.cells.addWords(this.at, high, low, count);
      return 0;
    });
  }

  /** Good until the next word. */
  words(): Words {
    const members = this.members(member.all);
    const count = members[member.count] as number;
    const ends = new Uint32Array(members.buffer, members[member.ends], count);
    return { count, ends, bytes: new Uint8Array(members.buffer, members[member.bytes], ends[count - 1] ?? 0) };
  }

  protected codeAt(from: number, to: number): number {
    return this.cells.code(this.at, from, to);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
