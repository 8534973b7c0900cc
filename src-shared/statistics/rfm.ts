import type { Values } from "./quantiles/histogram.ts";
import { type Groups, groupsOf } from "./quantiles/ranks.ts";

export const QUINTILES = 5;

/**
 * Recency (days since the last purchase, of which fewer are better), frequency and money of the same customers, each in quintiles of its
 * own: 5 holds the best, equal values share the lower score.
 * Source: Hughes 1994, "Strategic Database Marketing"; independent quintiles as in Miglautsch 2000, "Thoughts on RFM scoring".
 */
export function rfm(days: Values, frequency: Values, money: Values): { recency: Groups; frequency: Groups; money: Groups } {
  return {
    recency: groupsOf(days, QUINTILES, { lowIsBest: true }),
    frequency: groupsOf(frequency, QUINTILES),
    money: groupsOf(money, QUINTILES),
  };
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
