import type { LogEntry, LogKind } from "../log.ts";
import type { Program } from "../program.ts";
import { dayBounds } from "../time/days.ts";
import type { Zone } from "../time/zones.ts";
import { type Layout, layoutOf } from "./layout.ts";

const DAY = 86_400;

/** Where the fast engine writes what it did: flat counts, and the log when there is one. What one subscriber has added can be taken back. */
export class Ledger {
  readonly layout: Layout;
  /** Counts so far, laid out by `layout`. */
  flat: Float64Array<ArrayBuffer>;
  readonly log: LogEntry[] | null;
  readonly #bounds: Float64Array;
  readonly #nodes: number;
  readonly #pools: number;
  /** Where the days would begin if all had 24 hours. */
  readonly #origin: number;
  readonly #journaling: boolean;
  #places = new Int32Array(256);
  #amounts = new Float64Array(256);
  #written = 0;

  /** With `journaling`, `moveTo` and `takeBack` know what was added since `open`. */
  constructor(program: Program, log: LogEntry[] | null, journaling: boolean) {
    this.#bounds = Float64Array.from(dayBounds(program.zones[program.journeyZone] as Zone, program.start, program.end));
    this.#origin = this.#bounds.length > 2 ? (this.#bounds[1] as number) - DAY : program.start;
    this.#nodes = program.nodes.length;
    this.#pools = program.pools.length;
    this.layout = layoutOf(program, this.#bounds.length - 1);
    this.flat = new Float64Array(this.layout.size);
    this.log = log;
    this.#journaling = journaling;
  }

  count(index: number): void {
    this.flat[index] = (this.flat[index] as number) + 1;
    if (this.#journaling) this.#note(index, 1);
  }

  add(index: number, amount: number): void {
    this.flat[index] = (this.flat[index] as number) + amount;
    if (this.#journaling) this.#note(index, amount);
  }

  #note(index: number, amount: number): void {
    if (this.#written === this.#places.length) {
      const places = new Int32Array(this.#written * 2);
      places.set(this.#places);
      this.#places = places;
      const amounts = new Float64Array(this.#written * 2);
      amounts.set(this.#amounts);
      this.#amounts = amounts;
    }
    this.#places[this.#written] = index;
    this.#amounts[this.#written++] = amount;
  }

  /** Begins a new page of the journal. */
  open(): void {
    this.#written = 0;
  }

  /** Takes back what was added since `open`, and adds it to another array where one is given. */
  takeBack(other: Float64Array | null): void {
    const { flat } = this;
    for (let i = 0; i < this.#written; i++) {
      const place = this.#places[i] as number;
      const amount = this.#amounts[i] as number;
      flat[place] = (flat[place] as number) - amount;
      if (other) other[place] = (other[place] as number) + amount;
    }
    this.#written = 0;
  }

  /** Position of the calendar day of a time. */
  #day(time: number): number {
    const bounds = this.#bounds;
    let day = ((time - this.#origin) / DAY) | 0;
    if (day > bounds.length - 2) day = bounds.length - 2;
    while (day > 0 && time < (bounds[day] as number)) day--;
    while (time >= (bounds[day + 1] as number)) day++;
    return day;
  }

  /** Counts for a node on the calendar day of a time; `table` is one of the layout's tables by day. */
  countDay(table: number, node: number, time: number): void {
    this.count(table + this.#day(time) * this.#nodes + node);
  }

  /** An amount of money that a node pays at a time. */
  payDay(node: number, time: number, amount: number): void {
    this.add(this.layout.dayPaid + this.#day(time) * this.#nodes + node, amount);
  }

  /** As `countDay`, for a pool. */
  countPoolDay(table: number, pool: number, time: number): void {
    this.count(table + this.#day(time) * this.#pools + pool);
  }

  write(time: number, row: number, instance: number, what: LogKind, node: number, detail: string, until: number): void {
    this.log?.push({ time, row, instance, what, node, detail, until });
  }
}
