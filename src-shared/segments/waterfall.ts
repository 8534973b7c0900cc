import { BitSet } from "../table/bit-set.ts";

/** What one rule of a group does there. */
export interface Effect {
  /** People after this rule and those before it, in order. */
  running: number;
  /** Who are out, or in an `any` in, by this rule alone: they would change sides were it taken away. */
  only: number;
}

/**
 * The effect of every rule of a group, in order: how many are left (in `any`: are in) so far, and whom it alone decides on.
 * Costs some three passes over a bit set for each rule. `none` counts as `any` from the other side.
 */
export function effectsOf(kind: "all" | "any" | "none", masks: readonly BitSet[], size: number): Effect[] {
  // Those whom a rule keeps out: of an `all` its complement, of the others itself.
  const out = kind === "all";
  const neutral = () => BitSet.full(size);
  /** By position: rows that the rules from there on let through untouched. */
  const after: BitSet[] = [];
  let rest = neutral();
  for (let at = masks.length - 1; at >= 0; at--) {
    after[at] = rest;
    const mask = masks[at] as BitSet;
    rest = out ? rest.clone().and(mask) : rest.clone().andNot(mask);
  }
  const before = neutral();
  let open = size;
  return masks.map((mask, at) => {
    const { among, both, through } = mask.tally(after[at] as BitSet, before);
    const only = out ? among - both : both;
    if (out) before.and(mask);
    else before.andNot(mask);
    open = out ? through : open - through;
    return { running: kind === "any" ? size - open : open, only };
  });
}
