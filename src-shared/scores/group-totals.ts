import type { GroupTotals } from "../model/scores.ts";
import { reachMasks } from "../segments/contact.ts";
import type { SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import { type Column, cellAt, type NumberColumn } from "../table/column.ts";

/** Who can be reached on at least one of the channels; null where there is none. */
export function anyReach(masks: ReadonlyMap<string, BitSet>, rows: number): BitSet | null {
  if (masks.size === 0) return null;
  const any = new BitSet(rows);
  for (const mask of masks.values()) any.or(mask);
  return any;
}

/** Size, money and reach of everyone with each value of a text column, in the order of `domain`; values that nobody has included. */
export function groupTotals(
  base: SubscriberBase,
  column: Column,
  domain: readonly (string | number | boolean)[],
  money: NumberColumn | null,
): GroupTotals[] {
  const place = new Map(domain.map((value, at) => [value, at]));
  const groupOf = new Int16Array(base.rows).fill(-1);
  const made = domain.map((value) => ({ value, count: 0, money: money ? 0 : null, reachable: {} as Record<string, number> }));
  for (let row = 0; row < base.rows; row++) {
    const value = cellAt(column, row);
    const at = value === null ? undefined : place.get(value);
    const own = at === undefined ? undefined : made[at];
    if (at === undefined || !own) continue;
    groupOf[row] = at;
    own.count++;
    if (money && own.money !== null && !money.missing?.has(row)) own.money += money.values[row] ?? 0;
  }
  const counted = (mask: BitSet): number[] => {
    const counts = new Array<number>(domain.length).fill(0);
    for (const row of mask.rows()) {
      const at = groupOf[row] ?? -1;
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  };
  const masks = reachMasks(base, "with consent");
  for (const [channel, mask] of masks) for (const [at, count] of counted(mask).entries()) if (made[at]) made[at].reachable[channel] = count;
  const any = anyReach(masks, base.rows);
  const anyCounts = any && counted(any);
  return made.map((each, at) => ({ ...each, anyChannel: anyCounts ? (anyCounts[at] ?? 0) : null }));
}
