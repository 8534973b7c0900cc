import type { Program, ProgramEvents, ProgramScan } from "../program.ts";
import type { Kernel } from "./kernel.ts";

/** Rows that lie in the kernel's memory at a time; a multiple of 32. */
export const BLOCK = 1024;
/** Rows that are loaded where single ones are asked for. */
const FEW = 32;

type Column = Uint32Array | Int32Array | Uint16Array | Uint8Array | Float32Array;

interface Copy {
  column: Column;
  /** Where its rows lie in the kernel's memory. */
  at: number;
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

/** Copies what a block of rows has in columns into the kernel's memory. */
export class Rows {
  readonly #kernel: Kernel;
  readonly #rows: number;
  readonly #copies: Copy[] = [];
  readonly #ragged: Ragged[] = [];
  /** First row in memory, and the row after the last. */
  #from = 0;
  #to = 0;

  constructor(program: Program, kernel: Kernel) {
    this.#kernel = kernel;
    this.#rows = program.subscribers.rows;
  }

  get first(): number {
    return this.#from;
  }

  #column(column: Column | null, rows = 1): number {
    if (column === null) return 0;
    const at = this.#kernel.allocate(Math.ceil(BLOCK / rows + 1) * column.BYTES_PER_ELEMENT);
    this.#copies.push({ column, at, rows });
    return at;
  }

  /** Makes room for every column; their addresses. */
  place({ subscribers, masks, events, scans }: Program): RowPlaces {
    const set = (words: Uint32Array | null) => this.#column(words, 32);
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
    this.#load(from, Math.min(this.#rows, from + BLOCK));
    return this.#to;
  }

  /** Sees to it that a row is in memory. */
  need(row: number): void {
    if (row >= this.#from && row < this.#to) return;
    const from = row - (row % FEW);
    this.#load(from, Math.min(this.#rows, from + FEW));
  }

  #load(from: number, to: number): void {
    if (from === this.#from && to === this.#to) return;
    for (const ragged of this.#ragged) this.#makeRoom(ragged, from, to);
    const { buffer } = this.#kernel.memory;
    for (const { column, at, rows } of this.#copies) copy(buffer, at, column, Math.floor(from / rows), Math.ceil(to / rows));
    const view = new DataView(buffer);
    for (const { offsets, items, offsetsAt, field, area } of this.#ragged) {
      copy(buffer, offsetsAt, offsets, from, to + 1);
      const first = offsets[from] as number;
      copy(buffer, area, items, first, offsets[to] as number);
      // The kernel adds offsets to this; addresses count modulo 2^32.
      view.setInt32(field, area - first * items.BYTES_PER_ELEMENT, true);
    }
    this.#from = from;
    this.#to = to;
  }

  #makeRoom(ragged: Ragged, from: number, to: number): void {
    const bytes = ((ragged.offsets[to] as number) - (ragged.offsets[from] as number)) * ragged.items.BYTES_PER_ELEMENT;
    if (bytes <= ragged.areaBytes && ragged.area > 0) return;
    ragged.areaBytes = Math.max(1024, bytes * 2);
    ragged.area = this.#kernel.allocate(ragged.areaBytes);
  }
}

type Constructor = new (buffer: ArrayBuffer, at: number, length: number) => Column;

function copy(buffer: ArrayBuffer, at: number, column: Column, from: number, to: number): void {
  new (column.constructor as Constructor)(buffer, at, to - from).set(column.subarray(from, to) as never);
}
