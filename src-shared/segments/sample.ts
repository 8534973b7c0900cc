import type { SubscriberBase } from "../table/base.ts";
import type { BitSet } from "../table/bit-set.ts";

/** A number from a key's hash and a seed in which every bit of both counts: the finaliser of MurmurHash3 (A. Appleby, public domain). */
function mixed(low: number, seed: number): number {
  let h = low ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Rows of a set drawn at random: those whose keys come first in an order that the seed decides, so that the order of rows does not matter. */
export function sampleRows(base: SubscriberBase, mask: BitSet, size: number, seed: number): number[] {
  const chosen: { row: number; rank: number }[] = [];
  for (const row of mask.rows()) {
    const rank = mixed(base.keyHash.low[row] as number, seed);
    if (chosen.length === size && rank >= (chosen.at(-1)?.rank ?? 0)) continue;
    const at = chosen.findIndex((each) => each.rank > rank);
    chosen.splice(at < 0 ? chosen.length : at, 0, { row, rank });
    if (chosen.length > size) chosen.pop();
  }
  return chosen.map(({ row }) => row);
}
