import { type ChannelId, channelIds, channelOf } from "../channels/index.ts";
import { InputError } from "../lib/input-error.ts";
import type { SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import { addressMask, markedMask, permittedMask } from "./contact.ts";
import { cachedLeaf } from "./leaf-cache.ts";
import { fieldOfRole } from "./roles.ts";

/** How many of a segment a channel reaches, and what stops the others: each is counted at the first thing that stops them, in the order of a dry run's gates. */
export interface ChannelReach {
  channel: ChannelId;
  reachable: number;
  suppressed: number;
  churned: number;
  noConsent: number;
  noAddress: number;
  /** What the base does not say, so that nobody is stopped by it. */
  unknown: ("consent" | "address")[];
  /** Why it cannot be told, as a sentence; the counts are 0 then. */
  problem: string | null;
}

/** What a channel looks at in a base: its consent and its address, each null where the base does not say. */
function gatesOf(base: SubscriberBase, channel: ChannelId): { consent: BitSet | null; address: BitSet | null } {
  const { consent, address } = channelOf(channel);
  const has = (role: string) => fieldOfRole(base.fields, role) !== undefined;
  return {
    consent: has(consent) ? cachedLeaf(base, `contact:${consent}`, () => permittedMask(base, channel)) : null,
    address: address !== "none" && has(address) ? cachedLeaf(base, `contact:${address}`, () => addressMask(base, channel)) : null,
  };
}

/** Rows that are left when a mark has taken its own, with how many those are. */
function unmarked(base: SubscriberBase, left: BitSet, role: "suppressed" | "churned"): { left: BitSet; gone: number } {
  if (!fieldOfRole(base.fields, role)) return { left, gone: 0 };
  const marked = cachedLeaf(base, `contact:${role}`, () => markedMask(base, role) ?? new BitSet(base.rows));
  return { left: left.clone().andNot(marked), gone: left.countAnd(marked) };
}

/** What cannot be told as a sentence, or what `tell` tells. */
function told<T>(tell: () => T): T | { problem: string } {
  try {
    return tell();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problem: error.todo === undefined ? error.message : `${error.message} ${error.todo}` };
  }
}

function unknownOf(base: SubscriberBase, channel: ChannelId): ChannelReach["unknown"] {
  const { consent, address } = channelOf(channel);
  const has = (role: string) => fieldOfRole(base.fields, role) !== undefined;
  return [...(has(consent) ? [] : (["consent"] as const)), ...(address === "none" || has(address) ? [] : (["address"] as const))];
}

/** Reach by channel, in the order of pickers. Before caps, quiet hours and hold-outs, which depend on the journey. */
export function reachByChannel(base: SubscriberBase, mask: BitSet): ChannelReach[] {
  const common = told(() => {
    const suppressed = unmarked(base, mask, "suppressed");
    const churned = unmarked(base, suppressed.left, "churned");
    return { left: churned.left, open: churned.left.count(), suppressed: suppressed.gone, churned: churned.gone };
  });
  return channelIds.map((channel) => {
    const none = { channel, reachable: 0, suppressed: 0, churned: 0, noConsent: 0, noAddress: 0, unknown: unknownOf(base, channel) };
    if ("problem" in common) return { ...none, ...common };
    const { left, open, suppressed, churned } = common;
    const found = told(() => {
      const { consent, address } = gatesOf(base, channel);
      const permitted = consent ? left.countAnd(consent) : open;
      const reachable = !address ? permitted : consent ? left.clone().and(consent).countAnd(address) : left.countAnd(address);
      return { reachable, noConsent: open - permitted, noAddress: permitted - reachable, problem: null };
    });
    return "reachable" in found ? { ...none, suppressed, churned, ...found } : { ...none, ...found };
  });
}
