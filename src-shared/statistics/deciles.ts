import { numbersOf, type Values } from "./quantiles/histogram.ts";
import { groupsOf } from "./quantiles/ranks.ts";

export const DECILES = 10;

export interface Decile {
  readonly decile: number;
  readonly count: number;
  readonly total: number;
  /** Null where nobody is in it. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface Deciles {
  /** The decile of each value, 1 to 10. */
  readonly groups: Uint8Array;
  readonly deciles: readonly Decile[];
  /** What the highest fifth of the values (`round(n / 5)` of them) hold of the sum; null where the sum is not above 0, or a fifth is nobody. */
  readonly topFifth: number | null;
}

/** Tenths of the values, 10 the highest, with what is in each; equal values share the lower decile, and one may be empty. */
export function deciles(given: Values): Deciles {
  const { values } = numbersOf(given);
  const { groups, counts, bounds } = groupsOf(given, DECILES);
  const totals = new Float64Array(DECILES + 1);
  const low = new Float64Array(DECILES + 1).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(DECILES + 1).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const at = groups[i] as number;
    const value = values[i] as number;
    totals[at] = (totals[at] as number) + value;
    if (value < (low[at] as number)) low[at] = value;
    if (value > (high[at] as number)) high[at] = value;
  }
  const found = Array.from(
    counts,
    (count, at): Decile => ({
      decile: at + 1,
      count,
      total: totals[at + 1] ?? 0,
      low: count > 0 ? (low[at + 1] ?? 0) : null,
      high: count > 0 ? (high[at + 1] ?? 0) : null,
    }),
  );
  return { groups, deciles: found, topFifth: topFifth(found, values.length, bounds[7]) };
}

/** Deciles 9 and 10 hold a fifth at most; what lacks has the value at which they begin to be counted, which ties leave in lower deciles. */
function topFifth(found: readonly Decile[], n: number, bound = 0): number | null {
  const sum = found.reduce((all, { total }) => all + total, 0);
  const [ninth, tenth] = [found[8] as Decile, found[9] as Decile];
  const fifth = Math.round(n / 5);
  const lacking = fifth - ninth.count - tenth.count;
  return sum > 0 && fifth > 0 ? (ninth.total + tenth.total + lacking * bound) / sum : null;
}
