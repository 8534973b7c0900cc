import type { Program } from "../../../src-shared/engine/index.ts";
import type { Report } from "./input.ts";

/** What a replication is at: its way through the base. */
export interface Doing {
  /** How often the base has been gone through in this replication, this time included. */
  pass: number;
  /** Subscribers gone through before: in earlier passes, and in this one by those whom no pool is asked by. */
  before: number;
  /** Subscribers of this pass, or of it those that pools are asked by. */
  done: number;
  total: number;
  /** Pools serve their queues, request by request. */
  serving: boolean;
}

/** What a pass after the first settles; empty where nothing is shared, so that there is no such pass. */
function settledBy({ pools, budgets, experiments }: Program): string {
  const things = [
    pools.length > 0 ? "shared capacity" : "",
    budgets.length > 0 ? "the budget" : "",
    experiments.length > 0 ? "experiments" : "",
  ];
  return things.filter((thing) => thing !== "").join(" and ");
}

/**
 * How far a run is. Where nothing is shared, or once a replication has shown how many subscribers one goes through, that is told of the
 * whole run. Until then nobody knows how many passes it takes, so it is told of the pass.
 */
export class RunProgress {
  readonly #rows: number;
  readonly #replications: number;
  readonly #shared: string;
  #finished = 0;
  /** Subscribers gone through in the replications that are over. */
  #worked = 0;
  /** Where the part that is told of now begins, and since when. */
  #before = -1;
  #since = 0;

  constructor(program: Program, replications: number) {
    this.#rows = program.subscribers.rows;
    this.#replications = replications;
    this.#shared = settledBy(program);
  }

  /** A replication is over; `doing` is what it was at last. */
  finish({ before, total }: Doing): void {
    this.#worked += before + total;
    this.#finished++;
  }

  /** Tells of the moment `now`, in seconds. */
  at({ pass, before, done, total, serving }: Doing, now: number): Report {
    if (before !== this.#before) this.#since = now;
    this.#before = before;
    const whole = this.#rows * this.#replications;
    if (this.#shared === "") return { done: this.#finished * this.#rows + done, total: whole };
    const settling = pass > 1 ? `settling ${this.#shared}, pass ${pass}` : `pass ${Math.max(1, pass)}`;
    const stage = serving ? `serving queues, pass ${pass}` : settling;
    if (this.#finished > 0) {
      const share = Math.min(1, (before + done) / (this.#worked / this.#finished));
      return { done: this.#finished * this.#rows + Math.round(share * this.#rows), total: whole, stage };
    }
    if (serving) return { done: 0, total: 0, stage, secondsLeft: null };
    const elapsed = now - this.#since;
    return { done, total, stage, pass, secondsLeft: done > 0 && elapsed > 1 ? (elapsed / done) * (total - done) : null };
  }
}
