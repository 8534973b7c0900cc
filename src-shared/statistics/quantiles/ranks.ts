import { bucketOf, type Histogram, histogramOf, numbersOf, type Values } from "./histogram.ts";
import { select } from "./select.ts";

/** Equally large groups of values: the group of each, from 1, how many are in each, and the values at which they part. */
export interface Groups {
  readonly groups: Uint8Array;
  /** `counts[0]` are in group 1. */
  readonly counts: Uint32Array;
  /** The last value of each group but the highest; for groups that hold the lowest values in the highest, the first of those below. */
  readonly bounds: readonly number[];
}

/** Fewer are compared with every bound: a histogram would cost more. */
const COUNTED_FROM = 2048;

/**
 * Cuts values into `bins` groups of equal size, of which the highest holds the best: the highest values, or with `lowIsBest` the lowest. A
 * group is 1 + the whole part of bins x (values that are strictly worse) / (all values), so that equal values share the group of the worst
 * among them, a group may be empty, and no two with the same value are told apart (SQL: `1 + floor(bins * (rank() - 1) / count)`).
 */
export function groupsOf(given: Values, bins: number, { lowIsBest = false }: { lowIsBest?: boolean } = {}): Groups {
  const numbers = numbersOf(given);
  const { values } = numbers;
  const n = values.length;
  const [groups, counts] = [new Uint8Array(n), new Uint32Array(bins)];
  if (n === 0) return { groups, counts, bounds: [] };
  const histogram = n < COUNTED_FROM ? null : histogramOf(numbers);
  // A value is above group k when at least k n / bins values are worse: when the one at that place, counted from the worst, is.
  const places = Array.from({ length: bins - 1 }, (_, k) => {
    const worse = Math.ceil(((k + 1) * n) / bins);
    return lowIsBest ? n - worse : worse - 1;
  });
  const bounds = select(numbers, places, n < COUNTED_FROM ? undefined : histogram);
  if (histogram) byTable(values, histogram, bounds, lowIsBest, groups);
  else for (let i = 0; i < n; i++) groups[i] = compared(values[i] ?? 0, bounds, lowIsBest);
  for (let i = 0; i < n; i++) {
    const at = (groups[i] as number) - 1;
    counts[at] = (counts[at] as number) + 1;
  }
  return { groups, counts, bounds };
}

/** The group of a value, by comparison with every bound. */
function compared(value: number, bounds: readonly number[], lowIsBest: boolean): number {
  let group = 1;
  for (const bound of bounds) if (lowIsBest ? value < bound : value > bound) group++;
  return group;
}

/**
 * As `compared`, for each value. What a bucket of the histogram decides is read from tables: the group below its bound, the bound, and how
 * many groups the bound parts. Where bounds of several values lie in one bucket, the value is compared.
 */
function byTable(values: Float64Array, histogram: Histogram, bounds: readonly number[], lowIsBest: boolean, groups: Uint8Array): void {
  const buckets = histogram.counts.length;
  const own = bounds.map((bound) => bucketOf(histogram, bound));
  const [start, step] = [new Uint8Array(buckets), new Uint8Array(buckets)];
  const limit = new Float64Array(buckets);
  for (let bucket = 0; bucket < buckets; bucket++)
    start[bucket] = 1 + own.filter((each) => (lowIsBest ? each > bucket : each < bucket)).length;
  for (const bucket of new Set(own)) {
    const inside = bounds.filter((_, at) => own[at] === bucket);
    limit[bucket] = inside[0] ?? 0;
    step[bucket] = inside.length;
    if (new Set(inside).size > 1) start[bucket] = 0;
  }
  const { low, scale } = histogram;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const bucket = ((value - low) * scale) | 0;
    const group = start[bucket] as number;
    const above = lowIsBest ? value < (limit[bucket] as number) : value > (limit[bucket] as number);
    groups[i] = group === 0 ? compared(value, bounds, lowIsBest) : group + (above ? (step[bucket] as number) : 0);
  }
}
