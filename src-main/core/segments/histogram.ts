import type { Column } from "../../../src-shared/table/column.ts";

/** Rows of a number column by value, in bins of one width; null where it holds no two different ones. Costs two passes. */
export function histogramOf(column: Column, bins: number): { low: number; high: number; bins: number[] } | null {
  if (column.type !== "number") return null;
  const { values, missing } = column;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < column.length; row++) {
    if (missing?.has(row)) continue;
    const value = values[row] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low < high)) return null;
  const counts = new Array<number>(bins).fill(0);
  const scale = bins / (high - low);
  for (let row = 0; row < column.length; row++) {
    if (missing?.has(row)) continue;
    const bin = Math.min(bins - 1, Math.floor(((values[row] as number) - low) * scale));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { low, high, bins: counts };
}
