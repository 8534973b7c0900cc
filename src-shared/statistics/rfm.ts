import { groupBounds, groupsOf, groupsOfLow } from "./quantiles/ranks.ts";

export const QUINTILES = 5;

/** Quintiles of one measure: 1 to 5 for each value, how many are in each, and the value that each of the first four ends with. */
export interface Quintiles {
  readonly groups: Uint8Array;
  readonly counts: Uint32Array;
  readonly bounds: readonly number[];
}

type Values = Int32Array | Float64Array;

/** A measure of which more is better, in quintiles: 5 holds the highest values; equal values share the lower rank. */
export function quintiles(values: Values): Quintiles {
  const bounds = groupBounds(values, QUINTILES);
  return { ...groupsOf(values, bounds, QUINTILES), bounds };
}

/**
 * Recency (days since the last purchase), frequency and money of the same customers, each in quintiles of its own.
 * Source: Hughes 1994, "Strategic Database Marketing"; independent quintiles as in Miglautsch 2000, "Thoughts on RFM scoring".
 */
export function rfm(days: Values, frequency: Values, money: Values): { recency: Quintiles; frequency: Quintiles; money: Quintiles } {
  return { recency: groupsOfLow(days, QUINTILES), frequency: quintiles(frequency), money: quintiles(money) };
}

/** The ten groups by recency and frequency that are in common use, the best first. */
export const rfmGroups = [
  "Champions",
  "Loyal customers",
  "Potential loyalists",
  "New customers",
  "Promising",
  "Need attention",
  "About to sleep",
  "At risk",
  "Cannot lose them",
  "Hibernating",
] as const;

/** Number of the group in `rfmGroups`, by recency (rows, 1 to 5) and frequency (columns, 1 to 5). */
const groupTable = [
  [9, 9, 7, 7, 8],
  [9, 9, 7, 7, 8],
  [6, 6, 5, 1, 1],
  [4, 2, 2, 1, 1],
  [3, 2, 2, 0, 0],
] as const;

/** Number of the group of a customer in `rfmGroups`; recency and frequency are 1 to 5. */
export const rfmGroupAt = (recency: number, frequency: number): number => groupTable[recency - 1]?.[frequency - 1] ?? 9;
