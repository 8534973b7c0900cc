import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Program, ProgramJourney, ResponseFilter } from "../program.ts";
import type { Zone } from "../time/zone.ts";

/** A subscriber's life without the journey: latent numbers, drawn once, that decide it in the run and in the do-nothing twin. */
export interface Fate {
  /** First entry. */
  began: number;
  /** Moment of converting without contact. */
  baseline: number;
  /** Cumulative hazard at which the subscriber churns; infinite for never. */
  limit: number;
  /** Hazard of churn a second at first, and how often it has changed by which ratio. */
  rate: number;
  changes: { time: number; ratio: number }[];
}

/** One subscriber as the interpreter sees it. */
export interface Subscriber {
  row: number;
  /** The key's hash, for draws. */
  key: { high: number; low: number };
  /** Place in the total order. */
  order: { high: number; low: number };
  zone: Zone;
  suppressed: boolean;
  churned: boolean;
  /** Channels that may, and can, be used. */
  consent: Set<number>;
  address: Set<number>;
  /** The number that decides about hold-outs. */
  holdOut: number;
  /** Number of the preferred channel; 255 for none. */
  preferred: number;
  /** Events of the run so far, by stream. */
  events: Map<number, number[]>;
  /** Fields that the run has set, with the number of the value. */
  fields: Map<number, number>;
  /** Null before the first entry. */
  fate: Fate | null;
  /** Churned during the run. */
  gone: boolean;
  instances: Instance[];
  visits: Map<number, number>;
  contacts: { time: number; channel: number; localDay: number; journey: number }[];
  /** Until when a conversion follows a message. */
  attributedUntil: number;
  converted: boolean;
}

export interface Instance {
  number: number;
  journey: ProgramJourney;
  journeyAt: number;
  control: boolean;
  subscriber: Subscriber;
  began: number;
  node: number;
  visit: number;
  active: boolean;
  endedAt: number;
  goalMet: boolean;
  responses: { stage: number; node: number; time: number }[];
  messages: Set<number>;
  /** The response it waits for, and whether that came; null when it waits for none. */
  listening: { to: ResponseFilter & { event: number }; heard: boolean } | null;
  /** When the message in hand was first held; null when none is. */
  heldSince: number | null;
  /** The message in hand in a pool's queue; null when it is in none. */
  queued: Queued | null;
  /** How often the message in hand was sent. */
  tries: number;
  /** By experiment: the arm that counts, and since which of the instance's messages. */
  arms: Map<number, { arm: number; since: number }>;
  sends: number;
  /** Steps taken at the instant `stepsAt`. */
  steps: number;
  stepsAt: number;
}

/** A message in a pool's queue. */
export interface Queued {
  instance: Instance;
  pool: number;
  since: number;
}

export const rowIn = (words: Uint32Array | null | undefined, row: number): boolean =>
  words !== null && words !== undefined && (((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;

/** The subscriber of a row, before the run. `order` and `holdOut` are drawn by the caller. */
export function subscriberOf(program: Program, row: number, order: Subscriber["order"], holdOut: number): Subscriber {
  const { subscribers, zones, journeyZone, channels } = program;
  const channelsIn = (masks: readonly Uint32Array[]) =>
    new Set(channels.map((_, index) => index).filter((index) => rowIn(masks[index], row)));
  return {
    row,
    key: { high: subscribers.high[row] as number, low: subscribers.low[row] as number },
    order,
    zone: zones[subscribers.zone?.[row] ?? journeyZone] as Zone,
    suppressed: rowIn(subscribers.suppressed, row),
    churned: rowIn(subscribers.churned, row),
    consent: channelsIn(subscribers.consent),
    address: channelsIn(subscribers.address),
    holdOut,
    preferred: subscribers.preferred?.[row] ?? 255,
    events: new Map(),
    fields: new Map(),
    fate: null,
    gone: false,
    instances: [],
    visits: new Map(),
    contacts: [],
    attributedUntil: Number.NEGATIVE_INFINITY,
    converted: false,
  };
}

export const dayOf = (local: number): number => Math.floor(local / SECONDS_PER_DAY);
