import { allocate, clear } from "./memory";
import { Journey, Program, Update, Wait, Zone } from "./program";
import { MAX_VISITS, Skip } from "./places";
import { Clock, dayOf } from "./clock";
import { draw, drawFixed, firstOf } from "./random";
import { inSet, S } from "./state";

/** The subscriber in hand: what the base knows of it, and its consents so far. */
export class Subject {
  static high: u32 = 0;
  static low: u32 = 0;
  static clock: Clock = changetype<Clock>(0);
  static clocks: usize = 0;
  static suppressed: bool = false;
  static churned: bool = false;
  /** Bits by channel. */
  static consent: u32 = 0;
  static address: u32 = 0;
  /** Channels on which messages reach the subscriber. */
  static open: u32 = 0;
  /** By field that the run changes: the number of its value, 0 for the base's own. */
  static fields: usize = 0;
  /** Place in the total order, once `place` was called. */
  static orderHigh: f64 = 0;
  static orderLow: f64 = 0;
  static placed: bool = false;
  static holdsOut: bool = false;
  static holdOutWord: f64 = 0;
  static holdOutStream: u32 = 0;
  static orderStream: u32 = 0;
}

export function clockAt(zone: i32): Clock {
  return changetype<Clock>(Subject.clocks + <usize>zone * offsetof<Clock>());
}

@inline
export function journeyAt(index: i32): Journey {
  return changetype<Journey>(S.program.journeys + <usize>index * offsetof<Journey>());
}

export function newSubject(program: Program, zoneCount: i32, holdOutStream: u32, orderStream: u32): void {
  Subject.clocks = allocate(<usize>zoneCount * offsetof<Clock>());
  for (let i = 0; i < zoneCount; i++) clockAt(i).build(changetype<Zone>(program.zones + <usize>i * offsetof<Zone>()));
  Subject.fields = allocate(<usize>program.fieldCount << 2);
  Subject.holdOutStream = holdOutStream;
  Subject.orderStream = orderStream;
  for (let i = 0; i < program.journeyCount; i++) if (journeyAt(i).holdOut > 0) Subject.holdsOut = true;
}

@inline
function isIn(set: usize): bool {
  return set !== 0 && inSet(set);
}

/** To be called after anything that `open` follows from has changed. */
@inline
function seeOpen(): void {
  Subject.open = Subject.suppressed || Subject.churned ? 0 : Subject.consent & Subject.address;
}

export function beginSubject(): void {
  const program = S.program;
  const row = <usize>S.row;
  S.subject += MAX_VISITS;
  S.calm = NaN;
  Subject.high = load<u32>(program.high + (row << 2));
  Subject.low = load<u32>(program.low + (row << 2));
  Subject.clock = clockAt(program.zoneOf === 0 ? program.journeyZone : <i32>load<u16>(program.zoneOf + (row << 1)));
  let consent: u32 = 0;
  let address: u32 = 0;
  for (let channel = 0; channel < program.channelCount; channel++) {
    const at = <usize>channel << 2;
    if (inSet(load<usize>(program.consent + at))) consent |= 1 << channel;
    if (inSet(load<usize>(program.address + at))) address |= 1 << channel;
  }
  Subject.consent = consent;
  Subject.address = address;
  Subject.suppressed = isIn(program.suppressed);
  Subject.churned = isIn(program.churned);
  seeOpen();
  clear(Subject.fields, <usize>program.fieldCount << 2);
  clear(S.visits, <usize>program.nodeCount << 2);
  Subject.placed = false;
  if (Subject.holdsOut) {
    Subject.holdOutWord = <f64>firstOf(draw(Subject.holdOutStream, 0));
  }
}

/** Whether the subscriber is in a journey's hold-out. */
export function heldOut(journey: i32): bool {
  return Subject.holdsOut && Subject.holdOutWord < journeyAt(journey).holdOut;
}

/** Draws the subscriber's place in the total order, which is the same in every replication. */
export function place(): void {
  if (Subject.placed) return;
  const words = drawFixed(Subject.orderStream);
  Subject.orderHigh = <f64>firstOf(words);
  Subject.orderLow = <f64><u32>i32x4.extract_lane(words, 1);
  Subject.placed = true;
}

@inline
export function consents(channel: i32): bool {
  return ((Subject.consent >> channel) & 1) === 1;
}

/** What keeps messages of a channel from the subscriber, in the order of the send gate after the hold-out; -1 for nothing. */
@inline
export function barred(channel: i32): i32 {
  return reachable(channel) ? -1 : barrier(channel);
}

/** Whether nothing of that keeps messages of a channel back. */
@inline
export function reachable(channel: i32): bool {
  return ((Subject.open >> channel) & 1) === 1;
}

/** What keeps messages of a channel from a subscriber who is not reachable on it. */
export function barrier(channel: i32): i32 {
  if (Subject.suppressed) return Skip.Suppressed;
  if (Subject.churned) return Skip.Churned;
  if (!consents(channel)) return Skip.NoConsent;
  return Skip.NoAddress;
}

@inline
function fieldAt(field: i32): usize {
  return Subject.fields + (<usize>field << 2);
}

export function valueOf(field: i32): i32 {
  return load<i32>(fieldAt(field));
}

/** The subscriber leaves the provider. */
export function churnSubject(): void {
  Subject.churned = true;
  seeOpen();
}

export function optOut(channel: i32): void {
  Subject.consent &= ~(1 << channel);
  seeOpen();
  const field = load<i32>(S.program.optOutField + (<usize>channel << 2));
  if (field >= 0) store<i32>(fieldAt(field), 1);
}

@inline
function changed(bits: u32, channel: i32, to: u32): u32 {
  if (to === 2) return bits;
  return to === 1 ? bits | (1 << channel) : bits & ~(1 << channel);
}

export function applyUpdate(update: Update): void {
  for (let i = 0; i < update.setCount; i++) {
    const at = update.set + (<usize>i << 3);
    store<i32>(fieldAt(load<i32>(at)), load<i32>(at, 4));
  }
  if (update.suppressed !== 2) Subject.suppressed = update.suppressed === 1;
  if (update.churned !== 2) Subject.churned = update.churned === 1;
  for (let channel = 0; channel < S.program.channelCount; channel++) {
    Subject.consent = changed(Subject.consent, channel, load<u8>(update.consent + <usize>channel));
    Subject.address = changed(Subject.address, channel, load<u8>(update.address + <usize>channel));
  }
  seeOpen();
}

export function dateIn(dates: i32): i32 {
  return load<i32>(load<usize>(S.program.dates + (<usize>dates << 2)) + (<usize>S.row << 2));
}

/** Day number of the date that a wait is about, or `NO_DATE`. */
export function dateOf(wait: Wait): i32 {
  const value = wait.field < 0 ? 0 : valueOf(wait.field);
  if (value === 0) return dateIn(wait.dates);
  const date = load<f64>(wait.values + (<usize>(value - 1) << 3));
  return wait.moments === 0 || date === -2147483648 ? <i32>date : <i32>dayOf(Subject.clock.toLocal(date));
}
