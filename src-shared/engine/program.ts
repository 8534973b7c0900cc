import type { Delay } from "../model/response.ts";
import type { Segment } from "../model/segment.ts";
import type { WaitRule } from "../nodes/op.ts";
import type { Zone } from "./time/zones.ts";

/**
 * A journey and a base made ready to run: what both the fast engine and the reference interpreter read. It is plain data, so that
 * it can be handed to workers; whatever has one entry per subscriber lies in shared memory. All times are seconds UTC, all indices
 * are positions in the arrays here. `mask` is an index into `masks`, sets of rows in words of 32.
 */
export interface Program {
  seedLow: number;
  seedHigh: number;
  start: number;
  /** First second after the horizon. */
  end: number;
  horizonDays: number;
  /** Zone of the journey, as an index: it cuts the run into days. */
  journeyZone: number;
  maxDuration: number;
  conversionWindow: number;
  exitAtEndOfStep: boolean;
  entryLimit: number;
  entryGap: number;
  /** Share of subscribers in the hold-out, 0 to 1. */
  holdOut: number;
  quiet: QuietHours | null;
  caps: Cap[];
  channels: string[];
  /** Null where every subscriber responds as the mean one does. */
  model: ResponseModel | null;
  /** What subscribers do without contact; null for nothing. */
  world: WorldModel | null;
  value: Value | null;
  /** How many fields the run changes; their values are numbered from 1, 0 being the base's own. */
  fields: number;
  /** By channel: the field that an opt-out sets to its value 1; -1 for none. */
  optOutField: number[];
  nodes: ProgramNode[];
  /** In the order of time, then of node ids. */
  entries: ProgramEntry[];
  /** Number of the response stage that is the goal; -1 when no response is. */
  goalStage: number;
  exitWhen: Condition | null;
  /** Stage names of results. */
  stages: string[];
  /** Distinct messages that have a name. */
  messages: number;
  masks: Uint32Array[];
  zones: Zone[];
  subscribers: ProgramSubscribers;
}

export interface ProgramSubscribers {
  rows: number;
  high: Uint32Array;
  low: Uint32Array;
  /** Index of each subscriber's zone; null when all are in the journey's. */
  zone: Uint16Array | null;
  /** Rows in the sample; null for everyone. */
  sample: Uint32Array | null;
  suppressed: Uint32Array | null;
  churned: Uint32Array | null;
  /** By channel: who may and who can be contacted. */
  consent: Uint32Array[];
  address: Uint32Array[];
  /** By field of a wait: day number of the date, or `NO_DATE`. */
  dates: Int32Array[];
}

export const NO_DATE = -2_147_483_648;

/** What lets subscribers respond differently from the mean (dry-run rules, section 7). */
export interface ResponseModel {
  /** Spread of the logarithm of the odds between subscribers; 0 for none. */
  sigma: number;
  /** `halfLife` in seconds. */
  fatigue: { lambda: number; kappa: number; halfLife: number; onOdds: boolean } | null;
  /** By channel: what one contact adds to the contact pressure. */
  weights: number[];
  tasteStreams: number[];
}

/** A rate a second; the first class whose mask has the subscriber gives it, else `rate`. */
export interface Hazard {
  stream: number;
  rate: number;
  classes: { mask: number; rate: number }[];
}

export interface WorldModel {
  /** Converting without contact. */
  baseline: Hazard | null;
  /** The hazard is multiplied by a ratio at each message sent, and at each conversion. */
  churn: (Hazard & { perContact: number; perConversion: number }) | null;
}

/** Worth of a conversion: `arpuChange` a month over `months`, of which `margin` stays; churn loses `arpu` a month as long. */
export interface Value {
  arpuChange: number;
  months: number;
  margin: number;
  arpu: number;
}

export interface QuietHours {
  /** Seconds after local midnight. */
  from: number;
  to: number;
  then: "hold" | "skip" | "exit";
  /** A message held longer is dropped. */
  holdSeconds: number;
}

export interface Cap {
  /** Index of the channel; -1 for all of them. */
  channel: number;
  count: number;
  window: "rolling" | "day" | "week" | "month";
  /** Of a rolling window. */
  seconds: number;
}

export interface ProgramEntry {
  node: number;
  time: number;
  mask: number;
  /** Asked at the entry's moment in place of the mask, where the run may have changed the answer by then. */
  condition: Condition | null;
}

/** Responses of an instance to its own messages. */
export interface ResponseFilter {
  stage: number;
  /** By node: 1 where its responses count. */
  nodes: number[];
}

/** A rule: sets of rows found before the run, fields and consents that the run changes, and counts of the instance's own responses. */
export type Condition =
  | { kind: "mask"; mask: number }
  /** The mask while the field has the base's own value; else `truths` by the number of its value less 1. */
  | { kind: "field"; field: number; mask: number; truths: boolean[] }
  | { kind: "consent"; channel: number }
  | { kind: "all" | "any" | "none"; parts: Condition[] }
  | (ResponseFilter & {
      kind: "responses";
      least: number;
      /** -1 for no limit. */
      most: number;
      /** Seconds looked back; -1 for the whole instance. */
      within: number;
    });

export interface ProgramNode {
  id: string;
  /** Index into `stages`; -1 for none. */
  stage: number;
  outlets: string[];
  /** By outlet: the node it leads to, -1 where no edge leaves. */
  targets: number[];
  /** By outlet: the edge's id. */
  edges: (string | null)[];
  op: ProgramOp;
}

export type ProgramOp =
  | { op: "entry" }
  | { op: "send"; send: Send }
  | { op: "wait"; wait: Exclude<WaitRule, { rule: "until-field" }> | (Extract<WaitRule, { rule: "until-field" }> & FieldDates) }
  /** `seconds` is infinite where only the longest stay ends it. */
  | { op: "listen"; listen: ResponseFilter & { seconds: number; countEarlier: boolean } }
  /** One condition per outlet but the last, which is `else`. */
  | { op: "branch"; conditions: Condition[] }
  /** Upper ends of the shares in a word's range, ascending; the last share takes the rest. */
  | { op: "share"; stream: number; thresholds: number[] }
  | { op: "update"; update: Update }
  | { op: "end"; reason: string };

/** Dates of a wait's field: an index into the subscribers' dates, and the values that the run may give the field. */
export interface FieldDates {
  dates: number;
  updated: { field: number; values: number[]; moments: boolean } | null;
}

/** What an update sets; null where it leaves things as they are. */
export interface Update {
  /** Fields with the numbers of their new values. */
  set: [field: number, value: number][];
  /** Index into `stages`; -1 for none. */
  stage: number;
  suppressed: boolean | null;
  churned: boolean | null;
  /** By channel. */
  consent: (boolean | null)[];
  address: (boolean | null)[];
  /** What is set, in words. */
  told: string;
}

/** What becomes of a message. */
export interface Rates {
  /** In funnel order. */
  funnel: Outcome[];
  complained: BesideOutcome;
  optedOut: BesideOutcome;
}

export interface Send extends Rates {
  channel: number;
  /** Rates for classes of subscribers; the first whose mask has the subscriber is in force, else the rates of the message itself. */
  classes: (Rates & { segment: Segment; mask: number })[];
  /** Number of the named message; -1 for an unnamed one. */
  message: number;
  transactional: boolean;
  /** In millionths of the currency. */
  price: number;
  /** Number of the response stage that is paid for; -1 when each message sent is. */
  paidStage: number;
  responseStream: number;
  consentStream: number;
  delayStream: number;
}

export interface Outcome {
  /** Number of the response stage. */
  stage: number;
  /** A word below this reaches the stage, where there is no response model. */
  threshold: number;
  /** Of the subscriber in the middle, given the stage before; infinite for certainty. */
  odds: number;
  /** Whether subscribers differ in it: delivery is the network's matter. */
  moves: boolean;
  /** Position in the funnel from whose time the delay counts; -1 for the dispatch. */
  after: number;
  delay: Delay;
}

/** Opt-out or complaint: words from `low` up to `high` mean it, for who reached `base` and did not convert. */
export interface BesideOutcome {
  stage: number;
  /** Position in the funnel. */
  base: number;
  low: number;
  high: number;
  /** Probability given `base`, for the mean subscriber. */
  rate: number;
  after: number;
  delay: Delay;
}
