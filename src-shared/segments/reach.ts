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

function reachOf(base: SubscriberBase, mask: BitSet, channel: ChannelId): ChannelReach {
  const has = (role: string) => fieldOfRole(base.fields, role) !== undefined;
  const { consent, address } = channelOf(channel);
  const unknown = [...(has(consent) ? [] : (["consent"] as const)), ...(address === "none" || has(address) ? [] : (["address"] as const))];
  const none = { channel, reachable: 0, suppressed: 0, churned: 0, noConsent: 0, noAddress: 0, unknown };
  try {
    const left = mask.clone();
    let before = left.count();
    const stopped = (make: () => BitSet, name: string, keep: boolean): number => {
      const other = cachedLeaf(base, `contact:${name}`, make);
      if (keep) left.and(other);
      else left.andNot(other);
      const now = left.count();
      const gone = before - now;
      before = now;
      return gone;
    };
    const nobody = () => new BitSet(base.rows);
    const suppressed = stopped(() => markedMask(base, "suppressed") ?? nobody(), "suppressed", false);
    const churned = stopped(() => markedMask(base, "churned") ?? nobody(), "churned", false);
    const noConsent = has(consent) ? stopped(() => permittedMask(base, channel), consent, true) : 0;
    const noAddress = address !== "none" && has(address) ? stopped(() => addressMask(base, channel), address, true) : 0;
    return { ...none, reachable: before, suppressed, churned, noConsent, noAddress, problem: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...none, problem: error.todo === undefined ? error.message : `${error.message} ${error.todo}` };
  }
}

/** Reach by channel, in the order of pickers. Before caps, quiet hours and hold-outs, which depend on the journey. */
export const reachByChannel = (base: SubscriberBase, mask: BitSet): ChannelReach[] =>
  channelIds.map((channel) => reachOf(base, mask, channel));
