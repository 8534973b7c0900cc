import type { Program } from "./program.ts";

/** A place in the total order of the dry run's rules, compared number by number. */
export type OrderKey = readonly number[];

/** Negative where `a` comes first. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** From the moment `from` on a pool looks at every request up to `last`, at once or when it comes. */
export interface Opening {
  from: number;
  last: OrderKey;
}

/** When an experiment is decided, and its winning arm; -1 for none. */
export interface Verdict {
  at: number;
  winner: number;
}

/**
 * What subscribers share and one of them alone cannot know, as far as it is settled. With these a subscriber's run depends on nothing
 * else, so that any of them can be run again, exactly and alone.
 */
export interface Decisions {
  /** By experiment; null while nobody has settled it. */
  experiments: (Verdict | null)[];
  /** By budget and position of the price: the last request that could be paid; null while there is none. */
  budgets: (OrderKey | null)[][];
  /** By pool, in order. */
  pools: Opening[][];
  /** Whether pools serve everyone in working hours beyond what is settled; otherwise such requests stay open. */
  generous: boolean;
  /** The run is broken off at this moment. */
  until: number;
}

/** Nothing is settled: pools serve everyone, budgets pay for everything, experiments go on. */
export function openDecisions(program: Program): Decisions {
  return {
    experiments: program.experiments.map(() => null),
    budgets: program.budgets.map(({ prices, total }) => prices.map((price) => (price > total ? [Number.NEGATIVE_INFINITY] : null))),
    pools: program.pools.map(() => []),
    generous: true,
    until: program.end,
  };
}

/** Position of the first working period that ends after a moment; the number of periods where none does. */
export function periodAfter(closes: Float64Array, time: number): number {
  let low = 0;
  let high = closes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((closes[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
