import { murmur128, utf8 } from "../../../src-shared/lib/murmur.ts";

/** A stream of random numbers for making sample data. Not for the engine, whose draws are counter-based. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole, from low to high, both included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** By weights that need not add up to one. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  normal(mean: number, deviation: number): number;
  /** Lognormal by its median and the deviation of the logarithm. */
  skewed(median: number, sigma: number): number;
  /** Number of events at a mean rate. */
  poisson(mean: number): number;
}

/** A stream named by a text; equal names give equal streams. The generator is sfc32 (Chris Doty-Humphrey, PractRand). */
export function random(name: string): Random {
  let [a, b, c, counter] = murmur128(utf8(name)) as [number, number, number, number];
  const next = () => {
    const sum = ((((a | 0) + (b | 0)) | 0) + (counter | 0)) | 0;
    counter = ((counter | 0) + 1) | 0;
    a = b ^ (b >>> 9);
    b = ((c | 0) + ((c << 3) | 0)) | 0;
    c = (((c << 21) | (c >>> 11) | 0) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  const normal = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number],
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return (choices.at(-1) as (typeof choices)[number])[0];
    },
    skewed: (median, sigma) => median * Math.exp(normal(0, sigma)),
    poisson: (mean) => {
      const floor = Math.exp(-mean);
      let product = next();
      let count = 0;
      while (product > floor) {
        product *= next();
        count++;
      }
      return count;
    },
  };
}
