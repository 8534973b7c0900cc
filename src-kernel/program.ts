/**
 * What `src-shared/engine/fast/pack.ts` writes: the program, laid out for reading. Each class is a record: its doubles first, then its
 * 32-bit words, an even number of them. Addresses are words. Fields after the comment "state" are written here.
 */

export const NEVER: f64 = Infinity;
/** Where a date is missing. */
export const NO_DATE: i32 = -2147483648;

export const enum Op {
  Entry,
  Send,
  Wait,
  Listen,
  Branch,
  Share,
  Experiment,
  Update,
  End,
}

@unmanaged
export class Program {
  start: f64;
  end: f64;
  /** Where the days of the run would begin if all had 24 hours. */
  origin: f64;
  sigma: f64;
  lambda: f64;
  kappa: f64;
  halfLife: f64;
  preferred: f64;
  otherwise: f64;
  perContact: f64;
  perConversion: f64;
  referralMean: f64;
  seedLow: u32;
  seedHigh: u32;
  logging: i32;
  journeyCount: i32;
  journeys: usize;
  nodeCount: i32;
  nodes: usize;
  zones: usize;
  journeyZone: i32;
  capCount: i32;
  caps: usize;
  channelCount: i32;
  entryCount: i32;
  entries: usize;
  scanCount: i32;
  scans: usize;
  triggerCount: i32;
  triggers: usize;
  eventCount: i32;
  events: usize;
  poolCount: i32;
  pools: usize;
  budgetCount: i32;
  budgets: usize;
  experimentCount: i32;
  experiments: usize;
  stageCount: i32;
  messageCount: i32;
  fieldCount: i32;
  /** By channel: the field that an opt-out sets to 1; -1 for none. */
  optOutField: usize;
  /** Zero where everyone responds as the mean subscriber does. */
  modelled: i32;
  hasFatigue: i32;
  onOdds: i32;
  prefers: i32;
  /** By channel. */
  weights: usize;
  tasteStreams: usize;
  hours: usize;
  hasWorld: i32;
  baseline: usize;
  churn: usize;
  /** 0 for none; its mask -1 for everyone. */
  refers: i32;
  referralStream: i32;
  referralMask: i32;
  // Places in the counts.
  size: i32;
  stages: i32;
  dayCount: i32;
  dayBounds: usize;
  dayNodes: i32;
  dayAsked: i32;
  dayServed: i32;
  dayGone: i32;
  // The rows in memory, written anew for each block.
  high: usize;
  low: usize;
  zoneOf: usize;
  preferredOf: usize;
  /** Addresses of sets, in words of 32 rows. */
  masks: usize;
  consent: usize;
  address: usize;
  dates: usize;
  sample: usize;
  suppressed: usize;
  churned: usize;
}

@unmanaged
export class Journey {
  maxDuration: f64;
  conversionWindow: f64;
  entryGap: f64;
  entryLimit: f64;
  priority: f64;
  holdOut: f64;
  quietFrom: f64;
  quietTo: f64;
  holdSeconds: f64;
  hasQuiet: i32;
  /** 0 hold, 1 skip, 2 exit. */
  quietThen: i32;
  exitAtEndOfStep: i32;
  goalStage: i32;
  goalEvent: i32;
  budget: i32;
  exitWhen: usize;
  padding: i32;
}

@unmanaged
export class Node {
  op: i32;
  journey: i32;
  /** First of the node's counts. */
  counts: i32;
  stage: i32;
  /** By outlet: the node that it leads to, -1 for none. */
  targets: usize;
  /** `Send`, `Wait`, `Listen`, `Branches`, `Shares` or `Update`, by `op`. */
  argument: usize;
  /** How many targets there are. */
  outlets: i32;
  /** Response stages, as bits, whose time can change what comes next. */
  matters: i32;
  // state, for `stride`: the node's number, where its visits are counted, and its ways out
  index: i32;
  visits: usize;
  ways: usize;
  /** Where the node's counts lie in those of a day, in bytes. */
  place: usize;
  /** Not 0 where waits begin whose end follows from the moment alone. */
  stretches: i32;
  padding: i32;
}

@unmanaged
export class Wait {
  seconds: f64;
  days: f64;
  local: f64;
  timeOfDay: f64;
  /** 0 elapsed, 1 calendar days, 2 until a date, 3 until a field's date, 4 until a weekday. */
  rule: i32;
  /** 0 wait, 1 continue, 2 exit. */
  ifPast: i32;
  /** Bit 0 is Monday. */
  weekdays: i32;
  dates: i32;
  /** Field that the run may change, -1 for none; and the dates by number of its value. */
  field: i32;
  values: usize;
  moments: i32;
  /** Until a weekday: by today's, seconds from today's midnight to the moment; then the same where today's time of day is past. */
  aheads: usize;
}

@unmanaged
export class Listen {
  seconds: f64;
  stage: i32;
  /** By node: a byte, 1 where its responses count. */
  nodes: usize;
  event: i32;
  countEarlier: i32;
}

@unmanaged
export class Branches {
  count: i32;
  conditions: usize;
}

@unmanaged
export class Shares {
  stream: i32;
  count: i32;
  thresholds: usize;
  experiment: i32;
  // state: whose two blocks were drawn last and which ones, in one number, and their words
  drawn: i64;
  a0: u32;
  b0: u32;
  c0: u32;
  d0: u32;
  a1: u32;
  b1: u32;
  c1: u32;
  d1: u32;
}

@unmanaged
export class Update {
  setCount: i32;
  /** Pairs of field and value. */
  set: usize;
  stage: i32;
  /** 0 no, 1 yes, 2 as it was. */
  suppressed: i32;
  churned: i32;
  /** By channel: a byte, as above. */
  consent: usize;
  address: usize;
  padding: i32;
}

@unmanaged
export class Condition {
  low: f64;
  high: f64;
  within: f64;
  after: f64;
  before: f64;
  least: f64;
  most: f64;
  /** 0 mask, 1 field, 2 consent, 3 days, 4 events, 5 responses, 6 all, 7 any, 8 none. */
  kind: i32;
  /** Mask, field, channel, dates, event or stage. */
  what: i32;
  mask: i32;
  zone: i32;
  /** By node, or by value of a field: a byte each. */
  bytes: usize;
  parts: usize;
  count: i32;
  padding: i32;
}

@unmanaged
export class Send {
  retryAfter: f64;
  hoursFrom: f64;
  hoursTo: f64;
  channel: i32;
  message: i32;
  transactional: i32;
  pool: i32;
  /** -1 for none. */
  attempts: i32;
  retryStage: i32;
  /** Bit 0 is Monday; 0 where it goes out at any time. */
  weekdays: i32;
  classCount: i32;
  classes: usize;
  responseStream: i32;
  delayStream: i32;
  handlingStream: i32;
  /** Not 0 where the message asks for nothing shared, goes out once and at any time, and has the same rates for all. */
  plain: i32;
  padding: i32;
  // state: whose two blocks of responses were drawn last and which ones, in one number, and their words
  drawn: i64;
  a0: u32;
  b0: u32;
  c0: u32;
  d0: u32;
  a1: u32;
  b1: u32;
  c1: u32;
  d1: u32;
}

@unmanaged
export class SendClass {
  price: f64;
  /** The mean subscriber reaches more than the certain stages when the first word is below this. */
  doubt: f64;
  mask: i32;
  priceAt: i32;
  paidStage: i32;
  count: i32;
  funnel: usize;
  complained: usize;
  optedOut: usize;
  /** Whether the mean subscriber can opt out or complain. */
  beside: i32;
  /** So many leading stages come to every message and are no more than a count, which is what was sent. */
  certain: i32;
  /** Not 0 where every message costs the price: what was paid follows from what was sent. */
  paysAlways: i32;
}

@unmanaged
export class Outcome {
  threshold: f64;
  odds: f64;
  /** Mean hours; or median hours and the spread of their logarithm. */
  hours: f64;
  spread: f64;
  /** 0 none, 1 exponential, 2 lognormal. */
  delay: i32;
  stage: i32;
  moves: i32;
  after: i32;
  word: i32;
  /** Not 0 where it comes at once, changes nothing that comes next, and nothing can change it. */
  onlyCounts: i32;
}

@unmanaged
export class BesideOutcome {
  low: f64;
  high: f64;
  rate: f64;
  hours: f64;
  spread: f64;
  delay: i32;
  stage: i32;
  base: i32;
  after: i32;
}

@unmanaged
export class Cap {
  seconds: f64;
  journey: i32;
  channel: i32;
  count: i32;
  /** 0 rolling, 1 day, 2 week, 3 month. */
  window: i32;
}

@unmanaged
export class Hazard {
  rate: f64;
  stream: i32;
  count: i32;
  classes: usize;
  padding: i32;
}

@unmanaged
export class HazardClass {
  rate: f64;
  mask: i32;
  padding: i32;
}

@unmanaged
export class Zone {
  count: i32;
  untils: usize;
  offsets: usize;
  padding: i32;
}

@unmanaged
export class Entry {
  time: f64;
  node: i32;
  mask: i32;
  condition: usize;
  padding: i32;
}

@unmanaged
export class Scan {
  node: i32;
  count: i32;
  midnights: usize;
  condition: usize;
  /** Of the rows in memory; 0 where the condition is asked. */
  offsets: usize;
  days: usize;
  // state
  at: i32;
  wasIn: i32;
}

@unmanaged
export class Trigger {
  node: i32;
  event: i32;
  condition: usize;
  padding: i32;
}

@unmanaged
export class EventStream {
  next: f64;
  replayed: i32;
  stream: i32;
  /** Of the rows in memory. */
  offsets: usize;
  times: usize;
  rates: usize;
  // state
  drawn: i32;
  cursor: i32;
  arisen: usize;
}

@unmanaged
export class Pool {
  patience: f64;
  handling: f64;
  longest: f64;
  askersLongest: f64;
  rowLongest: f64;
  fixed: i32;
  servers: i32;
  then: i32;
  periodCount: i32;
  opens: usize;
  closes: usize;
  counts: i32;
  periods: i32;
  /** A `List` of openings: from, then six numbers of the last place. */
  openings: usize;
  padding: i32;
}

@unmanaged
export class Budget {
  counts: i32;
  /** By price: the place of the last charge that could be paid, ten numbers; the first is infinite where there is none. */
  lasts: usize;
}

@unmanaged
export class Experiment {
  verdictAt: f64;
  arrival: f64;
  askersArrival: f64;
  rowArrival: f64;
  winner: i32;
  metric: i32;
  arms: i32;
  counts: i32;
}
