import { compareKeys, type Opening, type OrderKey, periodAfter } from "./decisions.ts";
import type { OpenRow } from "./found.ts";
import { Heap } from "./heap.ts";
import type { PassRunner } from "./pass.ts";
import type { Program, ProgramPool } from "./program.ts";
import type { OpenRequest } from "./requests.ts";

const NEVER = Number.POSITIVE_INFINITY;
/** So many requests are looked at in a few milliseconds. */
const SLICE = 500;

interface Waiting extends OpenRequest {
  row: number;
  /** Which run of the subscriber it comes from; later runs replace it. */
  stamp: number;
}

const byKey = (a: Waiting, b: Waiting): number => compareKeys(a.key, b.key);

/** One pool as the run goes on: its queue, its slots and its servers. */
class Desk {
  readonly queue = new Heap<Waiting>(byKey);
  readonly #pool: ProgramPool;
  readonly #openings: Opening[];
  readonly #used: Uint32Array;
  /** When each busy server is free. */
  readonly #busy = new Heap<number>((a, b) => a - b);
  /** The opening that is under way, in which working period; -1 for none. */
  #under = -1;

  constructor(pool: ProgramPool, openings: Opening[]) {
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
  readonly #coming = new Heap<Waiting>(byKey);
  readonly #stamps = new Map<number, number>();
  #done = 0;

  constructor(program: Program, runner: PassRunner, openings: Opening[][]) {
    this.#program = program;
    this.#runner = runner;
    this.#desks = program.pools.map((pool, at) => new Desk(pool, openings[at] as Opening[]));
  }

  add({ row, requests }: OpenRow): void {
    const stamp = (this.#stamps.get(row) ?? 0) + 1;
    this.#stamps.set(row, stamp);
    for (const request of requests) this.#coming.add({ ...request, row, stamp });
  }

  #isCurrent({ row, stamp }: Waiting): boolean {
    return this.#stamps.get(row) === stamp;
  }

  /** The next moment at which something happens; a request that comes back keeps its place, but not its time. */
  #next(now: number): number {
    let time = Math.max(now, this.#coming.first?.key[0] ?? NEVER);
    for (const desk of this.#desks) if (desk.queue.size > 0) time = Math.min(time, desk.freeFrom(now));
    return time;
  }

  /** Requests that have been made by now join the queues of their pools. */
  #admit(now: number): void {
    while (this.#coming.size > 0 && (this.#coming.first?.key[0] as number) <= now) {
      const request = this.#coming.take() as Waiting;
      if (this.#isCurrent(request)) this.#desks[request.pool]?.queue.add(request);
    }
  }

  /** Serves until `until`; yields every few milliseconds, so that others can have a turn. */
  *serve(until: number): Generator<void, void, void> {
    for (let now = this.#next(this.#program.start); now < until; now = this.#next(now)) {
      this.#admit(now);
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
    desk.release(now);
    while (desk.queue.size > 0 && desk.freeFrom(now) === now) {
      const request = desk.queue.take() as Waiting;
      if (!this.#isCurrent(request) || request.leaves <= now) continue;
      if (this.#isLong()) yield;
      desk.look(request.key, now);
      const { served, handling, open } = this.#runner.try(request.row, request.pool, request.key);
      if (served) desk.use(now, handling);
      if (!open) this.#stamps.set(request.row, -1);
      else {
        this.add(open);
        // Another request of the subscriber keeps its place, which may be the very next.
        this.#admit(now);
      }
    }
  }
}
