import type { BitSet } from "../table/bit-set.ts";

/** Most segments whose overlap is shown at once: 64 combinations. */
export const MOST_OVERLAPPING = 6;

export interface Overlap {
  /** By segment and segment: how many are in both; on the diagonal the segment itself. */
  matrix: number[][];
  /** Every combination that somebody is in: exactly in these segments and in none of the others. Most people first. */
  combinations: { in: number[]; count: number }[];
  /** In none of the segments. */
  none: number;
}

/** How sets of one base lie to each other. Costs one pass over the words for each pair and one over the rows. At most `MOST_OVERLAPPING` sets. */
export function overlapOf(masks: readonly BitSet[], size: number): Overlap {
  if (masks.length > MOST_OVERLAPPING) throw new Error(`${masks.length} segments are more than ${MOST_OVERLAPPING}`);
  const matrix = masks.map((a) => masks.map((b) => a.countAnd(b)));
  const counts = new Float64Array(2 ** masks.length);
  for (let word = 0; word << 5 < size; word++) {
    const end = Math.min(32, size - (word << 5));
    for (let bit = 0; bit < end; bit++) {
      let combination = 0;
      for (let at = 0; at < masks.length; at++) combination |= ((((masks[at] as BitSet).words[word] as number) >>> bit) & 1) << at;
      counts[combination] = (counts[combination] as number) + 1;
    }
  }
  const combinations = [...counts.entries()]
    .filter(([combination, count]) => combination > 0 && count > 0)
    .map(([combination, count]) => ({ in: masks.map((_, at) => at).filter((at) => (combination >> at) & 1), count }))
    .sort((a, b) => b.count - a.count || a.in.length - b.in.length);
  return { matrix, combinations, none: counts[0] ?? 0 };
}
