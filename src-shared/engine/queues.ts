import { type Opening, type OrderKey, periodAfter } from "./decisions.ts";
import { Heap } from "./heap.ts";
import type { PassRunner } from "./pass.ts";
import type { Program, ProgramPool } from "./program.ts";
import { OPEN, type OpenRequests } from "./requests.ts";
import { WaitingRequests } from "./waiting.ts";

const NEVER = Number.POSITIVE_INFINITY;
/** So many requests are looked at in a few milliseconds, and so many are put into queues. */
const SLICE = 500;
const ADMITTED = 5000;

/** One pool as the run goes on: its queue, its slots and its servers. */
class Desk {
  /** Requests that have been made, and those that will be. */
  readonly queue: Heap<number>;
  /** Which pool of the program it is. */
  readonly at: number;
  readonly #pool: ProgramPool;
  readonly #openings: Opening[];
  readonly #used: Uint32Array;
  /** When each busy server is free. */
  readonly #busy = new Heap<number>((a, b) => a - b);
  /** The opening that is under way, in which working period; -1 for none. */
  #under = -1;

  constructor(at: number, pool: ProgramPool, openings: Opening[], order: WaitingRequests["compare"]) {
    this.at = at;
    this.queue = new Heap(order);
    this.#pool = pool;
    this.#openings = openings;
    this.#used = new Uint32Array(pool.opens.length + 1);
  }

  /** The first moment from `now` on at which the pool can serve somebody. */
  freeFrom(now: number): number {
    const { opens, closes, perPeriod, servers } = this.#pool;
    let time = now;
    for (let period = periodAfter(closes, time); period < opens.length; period++) {
      time = Math.max(time, opens[period] as number);
      if (servers > 0 && this.#busy.size >= servers) time = Math.max(time, this.#busy.first as number);
      if (time >= (closes[period] as number)) continue;
      if (perPeriod < 0 || (this.#used[period] as number) < perPeriod) return time;
      time = closes[period] as number;
    }
    return NEVER;
  }

  /** Servers whose work is over at a moment are free. */
  release(now: number): void {
    while (this.#busy.size > 0 && (this.#busy.first as number) <= now) this.#busy.take();
  }

  /** The pool looks at a request now. */
  look(key: OrderKey, now: number): void {
    const period = periodAfter(this.#pool.closes, now);
    if (this.#under === period) (this.#openings.at(-1) as Opening).last = key;
    else this.#openings.push({ from: now, last: key });
    this.#under = period;
  }

  /** The request was served: a slot and a server are taken. */
  use(now: number, handling: number): void {
    const { closes, servers } = this.#pool;
    const period = periodAfter(closes, now);
    this.#used[period] = (this.#used[period] as number) + 1;
    if (servers > 0) this.#busy.add(now + handling);
    if (this.freeFrom(now) !== now) this.#under = -1;
  }
}

/**
 * Serves what pools can serve in the total order, request by request: whoever is looked at is run again with that settled. `runner` has
 * a pass whose decisions grow as pools look at requests; it counts everyone who has nothing open any more.
 */
export class PoolQueues {
  readonly #program: Program;
  readonly #runner: PassRunner;
  readonly #desks: Desk[];
  readonly #waiting = new WaitingRequests();
  /** By row: which run of the subscriber its requests come from, later runs replacing them; negative where nothing is open any more. */
  readonly #stamps = new Map<number, number>();
  #done = 0;

  constructor(program: Program, runner: PassRunner, openings: Opening[][]) {
    this.#program = program;
    this.#runner = runner;
    this.#desks = program.pools.map((pool, at) => new Desk(at, pool, openings[at] as Opening[], this.#waiting.compare));
  }

  /** Puts requests of many subscribers into queues, where none of them has any; yields every few milliseconds. */
  *add(open: OpenRequests): Generator<void, void, void> {
    for (let at = 0; at < open.count; at++) {
      this.#put(open, at, 1);
      if (at % ADMITTED === 0) yield;
    }
  }

  /** What a subscriber asks for replaces what it asked for before. */
  #replace(row: number, open: OpenRequests): void {
    const stamp = (this.#stamps.get(row) as number) + 1;
    for (let at = 0; at < open.count; at++) this.#put(open, at, stamp);
  }

  #put(open: OpenRequests, index: number, stamp: number): void {
    const at = open.first + index * OPEN.numbers;
    this.#stamps.set(open.ints[at * 2 + OPEN.row] as number, stamp);
    this.#desks[open.ints[at * 2 + OPEN.pool] as number]?.queue.add(this.#waiting.add(open, at, stamp));
  }

  /** The next moment from `now` on at which a pool can serve a request; one that comes back keeps its place, but not its time. */
  #next(now: number): number {
    let time = NEVER;
    for (const desk of this.#desks)
      if (desk.queue.size > 0) time = Math.min(time, desk.freeFrom(Math.max(now, this.#waiting.timeOf(desk.queue.first as number))));
    return time;
  }

  /** Serves until `until`; yields every few milliseconds, so that others can have a turn. */
  *serve(until: number): Generator<void, void, void> {
    for (let now = this.#next(this.#program.start); now < until; now = this.#next(now)) {
      for (const desk of this.#desks) yield* this.#serveDesk(desk, now);
    }
    for (const [row, stamp] of this.#stamps) {
      if (stamp < 0) continue;
      this.#runner.run(row, true);
      if (this.#isLong()) yield;
    }
  }

  /** Whether much was done since the last time that it was. */
  #isLong(): boolean {
    this.#done = (this.#done + 1) % SLICE;
    return this.#done === 0;
  }

  *#serveDesk(desk: Desk, now: number): Generator<void, void, void> {
    const { queue } = desk;
    const waiting = this.#waiting;
    desk.release(now);
    while (queue.size > 0 && waiting.timeOf(queue.first as number) <= now && desk.freeFrom(now) === now) {
      const request = queue.take() as number;
      waiting.remove(request);
      const row = waiting.rowOf(request);
      if (this.#stamps.get(row) !== waiting.stampOf(request) || waiting.leavesOf(request) <= now) continue;
      if (this.#isLong()) yield;
      const key = waiting.keyOf(request);
      desk.look(key, now);
      const { served, handling, open } = this.#runner.try(row, desk.at, key);
      if (served) desk.use(now, handling);
      // Another request of the subscriber keeps its place, which may be the very next.
      if (open) this.#replace(row, open);
      else this.#stamps.set(row, -1);
    }
  }
}
