import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Program, ResponseFilter } from "../program.ts";
import type { Zone } from "../time/zones.ts";

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
  control: boolean;
  /** Fields that the run has set, with the number of the value. */
  fields: Map<number, number>;
  /** Null before the first entry. */
  fate: Fate | null;
  /** Churned during the run. */
  gone: boolean;
  instances: Instance[];
  visits: Map<number, number>;
  contacts: { time: number; channel: number; localDay: number }[];
}

export interface Instance {
  number: number;
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
  listening: { to: ResponseFilter; heard: boolean } | null;
  /** When the message in hand was first held; null when none is. */
  heldSince: number | null;
  /** Steps taken at the instant `stepsAt`. */
  steps: number;
  stepsAt: number;
}

export const rowIn = (words: Uint32Array | null | undefined, row: number): boolean =>
  words !== null && words !== undefined && (((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;

/** The subscriber of a row, before the run. `order` and `control` are drawn by the caller. */
export function subscriberOf(program: Program, row: number, order: Subscriber["order"], control: boolean): Subscriber {
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
    control,
    fields: new Map(),
    fate: null,
    gone: false,
    instances: [],
    visits: new Map(),
    contacts: [],
  };
}

export const dayOf = (local: number): number => Math.floor(local / SECONDS_PER_DAY);
