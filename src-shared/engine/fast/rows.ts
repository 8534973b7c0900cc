import type { Program, ProgramEvents, ProgramScan } from "../program.ts";
import type { Kernel } from "./kernel.ts";

/** Rows that lie in the kernel's memory at a time; a multiple of 32. */
export const BLOCK = 1024;
/** Rows of a word of a set. */
const WORD = 32;

type Column = Uint32Array | Int32Array | Uint16Array | Uint8Array | Float32Array;

interface Copy {
  column: Column;
  /** Where its rows lie in the kernel's memory, and a view of that. */
  at: number;
  items: Column;
  /** Rows of one item: 1, or 32 for a set. */
  rows: number;
}

/** Items of rows that differ in number: rows' offsets, and a field of the kernel with the address that offset 0 would have. */
interface Ragged {
  offsets: Uint32Array;
  items: Column;
  offsetsAt: number;
  /** Where the address is written. */
  field: number;
  area: number;
  areaBytes: number;
}

/** Addresses of the rows' columns, as the kernel's records hold them. */
export interface RowPlaces {
  high: number;
  low: number;
  zoneOf: number;
  preferredOf: number;
  masks: number[];
  consent: number[];
  address: number[];
  dates: number[];
  sample: number;
  suppressed: number;
  churned: number;
  /** By stream and by scan. */
  events: { offsets: number; rates: number }[];
  scans: { offsets: number }[];
}

type Constructor = new (buffer: ArrayBuffer, at: number, length: number) => Column;

const viewOf = (buffer: ArrayBuffer, at: number, column: Column, length: number): Column =>
  new (column.constructor as Constructor)(buffer, at, length);

/** Copies what rows have in columns into the kernel's memory. */
export class Rows {
  readonly #kernel: Kernel;
  readonly #rows: number;
  readonly #copies: Copy[] = [];
  readonly #ragged: Ragged[] = [];
  #buffer: ArrayBuffer;
  /** First row in memory, and the row after the last; of single rows the first of its word. */
  #from = 0;
  #to = 0;
  #first = 0;

  constructor(program: Program, kernel: Kernel) {
    this.#kernel = kernel;
    this.#rows = program.subscribers.rows;
    this.#buffer = kernel.memory.buffer;
  }

  /** The row that the kernel counts from. */
  get first(): number {
    return this.#first;
  }

  #column(column: Column | null, rows = 1): number {
    if (column === null) return 0;
    const length = Math.ceil(BLOCK / rows) + 1;
    const at = this.#kernel.allocate(length * column.BYTES_PER_ELEMENT);
    this.#copies.push({ column, at, items: viewOf(this.#kernel.memory.buffer, at, column, length), rows });
    return at;
  }

  /** Makes room for every column; their addresses. */
  place({ subscribers, masks, events, scans }: Program): RowPlaces {
    const set = (words: Uint32Array | null) => this.#column(words, WORD);
    return {
      high: this.#column(subscribers.high),
      low: this.#column(subscribers.low),
      zoneOf: this.#column(subscribers.zone),
      preferredOf: this.#column(subscribers.preferred),
      masks: masks.map(set),
      consent: subscribers.consent.map(set),
      address: subscribers.address.map(set),
      dates: subscribers.dates.map((dates) => this.#column(dates)),
      sample: set(subscribers.sample),
      suppressed: set(subscribers.suppressed),
      churned: set(subscribers.churned),
      events: events.map(({ rates }) => ({ offsets: this.#offsets(), rates: this.#column(rates) })),
      scans: scans.map(({ newly }) => ({ offsets: newly ? this.#offsets() : 0 })),
    };
  }

  #offsets(): number {
    return this.#kernel.allocate((BLOCK + 1) * Uint32Array.BYTES_PER_ELEMENT);
  }

  #addRagged(offsets: Uint32Array, items: Column, offsetsAt: number, field: number): void {
    this.#ragged.push({ offsets, items, offsetsAt, field, area: 0, areaBytes: 0 });
  }

  /** Events of a stream: `field` is where the kernel keeps the address of their times. */
  addEvents({ offsets, times }: ProgramEvents, offsetsAt: number, field: number): void {
    this.#addRagged(offsets, times, offsetsAt, field);
  }

  /** Days on which rows come newly into a scan's segment. */
  addScan({ newly }: ProgramScan, offsetsAt: number, field: number): void {
    if (newly) this.#addRagged(newly.offsets, newly.days, offsetsAt, field);
  }

  /** Loads the block that begins with a row, a multiple of 32; the row after its last. */
  load(from: number): number {
    const to = Math.min(this.#rows, from + BLOCK);
    if (from === this.#from && to === this.#to) return to;
    this.#loadRagged(from, to, from);
    this.#refresh();
    for (const { column, items, rows } of this.#copies) items.set(column.subarray(Math.floor(from / rows), Math.ceil(to / rows)) as never);
    this.#from = from;
    this.#to = to;
    this.#first = from;
    return to;
  }

  /** Sees to it that a row is in memory. One by one is the fastest: it is some words. */
  need(row: number): void {
    if (row >= this.#from && row < this.#to) return;
    const first = row - (row % WORD);
    this.#loadRagged(row, row + 1, first);
    this.#refresh();
    for (const { column, items, rows } of this.#copies) {
      if (rows === 1) items[row - first] = column[row] as number;
      else items[0] = column[row >>> 5] as number;
    }
    this.#from = row;
    this.#to = row + 1;
    this.#first = first;
  }

  /** The kernel's memory has grown: views of it are taken anew. */
  #refresh(): void {
    const { buffer } = this.#kernel.memory;
    if (buffer === this.#buffer) return;
    this.#buffer = buffer;
    for (const copy of this.#copies) copy.items = viewOf(buffer, copy.at, copy.column, Math.ceil(BLOCK / copy.rows) + 1);
  }

  #loadRagged(from: number, to: number, first: number): void {
    for (const ragged of this.#ragged) {
      const { offsets, items, offsetsAt, field } = ragged;
      const [begin, end] = [offsets[from] as number, offsets[to] as number];
      this.#makeRoom(ragged, (end - begin) * items.BYTES_PER_ELEMENT);
      const { buffer } = this.#kernel.memory;
      const at = offsetsAt + (from - first) * Uint32Array.BYTES_PER_ELEMENT;
      viewOf(buffer, at, offsets, to + 1 - from).set(offsets.subarray(from, to + 1) as never);
      viewOf(buffer, ragged.area, items, end - begin).set(items.subarray(begin, end) as never);
      // The kernel adds offsets to this; addresses count modulo 2^32.
      new DataView(buffer).setInt32(field, ragged.area - begin * items.BYTES_PER_ELEMENT, true);
    }
  }

  #makeRoom(ragged: Ragged, bytes: number): void {
    if (bytes <= ragged.areaBytes && ragged.area > 0) return;
    ragged.areaBytes = Math.max(1024, bytes * 2);
    ragged.area = this.#kernel.allocate(ragged.areaBytes);
  }
}
