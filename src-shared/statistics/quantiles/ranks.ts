import { select } from "./select.ts";

/**
 * The bounds of `bins` equally large groups of values: a value belongs to group 1 plus the number of bounds below it. Equal values share
 * the group of the lowest of them (SQL: `1 + floor(bins * (rank() - 1) / count)`), so that a group may be empty, and no two subscribers
 * with the same value are told apart. Empty for no values.
 */
export function groupBounds(values: Int32Array | Float64Array, bins: number): number[] {
  const n = values.length;
  if (n === 0) return [];
  // A value is above group k when at least k n / bins values are lower: when the one at that place is.
  const places = Array.from({ length: bins - 1 }, (_, k) => Math.ceil(((k + 1) * n) / bins) - 1);
  return select(
    values,
    places.map((place) => Math.max(0, place)),
  );
}

/** The group of each value by its bounds, from 1; with how many are in each group (`counts[0]` in group 1). */
export function groupsOf(
  values: Int32Array | Float64Array,
  bounds: readonly number[],
  bins: number,
): { groups: Uint8Array; counts: Uint32Array } {
  const groups = new Uint8Array(values.length);
  const counts = new Uint32Array(bins);
  const limits = Float64Array.from(bounds);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    let group = 0;
    for (let k = 0; k < limits.length; k++) group += value > (limits[k] ?? 0) ? 1 : 0;
    groups[i] = group + 1;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return { groups, counts };
}

/** As `groupsOf` for groups of which the best, with the highest number, holds the lowest values: days since the last purchase. */
export function groupsOfLow(
  values: Int32Array | Float64Array,
  bins: number,
): { groups: Uint8Array; counts: Uint32Array; bounds: number[] } {
  const turned = values instanceof Int32Array ? values.map((value) => -value) : values.map((value) => -value);
  const bounds = groupBounds(turned, bins);
  return { ...groupsOf(turned, bounds, bins), bounds: bounds.map((bound) => -bound) };
}
