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
 * As `compared`, for each value. Buckets of the histogram without a bound decide the group; where a bucket with bounds is not one whole
 * number, each of its values is compared.
 */
function byTable(values: Float64Array, histogram: Histogram, bounds: readonly number[], lowIsBest: boolean, groups: Uint8Array): void {
  const { counts, buckets, exact } = histogram;
  const own = bounds.map((bound) => bucketOf(histogram, bound));
  const decided = Uint8Array.from(counts, (_, bucket) =>
    !exact && own.includes(bucket) ? 0 : 1 + own.filter((each) => (lowIsBest ? each > bucket : each < bucket)).length,
  );
  for (let i = 0; i < buckets.length; i++) {
    const group = decided[buckets[i] as number] as number;
    groups[i] = group > 0 ? group : compared(values[i] as number, bounds, lowIsBest);
  }
}
