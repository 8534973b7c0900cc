import type { Delay } from "../model/response.ts";
import type { Segment } from "../model/segment.ts";
import type { Retry, SendTime, WaitRule } from "../nodes/op.ts";
import type { Zone } from "./time/zone.ts";

/**
 * Journeys and a base made ready to run: what both the fast engine and the reference interpreter read. It is plain data, so that
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
  /** Zone of the first journey, as an index: it cuts the run into days. */
  journeyZone: number;
  /** The journey that was asked for, then those that run beside it. */
  journeys: ProgramJourney[];
  caps: Cap[];
  channels: string[];
  /** Null where every subscriber responds as the mean one does. */
  model: ResponseModel | null;
  /** What subscribers do without contact; null for nothing. */
  world: WorldModel | null;
  referral: Referral | null;
  /** How many fields the run changes; their values are numbered from 1, 0 being the base's own. */
  fields: number;
  /** By channel: the field that an opt-out sets to its value 1; -1 for none. */
  optOutField: number[];
  nodes: ProgramNode[];
  /** In the order of time, then of node ids. */
  entries: ProgramEntry[];
  scans: ProgramScan[];
  triggers: ProgramTrigger[];
  events: ProgramEvents[];
  pools: ProgramPool[];
  budgets: ProgramBudget[];
  experiments: ProgramExperiment[];
  /** Stages of results, of all journeys. */
  stages: { journey: number; name: string }[];
  /** Distinct messages that have a name. */
  messages: number;
  masks: Uint32Array[];
  zones: Zone[];
  subscribers: ProgramSubscribers;
}

export interface ProgramJourney {
  id: string;
  name: string;
  /** The higher number goes first at the same second. */
  priority: number;
  maxDuration: number;
  conversionWindow: number;
  exitAtEndOfStep: boolean;
  entryLimit: number;
  entryGap: number;
  /** Share of subscribers who are never contacted, 0 to 1. */
  holdOut: number;
  quiet: QuietHours | null;
  /** A message held longer is dropped. */
  holdSeconds: number;
  /** Number of the response stage that is the goal, or of the event; -1 for none. */
  goalStage: number;
  goalEvent: number;
  exitWhen: Condition | null;
  /** Index of its budget; -1 for none. */
  budget: number;
  value: Value | null;
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
  /** Number of the channel that each subscriber prefers, 255 for none; null where nobody has said. */
  preferred: Uint8Array | null;
  /** By field of a wait or of a rule on days: day number of the date, or `NO_DATE`. */
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
  /** Factors on the odds where the channel is the preferred one, and where another is preferred; null for none. */
  preference: { factor: number; otherwise: number } | null;
  /** By channel: factor on the odds at each minute of the week, from Monday's midnight on; null where all are 1. */
  hours: (Float64Array | null)[];
}

/** Who converts for the first time and is in the mask brings a Poisson number of people. */
export interface Referral {
  stream: number;
  mean: number;
  /** -1 for everyone. */
  mask: number;
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
  /** Index of the journey whose messages count; -1 for all of them. */
  journey: number;
  /** Index of the channel; -1 for all of them. */
  channel: number;
  count: number;
  window: "rolling" | "day" | "week" | "month";
  /** Of a rolling window. */
  seconds: number;
}

/** An entry at a fixed moment. */
export interface ProgramEntry {
  node: number;
  time: number;
  mask: number;
  /** Asked at the entry's moment in place of the mask, where the run may have changed the answer by then. */
  condition: Condition | null;
}

/** A daily look at who is newly in a segment. `midnights[0]` is the last look before the run; entries happen at the others. */
export interface ProgramScan {
  node: number;
  midnights: Float64Array;
  /** Of row r the positions in `midnights` at which it is newly in: `days[offsets[r]]` up to `days[offsets[r + 1]]`. Null where the run can change the answer. */
  newly: { offsets: Uint32Array; days: Uint16Array } | null;
  /** Asked at each midnight where `newly` is null. */
  condition: Condition | null;
}

/** An entry at each event of a kind. */
export interface ProgramTrigger {
  node: number;
  event: number;
  condition: Condition;
}

/** Events of one kind: those of the history, and in a forecast those that arise. */
export interface ProgramEvents {
  name: string;
  /** Events of row r: `times[offsets[r]]` up to `times[offsets[r + 1]]`, ascending. In a forecast only those before the run. */
  offsets: Uint32Array;
  times: Uint32Array;
  /** Whether those from the run's start on happen during the run, as they did. */
  replayed: boolean;
  /** By row: how many arise in a second; null for none. */
  rates: Float32Array | null;
  stream: number;
}

/** Slots for each working period, servers that are busy for a time, or both. */
export interface ProgramPool {
  id: string;
  /** -1 for no limit. */
  perPeriod: number;
  /** 0 for no limit. */
  servers: number;
  /** Mean seconds for which a server is busy, and whether each time takes just that. */
  handling: number;
  fixed: boolean;
  then: "hold" | "skip" | "exit";
  /** Seconds; 0 where messages are not held. */
  patience: number;
  /** Working periods in order: from `opens` on and before `closes`. */
  opens: Float64Array;
  closes: Float64Array;
}

/** In millionths of the currency. */
export interface ProgramBudget {
  total: number;
  /** Distinct prices of the messages that draw on it, descending. */
  prices: number[];
}

export interface ProgramExperiment {
  node: number;
  /** Number of the response stage that arms are compared by. */
  metric: number;
  window: number;
  minimum: number;
  arms: number;
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
  /** Whether a date of the base lies `low` to `high` days from today, on the calendar of the journey's zone. */
  | { kind: "days"; dates: number; low: number; high: number; zone: number }
  /** How often an event has happened by now; `within` seconds looked back, -1 for all; only from `after` on and before `before`. */
  | { kind: "events"; event: number; least: number; most: number; within: number; after: number; before: number }
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
  journey: number;
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
  | { op: "listen"; listen: Listen }
  /** One condition per outlet but the last, which is `else`. */
  | { op: "branch"; conditions: Condition[] }
  /** Upper ends of the shares in a word's range, ascending; the last share takes the rest. */
  | { op: "share"; stream: number; thresholds: number[] }
  | { op: "experiment"; experiment: number; stream: number; thresholds: number[] }
  | { op: "update"; update: Update }
  | { op: "end"; reason: string };

/** What is listened for: responses, or an event where `event` is not -1. */
export interface Listen extends ResponseFilter {
  event: number;
  seconds: number;
  countEarlier: boolean;
}

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

export interface Send {
  channel: number;
  /** Number of the named message; -1 for an unnamed one. */
  message: number;
  transactional: boolean;
  /** -1 for none. */
  pool: number;
  retry: (Omit<Retry, "until"> & { stage: number }) | null;
  sendTime: SendTime | null;
  /** Change of a subscriber's payment a month by a conversion here; null for the journey's. */
  arpuChange: number | null;
  /** The first class whose mask has the subscriber gives its rates; the last one, with mask -1, is everyone's. */
  classes: SendClass[];
  responseStream: number;
  delayStream: number;
  handlingStream: number;
}

/** What a message costs and leads to, for a class of subscribers. */
export interface SendClass {
  mask: number;
  /** The rules that the mask stands for; null for everyone. */
  segment: Segment | null;
  /** In millionths of the currency. */
  price: number;
  /** Position of the price among those of the budget. */
  priceAt: number;
  /** Number of the response stage that is paid for; -1 when each message sent is. */
  paidStage: number;
  /** In funnel order. */
  funnel: Outcome[];
  complained: BesideOutcome;
  optedOut: BesideOutcome;
}

export interface Outcome {
  /** Number of the response stage. */
  stage: number;
  /** The message's first word below this reaches the stage and those before it, where there is no response model. */
  threshold: number;
  /** Of the subscriber in the middle, given the stage before; infinite for certainty. */
  odds: number;
  /** Whether subscribers differ in it: delivery is the network's matter. */
  moves: boolean;
  /** Position in the funnel from whose time the delay counts; -1 for the dispatch. */
  after: number;
  delay: Delay;
  /** Word of the message's block that draws the delay, or 4 and more for the words of its second block. */
  word: number;
}

/** Opt-out or complaint: third words from `low` up to `high` mean it, for who reached `base` and did not convert; the fourth draws the delay. */
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
