import { Agenda, clearAgenda, newAgenda } from "./agenda";
import { clearContacts, newContacts } from "./contacts";
import { newConstants } from "./constants";
import { beginEntries, beginScans, Entries, newEntries, takeEntry } from "./entries";
import { beginEvents, Events, newEvents, stopEvents } from "./events";
import { beginFate, clearFate, nextFate } from "./fate";
import { ask, giveUp, goOnAfterSend, sendOf, skip, takeTurn } from "./gate";
import { Instance, Wake } from "./instance";
import { clearCounts, count, countAt, countHere, Ledger, newLedger } from "./ledger";
import { allocate, List, newList, push } from "./memory";
import { NEVER, Program } from "./program";
import * as at from "./places";
import { Exit, NotEntered, Phase, Skip, Told } from "./places";
import { clearPropensity, newPropensity } from "./propensity";
import { notEntered } from "./refusals";
import {
  beginRequests,
  comparePlaces,
  experimentAt,
  forgetCharges,
  moveCharges,
  newRequests,
  nextWave,
  Open,
  openAt,
  poolAt,
  Requests,
} from "./requests";
import { newRandom } from "./random";
import { happen } from "./responder";
import { inSet, instanceAt, newState, nodeAt, S } from "./state";
import { newStretches } from "./stretches";
import { beginSubject, heldOut, newSubject, Subject } from "./subject";
import { clearSums, newSums, tellSums } from "./sums";
import { arrive, endWait, exit, goOn, leave, leaveAndWalk, meetsExit, note, walk } from "./walk";

export { allocate };

/**
 * The dry run's kernel: runs one subscriber after the other, each to its end, and adds to flat counts. What subscribers share is in
 * the decisions, so the total order of the rules, cut down to one subscriber, is all that has to be kept.
 */

/** Rows of those who asked a pool, where pools are generous; and open requests of those who have any. */
let askers: List = changetype<List>(0);
let open: List = changetype<List>(0);

/** Takes up a program that was written to memory. */
export function build(program: usize, zoneCount: i32, holdOutStream: u32, orderStream: u32): void {
  newConstants();
  newState(changetype<Program>(program));
  newRandom(S.program);
  newSubject(S.program, zoneCount, holdOutStream, orderStream);
  newLedger(S.program);
  newSums(S.program);
  newStretches();
  newAgenda();
  newContacts();
  newEntries();
  newEvents();
  newPropensity();
  newRequests();
  askers = newList();
  open = newList();
}

/** Begins a pass: nothing is counted yet. The run is broken off at `until`; charges from `from` on and before `to` are gathered. */
export function beginPass(replication: u32, until: f64, generous: bool, from: f64, to: f64): void {
  S.replication = replication;
  S.until = until;
  Requests.generous = generous;
  Requests.gatherFrom = from;
  Requests.gatherTo = to;
  Requests.focusing = false;
  Requests.charges.count = 0;
  Requests.askersCharges.count = 0;
  askers.count = 0;
  open.count = 0;
  clearCounts();
  clearSums();
  for (let i = 0; i < S.program.poolCount; i++) {
    const pool = poolAt(i);
    pool.longest = 0;
    pool.askersLongest = 0;
  }
  for (let i = 0; i < S.program.experimentCount; i++) {
    const experiment = experimentAt(i);
    experiment.arrival = Infinity;
    experiment.askersArrival = Infinity;
  }
}

/** Address of the six numbers of the request whose turn is tried. */
export function focus(on: bool): usize {
  Requests.focusing = on;
  return Requests.focus;
}

/** Whether the request whose turn was tried was served, and for how many seconds it keeps a server. */
export function served(): bool {
  return Requests.served;
}

export function handling(): f64 {
  return Requests.handling;
}

// What was found; `asked` is for those who asked a pool, whom a pass in which pools are generous tells apart.

export function counts(): usize {
  tellSums();
  return Ledger.pass;
}

/** When somebody came to an experiment first. */
export function arrival(experiment: i32, asked: bool): f64 {
  return asked ? experimentAt(experiment).askersArrival : experimentAt(experiment).arrival;
}

/** The longest wait for a pool of a message that was served. */
export function longest(pool: i32, asked: bool): f64 {
  return asked ? poolAt(pool).askersLongest : poolAt(pool).longest;
}

/** Charges, of twelve numbers each. */
export function charges(asked: bool): List {
  return asked ? Requests.askersCharges : Requests.charges;
}

/** Rows of those who asked, a word each. */
export function askerRows(): List {
  return askers;
}

/** Open requests, in the order of rows: when it leaves, six numbers of its place, its pool and its row. */
export function openRequests(): List {
  return open;
}

/** Log entries: time and until, then row, instance, kind, node, detail and a word that says nothing. */
export function logged(): List {
  return Ledger.log;
}

/** The node at which a subscriber came too often; -1 for none. */
export function tooOften(): i32 {
  return S.tooOften;
}

/** Forgets what a run that was given up has left. */
export function recover(): void {
  S.tooOften = -1;
  Ledger.log.count = 0;
}

// Running.

/** Runs rows `from` up to `to` of those in memory, which begin with the base's row `first`. */
export function run(first: i32, from: i32, to: i32): void {
  S.firstRow = first;
  for (let row = from; row < to; row++) {
    S.row = row;
    runFor(Ledger.pass, 1);
    if (Requests.asked) {
      store<i32>(push(askers, 4), first + row);
      moveCharges();
    }
    keep(Requests.asked);
  }
}

/** Runs a row by itself, after others have. Where requests stay open it is not counted, unless `last`. */
export function runAgain(first: i32, row: i32, last: bool): void {
  S.firstRow = first;
  S.row = row;
  runFor(last ? Ledger.pass : Ledger.nobody, 1);
  if (Requests.open.count > 0 && !last) {
    forgetCharges();
    keepOpen();
    return;
  }
  if (!last) {
    forgetCharges();
    runFor(Ledger.pass, 1);
  }
  keep(false);
}

/** As `runAgain`, sooner done where no request is expected to stay open: what was counted is taken back where one does. */
export function runToEnd(first: i32, row: i32): void {
  S.firstRow = first;
  S.row = row;
  runFor(Ledger.pass, 1);
  if (Requests.open.count === 0) {
    keep(false);
    return;
  }
  forgetCharges();
  keepOpen();
  runFor(Ledger.pass, -1);
  forgetCharges();
}

function keepOpen(): void {
  for (let i = 0; i < Requests.open.count; i++)
    memory.copy(push(open, offsetof<Open>()), changetype<usize>(openAt(i)), offsetof<Open>());
}

/** How many open requests were found. */
export function openCount(): i32 {
  return open.count;
}

/** Takes back what a row has counted where pools were generous, and runs it where they are not. */
export function replace(first: i32, row: i32): void {
  S.firstRow = first;
  S.row = row;
  Requests.generous = true;
  runFor(Ledger.pass, -1);
  forgetCharges();
  Requests.generous = false;
  runAgain(first, row, false);
}

function runFor(counts: usize, sign: f64): void {
  countAt(counts, sign);
  beginRequests();
  runSubscriber();
}

function keep(asked: bool): void {
  for (let i = 0; i < S.program.experimentCount; i++) {
    const experiment = experimentAt(i);
    if (asked) experiment.askersArrival = min(experiment.askersArrival, experiment.rowArrival);
    else experiment.arrival = min(experiment.arrival, experiment.rowArrival);
  }
  for (let i = 0; i < S.program.poolCount; i++) {
    const pool = poolAt(i);
    if (asked) pool.askersLongest = max(pool.askersLongest, pool.rowLongest);
    else pool.longest = max(pool.longest, pool.rowLongest);
  }
}

function runSubscriber(): void {
  const program = S.program;
  if (program.sample !== 0 && !inSet(program.sample)) return;
  S.started = 0;
  if (!beginEntries()) return;
  beginSubject();
  for (let i = 0; i < program.journeyCount; i++) instanceAt(i).clear();
  clearContacts();
  clearPropensity();
  clearFate();
  clearAgenda();
  if (program.eventCount > 0) {
    beginEvents();
    if (Subject.churned) stopEvents();
  }
  if (program.scanCount > 0) beginScans();
  live();
}

/** The subscriber's own part of the total order: what comes from outside, then deadlines, then entries, then the rest of the way. */
function live(): void {
  const until = S.until;
  for (;;) {
    let world = nextFate();
    if (Agenda.next < world) world = Agenda.next;
    if (Events.live && Events.next < world) world = Events.next;
    const entry = Entries.time;
    const next = S.multi ? nextAwake() : instanceAt(0);
    const wake = next.wakeTime;
    let time = world < entry ? world : entry;
    if (wake < time) time = wake;
    if (time >= until) break;
    S.now = time;
    if (world === time) happen();
    else if (entry === time && !(wake === time && next.wakePhase < Phase.Entry)) enter();
    else wakeUp(next);
  }
  for (let i = 0; i < S.program.journeyCount; i++) close(instanceAt(i));
}

/** Whether an instance wakes before another: by time, phase, priority and age. */
function wakesBefore(one: Instance, other: Instance): bool {
  if (one.wakeTime !== other.wakeTime) return one.wakeTime < other.wakeTime;
  if (one.wakePhase !== other.wakePhase) return one.wakePhase < other.wakePhase;
  if (one.journey.priority !== other.journey.priority) return one.journey.priority > other.journey.priority;
  return one.number < other.number;
}

function nextAwake(): Instance {
  let first = instanceAt(0);
  for (let i = 1; i < S.program.journeyCount; i++) if (wakesBefore(instanceAt(i), first)) first = instanceAt(i);
  return first;
}

/** The run is over. */
function close(instance: Instance): void {
  if (!instance.active) return;
  count(instance.index * at.JOURNEY + at.IN_PROGRESS);
  countHere(instance.node, instance.held ? at.NODE_HELD : at.NODE_WAITING);
  if (instance.pool >= 0) count(poolAt(instance.pool).counts + at.IN_QUEUE);
}

/** Why an entry is refused; -1 where it is not. */
function refusal(instance: Instance): i32 {
  if (Subject.churned) return NotEntered.Churned;
  if (Subject.suppressed) return NotEntered.Suppressed;
  if (instance.active) return NotEntered.AlreadyActive;
  if (<f64>instance.entries >= instance.journey.entryLimit) return NotEntered.EntryLimit;
  return instance.entries > 0 && S.now < instance.lastExit + instance.journey.entryGap ? NotEntered.Gap : -1;
}

function enter(): void {
  const node = takeEntry(S.now);
  if (node < 0) return;
  const instance = instanceAt(nodeAt(node).journey);
  const reason = refusal(instance);
  if (reason >= 0) notEntered(node, reason);
  else start(instance, node);
}

function start(instance: Instance, node: i32): void {
  const base = instance.index * at.JOURNEY;
  const control = heldOut(instance.index);
  instance.start(S.now, S.started++, ++S.serial, node, control);
  count(base + at.MATCHED);
  count(base + at.ENTERED);
  if (control) count(base + at.CONTROL);
  if (instance.number === 0) beginFate(S.now, instance.index);
  if (S.logging) note(instance, Told.Entered, control ? 1 : 0);
  if (!arrive(instance)) return;
  if (instance.journey.exitAtEndOfStep === 0 && meetsExit(instance)) exit(instance, Exit.ExitCriteria);
  else if (leave(instance, 0)) goOn(instance);
}

function wakeUp(instance: Instance): void {
  const wakeFor = instance.wakeFor;
  if (wakeFor === Wake.Turn) {
    turns();
    return;
  }
  instance.wakeTime = NEVER;
  switch (wakeFor) {
    case Wake.Walk:
      walk(instance);
      break;
    case Wake.EndWait:
      endWait(instance);
      break;
    case Wake.GoOn:
      goOnAfterSend(instance);
      break;
    case Wake.Patience:
      giveUp(instance);
      break;
    default: {
      const node = nodeAt(instance.node);
      const passes = wakeFor === Wake.TooLong ? skip(instance, Skip.HeldTooLong) : ask(instance, node, sendOf(node), false);
      if (passes) leaveAndWalk(instance, 0);
    }
  }
}

function isDue(instance: Instance): bool {
  return instance.wakeTime === S.now && instance.wakeFor === Wake.Turn;
}

/** The first of the instances whose message a pool looks at now, by pools and queues; null for none. */
function firstDue(): Instance | null {
  let first: Instance | null = null;
  for (let i = 0; i < S.program.journeyCount; i++) {
    const one = instanceAt(i);
    if (!isDue(one)) continue;
    if (first === null || one.pool < first.pool || (one.pool === first.pool && comparePlaces(one, first) < 0)) first = one;
  }
  return first;
}

/** All pools that look at messages of the subscriber at this moment do so, in the order of pools and queues; only then does anyone go on. */
function turns(): void {
  for (let instance = firstDue(); instance !== null; instance = firstDue()) {
    instance.wakeTime = NEVER;
    takeTurn(instance);
  }
  nextWave(S.now);
}
