import type { LogEntry, LogKind } from "../log.ts";
import type { Program, Send } from "../program.ts";
import { dayBounds } from "../time/days.ts";
import type { Zone } from "../time/zones.ts";
import { type Layout, layoutOf, NODE_PAID, NODE_RESPONSES } from "./layout.ts";

/** Where the fast engine writes what it did: flat counts, and the log when there is one. */
export class Ledger {
  readonly layout: Layout;
  /** Counts so far, laid out by `layout`. */
  flat: Float64Array<ArrayBuffer>;
  readonly log: LogEntry[] | null;
  readonly #bounds: number[];
  readonly #nodes: number;
  #day = 0;

  constructor(program: Program, log: LogEntry[] | null) {
    this.#bounds = dayBounds(program.zones[program.journeyZone] as Zone, program.start, program.end);
    this.#nodes = program.nodes.length;
    this.layout = layoutOf(program, this.#bounds.length - 1);
    this.flat = new Float64Array(this.layout.size);
    this.log = log;
  }

  count(index: number): void {
    this.flat[index] = (this.flat[index] as number) + 1;
  }

  /** Counts for a node on the calendar day of a time; `table` is one of the layout's tables by day. */
  countDay(table: number, node: number, time: number): void {
    const bounds = this.#bounds;
    while (time < (bounds[this.#day] as number)) this.#day--;
    while (time >= (bounds[this.#day + 1] as number)) this.#day++;
    this.count(table + this.#day * this.#nodes + node);
  }

  /** A response to a message of a node. */
  respond({ counts, send }: { counts: number; send: Send | null }, node: number, stage: number, time: number): void {
    this.count(counts + NODE_RESPONSES + stage);
    if (send?.paidStage === stage) this.pay(counts, node, time);
  }

  /** A node's price falls due; `counts` is the first of the node's counts. */
  pay(counts: number, node: number, time: number): void {
    this.count(counts + NODE_PAID);
    this.countDay(this.layout.dayPaid, node, time);
  }

  write(time: number, row: number, instance: number, what: LogKind, node: number, detail: string, until: number): void {
    this.log?.push({ time, row, instance, what, node, detail, until });
  }
}
