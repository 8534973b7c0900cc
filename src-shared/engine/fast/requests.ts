import { compareKeys, type Decisions, type OrderKey, periodAfter, turnOf } from "../decisions.ts";
import type { Program, ProgramPool } from "../program.ts";
import type { Subject } from "./subject.ts";

/** A message that waits for a pool whose turn for it is not settled. */
export interface OpenRequest {
  pool: number;
  key: OrderKey;
  /** When it leaves the queue by itself; infinity when it stays until the end. */
  leaves: number;
}

/** A stretch of the run, in seconds UTC, its end left out. */
export interface Gather {
  from: number;
  to: number;
}

/** A message's call on a budget, with what it reserves. */
export interface Charge {
  budget: number;
  key: OrderKey;
  amount: number;
}

/** What the subscriber in hand asks of things that all subscribers share, with its places in the total order. */
export class Requests {
  /** Requests of this subscriber that are open. */
  readonly open: OpenRequest[] = [];
  /** Charges on budgets in the stretch that is gathered. */
  readonly charges: Charge[] = [];
  gather: Gather | null = null;
  /** The request whose turn is being tried: whether it was served, and for how long it keeps a server. */
  focus: OrderKey | null = null;
  served = false;
  handling = 0;
  /** By experiment: when the subscriber came to it first; infinity for never. */
  readonly arrivals: Float64Array;
  /** By pool: the longest wait of a message that was served. */
  readonly longest: Float64Array;
  /** Whether the subscriber asked a pool for anything. */
  asked = false;
  readonly #program: Program;
  readonly #subject: Subject;
  /** Requests of the subscriber so far. */
  #asks = 0;
  /** How often pools have served the subscriber at this very second. */
  #wave = 0;
  #waveTime = 0;

  constructor(program: Program, subject: Subject) {
    this.#program = program;
    this.#subject = subject;
    this.arrivals = new Float64Array(program.experiments.length);
    this.longest = new Float64Array(program.pools.length);
  }

  /** Forgets the subscriber before. */
  clear(): void {
    this.open.length = 0;
    this.charges.length = 0;
    this.asked = false;
    this.served = false;
    if (this.arrivals.length > 0) this.arrivals.fill(Number.POSITIVE_INFINITY);
    if (this.longest.length > 0) this.longest.fill(0);
  }

  begin(): void {
    this.#asks = 0;
    this.#waveTime = Number.NEGATIVE_INFINITY;
  }

  #waveAt(now: number): number {
    return this.#waveTime === now ? this.#wave : 0;
  }

  /** A place in a pool's queue: time, how often the subscriber was served at that second, priority, its hash, and which of its requests. */
  queueKey(now: number, priority: number): OrderKey {
    this.#subject.place();
    return [now, this.#waveAt(now), -priority, this.#subject.orderHigh, this.#subject.orderLow, this.#asks++];
  }

  /** A place in the order in which a budget is asked: messages that wait for nobody first, then those of pools by queue, wave by wave. */
  #budgetKey(now: number, priority: number, ask: number, queued: { pool: number; key: OrderKey } | null): OrderKey {
    this.#subject.place();
    const wave = this.#waveAt(now);
    if (queued) return [now, wave, 6, queued.pool, ...queued.key];
    return [now, wave, 5, 0, now, wave, -priority, this.#subject.orderHigh, this.#subject.orderLow, ask];
  }

  /** The pools have served whom they could at this second. */
  nextWave(now: number): void {
    this.#wave = this.#waveTime === now ? this.#wave + 1 : 1;
    this.#waveTime = now;
  }

  /** Whether a budget can still pay a price, and the request's place where it has to be known. */
  pays(
    decisions: Decisions,
    budget: number,
    priceAt: number,
    now: number,
    priority: number,
    queued: { pool: number; key: OrderKey } | null,
  ): boolean {
    const last = (decisions.budgets[budget] as (OrderKey | null)[])[priceAt] as OrderKey | null;
    const { gather } = this;
    const ask = this.#asks++;
    const gathering = gather !== null && now >= gather.from && now < gather.to;
    const near = last !== null && now === last[0];
    this.charge = near || gathering ? this.#budgetKey(now, priority, ask, queued) : null;
    if (last === null || now < (last[0] as number)) return true;
    return near && compareKeys(this.charge as OrderKey, last) <= 0;
  }

  /** Place of the last request to a budget, where it was needed. */
  charge: OrderKey | null = null;

  /** A message reserves an amount of the budget that it has just asked. */
  reserve(budget: number, amount: number): void {
    if (this.charge && this.gather) this.charges.push({ budget, key: this.charge, amount });
  }

  /** When a pool looks at a request; infinity where that is open or never. */
  turn(decisions: Decisions, pool: number, key: OrderKey, now: number): number {
    const settled = turnOf(decisions.pools[pool] ?? [], key);
    if (settled !== Number.POSITIVE_INFINITY || !decisions.generous) return settled;
    const { opens, closes } = this.#program.pools[pool] as ProgramPool;
    const period = periodAfter(closes, now);
    return period < opens.length ? Math.max(opens[period] as number, now) : Number.POSITIVE_INFINITY;
  }
}
