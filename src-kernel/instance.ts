import { allocate, List, newList } from "./memory";
import { Journey, NEVER } from "./program";
import { journeyAt } from "./subject";
import { S } from "./state";

/** What an instance wakes for. */
export const enum Wake {
  Walk,
  EndWait,
  Gate,
  TooLong,
  GoOn,
  Turn,
  Patience,
}

/** Where a subscriber stands in one of the run's journeys. */
@unmanaged
export class Instance {
  lastExit: f64;
  began: f64;
  stepTime: f64;
  wakeTime: f64;
  heldSince: f64;
  asked: f64;
  /** Different for every instance of every subscriber of this kernel. */
  serial: i64;
  /** Place in a pool's queue: six numbers. */
  key0: f64;
  key1: f64;
  key2: f64;
  key3: f64;
  key4: f64;
  key5: f64;
  index: i32;
  journey: Journey;
  /** How many instances of the journey the subscriber has had. */
  entries: i32;
  active: bool;
  control: bool;
  goalMet: bool;
  touched: bool;
  heard: bool;
  held: bool;
  /** The wait or hold ends at its limit, not at its own end. */
  atLimit: bool;
  /** Whether the last turn was a service, and whether the instance goes on after a message that was sent. */
  servedNow: bool;
  sentHere: bool;
  listens: bool;
  /** Number over all journeys of the subscriber, from 0. */
  number: i32;
  node: i32;
  visit: i32;
  stepCount: i32;
  wakePhase: i32;
  wakeFor: i32;
  /** What the instance listens to: an event; or, where that is -1, a stage, of nodes with a byte of 1 or, where there are none, of `listenNode`. */
  listenEvent: i32;
  listenStage: i32;
  listenNodes: usize;
  listenNode: i32;
  /** How often the message in hand was sent, and how many messages the instance was sent in all. */
  tries: i32;
  sends: i32;
  /** The pool in whose queue the message waits; -1 for none. */
  pool: i32;
  /** Number of the open request among the subscriber's; -1 where the pool's turn is known. */
  request: i32;
  /** By experiment: the arm that counts for the instance, -1 for none, and how many messages it had been sent before. */
  arms: usize;
  armSends: usize;
  responses: List;
  padding: f64;

  build(index: i32): void {
    this.index = index;
    this.journey = journeyAt(index);
    this.arms = allocate(<usize>S.program.experimentCount << 2);
    this.armSends = allocate(<usize>S.program.experimentCount << 2);
    this.responses = newList();
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

  start(now: f64, number: i32, serial: i64, node: i32, control: bool): void {
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
    this.listens = false;
    this.sends = 0;
    this.pool = -1;
    this.wakeTime = NEVER;
    this.responses.count = 0;
    for (let i = 0; i < S.program.experimentCount; i++) store<i32>(this.arms + (<usize>i << 2), -1);
    this.node = node;
  }

  stop(now: f64): void {
    this.active = false;
    this.wakeTime = NEVER;
    this.lastExit = now;
    this.pool = -1;
  }

  @inline
  sleep(until: f64, phase: i32, wakeFor: i32): void {
    this.wakeTime = until;
    this.wakePhase = phase;
    this.wakeFor = wakeFor;
  }
}
