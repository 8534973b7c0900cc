import { hash32 } from "../../lib/murmur.ts";

/**
 * What a block of random words is for. Salting by node id and purpose, never by position, keeps every other draw as it was
 * when a journey is edited.
 */
export const purposes = {
  /** `h(subscriber)` of the total order, and who is in a sample: the first two words. */
  order: "order",
  /** Whether a subscriber is in the hold-out: the first word, below the share. */
  holdOut: "hold-out",
  /** Which share of a random split, or arm of an experiment: a word for each visit, four to a block. */
  share: "share",
  /** What becomes of a message: how far it comes, the first delay, opt-out or complaint, and the delay of that. */
  response: "response",
  /** When a subscriber converts without contact: the first word. */
  baseline: "baseline",
  /** When a subscriber churns: the first word. */
  churn: "churn",
  /** Further delays of funnel stages: word i for stage i. */
  delay: "delay",
  /** How long a message keeps a server busy: the first word. */
  handling: "handling",
  /** How many people a subscriber brings: the first word. */
  referral: "referral",
} as const;

/** How much a subscriber takes to a channel: the first word. */
export const tastePurpose = (channel: string): string => `taste:${channel}`;

/** When events of a kind arise by chance: a word for each, four to a block. */
export const eventPurpose = (event: string): string => `event:${event}`;

/** Third word of the counter: names a node (empty for the subscriber as a whole) and a purpose. */
export const streamOf = (nodeId: string, purpose: string): number => hash32(`${nodeId}\0${purpose}`);

/** Visits of one subscriber to one node that can be told apart in the counter. */
export const MAX_VISITS = 1 << 20;
/** Replications that can be told apart in the counter. */
export const MAX_REPLICATIONS = 1 << 12;

/** Fourth word of the counter. `visit` counts a subscriber's visits to a node from 0, over all of its instances. */
export const worldOf = (replication: number, visit: number): number => ((replication << 20) | visit) >>> 0;

/** The two words of the key of a seed, a whole number from 0 to 2^53 - 1. */
export const keyOfSeed = (seed: number): [low: number, high: number] => [seed % 4_294_967_296, Math.floor(seed / 4_294_967_296)];
