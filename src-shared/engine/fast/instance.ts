import type { OrderKey } from "../decisions.ts";
import type { ProgramJourney, ResponseFilter } from "../program.ts";
import { InstanceResponses, type Test } from "./conditions.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** What an instance wakes for. */
export const wakes = { walk: 0, endWait: 1, gate: 2, tooLong: 3, goOn: 4, turn: 5, patience: 6 } as const;

/** Where a subscriber stands in one of the run's journeys. */
export class Instance {
  readonly index: number;
  readonly journey: ProgramJourney;
  readonly exitWhen: Test | null;
  readonly responses = new InstanceResponses();
  /** How many instances of the journey the subscriber has had. */
  entries = 0;
  lastExit = 0;

  // The active instance, or the last one.
  active = false;
  /** Number over all journeys of the subscriber, from 0. */
  number = -1;
  /** Different for every instance of every subscriber of this machine. */
  serial = 0;
  control = false;
  node = 0;
  visit = 0;
  began = 0;
  stepTime = 0;
  stepCount = 0;
  goalMet = false;
  touched = false;
  wakeTime = NEVER;
  wakePhase = 0;
  /** What happens then: one of `wakes`. */
  wakeFor = 0;
  /** What the instance listens to, and whether it came. */
  listens: (ResponseFilter & { event: number }) | null = null;
  heard = false;
  held = false;
  heldSince = 0;
  /** The wait or hold ends at its limit, not at its own end. */
  atLimit = false;
  /** How often the message in hand was sent, and how many messages the instance was sent in all. */
  tries = 0;
  sends = 0;
  /** The pool in whose queue the message waits; -1 for none. */
  pool = -1;
  asked = 0;
  place: OrderKey = [];
  /** Whether the last turn was a service, and whether the instance goes on after a message that was sent. */
  servedNow = false;
  sentHere = false;
  /** Number of the open request among the subscriber's; -1 where the pool's turn is known. */
  request = -1;
  /** By experiment: the arm that counts for the instance, -1 for none, and how many messages it had been sent before. */
  readonly arms: Int16Array;
  readonly armSends: Int32Array;

  constructor(index: number, journey: ProgramJourney, exitWhen: Test | null, experiments: number) {
    this.index = index;
    this.journey = journey;
    this.exitWhen = exitWhen;
    this.arms = new Int16Array(experiments);
    this.armSends = new Int32Array(experiments);
  }

  /** A subscriber begins. */
  clear(): void {
    this.entries = 0;
    this.lastExit = 0;
    this.active = false;
    this.number = -1;
    this.wakeTime = NEVER;
    this.touched = false;
  }

  start(now: number, number: number, serial: number, node: number, control: boolean): void {
    this.entries++;
    this.number = number;
    this.serial = serial;
    this.control = control;
    this.active = true;
    this.began = now;
    this.stepTime = now;
    this.stepCount = 0;
    this.goalMet = false;
    this.held = false;
    this.listens = null;
    this.sends = 0;
    this.pool = -1;
    this.wakeTime = NEVER;
    this.responses.clear();
    this.arms.fill(-1);
    this.node = node;
  }

  stop(now: number): void {
    this.active = false;
    this.wakeTime = NEVER;
    this.lastExit = now;
    this.pool = -1;
  }

  sleep(until: number, phase: number, wakeFor: number): void {
    this.wakeTime = until;
    this.wakePhase = phase;
    this.wakeFor = wakeFor;
  }
}
