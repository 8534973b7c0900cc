import { groupBounds, groupsOf } from "./quantiles/ranks.ts";
import { select } from "./quantiles/select.ts";

export const DECILES = 10;

export interface Decile {
  readonly decile: number;
  readonly count: number;
  readonly total: number;
  /** Null where nobody is in it. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Tenths of the values, 10 the highest, with what is in each. A decile is 1 + the whole part of 10 x (values that are strictly lower) /
 * (all values), so that equal values share the lower decile and one may be empty.
 */
export function deciles(values: Int32Array | Float64Array): { groups: Uint8Array; deciles: Decile[] } {
  const { groups, counts } = groupsOf(values, groupBounds(values, DECILES), DECILES);
  const totals = new Float64Array(DECILES);
  const low = new Float64Array(DECILES).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(DECILES).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const at = (groups[i] ?? 1) - 1;
    const value = values[i] ?? 0;
    totals[at] = (totals[at] ?? 0) + value;
    if (value < (low[at] ?? 0)) low[at] = value;
    if (value > (high[at] ?? 0)) high[at] = value;
  }
  const found = Array.from(counts, (count, at) => ({
    decile: at + 1,
    count,
    total: totals[at] ?? 0,
    low: count > 0 ? (low[at] ?? 0) : null,
    high: count > 0 ? (high[at] ?? 0) : null,
  }));
  return { groups, deciles: found };
}

/**
 * What the highest `share` of the values (0 to 1) hold of their sum: exactly `round(share x n)` values, whatever ties there are, because
 * equal values add the same. Null where the sum is not above 0.
 */
export function topShare(values: Int32Array | Float64Array, share: number): number | null {
  const n = values.length;
  const most = Math.round(share * n);
  if (most === 0) return null;
  const [bound = 0] = select(values, [n - most]);
  let [all, above, higher] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    all += value;
    if (value > bound) {
      above += value;
      higher++;
    }
  }
  return all > 0 ? (above + (most - higher) * bound) / all : null;
}
