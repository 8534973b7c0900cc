import { hoursFrom, quietUntil } from "./clock";
import { addContact, capsAllow } from "./contacts";
import { contactFate } from "./fate";
import { Instance, Wake } from "./instance";
import { add, bump, count, countHere, countPoolDay, inRow, rowAt, tell } from "./ledger";
import { push } from "./memory";
import { log, uniform } from "./mathematics";
import { drawOutcomes, Outcomes, reaches } from "./outcomes";
import { Node, Pool, Send, SendClass } from "./program";
import * as at from "./places";
import { Exit, Phase, Skip, Told, Why } from "./places";
import { contactPropensity } from "./propensity";
import { draw, firstOf } from "./random";
import * as requests from "./requests";
import { budgetAt, Open, openAt, poolAt, Requests } from "./requests";
import { schedule } from "./responder";
import { hasResponse } from "./responses";
import { inMask, nodeAt, S, visitOf } from "./state";
import { barred } from "./subject";
import { check, checkAtEnd, exit, goOn, leave, leaveAndWalk, note, rest } from "./walk";

/** The send gate (rule R6), the queues of pools, and the dispatch of messages. */

@inline
export function sendOf(node: Node): Send {
  return changetype<Send>(node.argument);
}

/** The first class whose mask has the subscriber gives the message's rates; the last is everyone's. */
@inline
export function ratesOf(send: Send): SendClass {
  const last = send.classCount - 1;
  for (let i = 0; i < last; i++) {
    const one = changetype<SendClass>(send.classes + <usize>i * offsetof<SendClass>());
    if (inMask(one.mask)) return one;
  }
  return changetype<SendClass>(send.classes + <usize>last * offsetof<SendClass>());
}

/** Asks the gate from its start; `turn` where a pool serves the message now. True when the instance can leave the node. */
export function ask(instance: Instance, node: Node, send: Send, turn: bool): bool {
  const now = S.now;
  if (instance.control) return skip(instance, Skip.HoldOut);
  const why = barred(send.channel);
  if (why >= 0) return skip(instance, why);
  if (send.message >= 0 && instance.tries === 0 && load<i64>(S.messageSent + (<usize>send.message << 3)) === instance.serial)
    return skip(instance, Skip.AlreadySent);
  const journey = instance.journey;
  if (send.weekdays !== 0) {
    const from = hoursFrom(send, now);
    if (from > now) return hold(instance, from, Why.SendTime);
  }
  if (journey.hasQuiet !== 0) {
    const until = quietUntil(journey, now);
    if (until > now) {
      if (journey.quietThen === 0) return hold(instance, until, Why.QuietHours);
      skip(instance, Skip.QuietHours);
      if (journey.quietThen === 1) return true;
      if (!checkAtEnd(instance)) exit(instance, Exit.QuietHours);
      return false;
    }
  }
  if (send.transactional === 0 && !capsAllow(now, send.channel, instance.index)) return skip(instance, Skip.FrequencyCap);
  const rates = ratesOf(send);
  const budget = journey.budget;
  if (budget >= 0 && !requests.pays(budget, rates.priceAt, now, instance, turn, send.pool)) return skip(instance, Skip.Budget);
  if (send.pool >= 0 && !turn) return queue(instance, send.pool);
  return dispatch(instance, node, send, rates, turn);
}

export function skip(instance: Instance, reason: i32): bool {
  if (instance.pool >= 0) leaveQueue(instance, at.LEFT_QUEUE);
  instance.held = false;
  countHere(instance.node, at.NODE_SKIPPED + reason);
  if (S.logging) note(instance, Told.Skipped, reason);
  return true;
}

function hold(instance: Instance, until: f64, why: i32): bool {
  if (instance.pool >= 0) leaveQueue(instance, at.LEFT_QUEUE);
  if (!instance.held) instance.heldSince = S.now;
  instance.held = true;
  const limit = instance.heldSince + instance.journey.holdSeconds;
  instance.sleep(max(S.now, min(until, limit)), Phase.Dispatch, until > limit ? Wake.TooLong : Wake.Gate);
  if (S.logging) tell(Told.Held, instance.number, instance.node, why, instance.wakeTime);
  return false;
}

// Pools.

function queue(instance: Instance, index: i32): bool {
  const now = S.now;
  const pool = poolAt(index);
  Requests.asked = true;
  count(pool.counts + at.ASKED);
  countPoolDay(S.program.dayAsked, index, now);
  if (!instance.held) instance.heldSince = now;
  instance.held = true;
  instance.pool = index;
  instance.asked = now;
  requests.takePlace(instance, now);
  const turn = requests.turnOf(index, instance, now);
  const deadline = now + pool.patience;
  instance.request = -1;
  if (turn === Infinity && !Requests.generous) {
    instance.request = Requests.open.count;
    const open = changetype<Open>(push(Requests.open, offsetof<Open>()));
    open.leaves = deadline;
    open.key0 = instance.key0;
    open.key1 = instance.key1;
    open.key2 = instance.key2;
    open.key3 = instance.key3;
    open.key4 = instance.key4;
    open.key5 = instance.key5;
    open.pool = index;
    open.row = S.firstRow + S.row;
  }
  if (turn < deadline) instance.sleep(turn, Phase.Service, Wake.Turn);
  else instance.sleep(deadline, Phase.Deadline, Wake.Patience);
  if (S.logging) note(instance, Told.Queued, index);
  return false;
}

function leaveQueue(instance: Instance, how: i32): void {
  count(poolAt(instance.pool).counts + how);
  countPoolDay(S.program.dayGone, instance.pool, S.now);
  if (instance.request >= 0) {
    const open = openAt(instance.request);
    open.leaves = min(open.leaves, S.now);
  }
  instance.pool = -1;
  instance.request = -1;
}

/** Patience is over. */
export function giveUp(instance: Instance): void {
  const then = poolAt(instance.pool).then;
  leaveQueue(instance, at.NOT_SERVED);
  skip(instance, then === 0 ? Skip.NotServed : Skip.Capacity);
  if (then !== 2) {
    if (leave(instance, 0)) goOn(instance);
  } else if (!checkAtEnd(instance)) exit(instance, Exit.Capacity);
}

/** A pool looks at the message. */
export function takeTurn(instance: Instance): void {
  const node = nodeAt(instance.node);
  const tried = requests.isFocus(instance);
  instance.servedNow = false;
  const passes = ask(instance, node, sendOf(node), true);
  if (tried) Requests.served = instance.servedNow;
  // Whoever is skipped goes on once all pools have served this moment.
  if (passes) {
    instance.sentHere = false;
    instance.sleep(S.now, Phase.Dispatch, Wake.GoOn);
  }
}

@inline
function within(pool: Pool, waited: f64, bound: f64, index: i32): void {
  if (waited <= bound) count(pool.counts + at.WITHIN + index);
}

function serve(instance: Instance, send: Send): void {
  const now = S.now;
  const index = instance.pool;
  const pool = poolAt(index);
  const waited = now - instance.asked;
  count(pool.counts + at.SERVED);
  countPoolDay(S.program.dayServed, index, now);
  add(pool.counts + at.WAITED, waited);
  if (waited === 0) count(pool.counts + at.AT_ONCE);
  within(pool, waited, 15, 0);
  within(pool, waited, 20, 1);
  within(pool, waited, 30, 2);
  within(pool, waited, 60, 3);
  within(pool, waited, 300, 4);
  within(pool, waited, 3600, 5);
  within(pool, waited, 86400, 6);
  within(pool, waited, 259200, 7);
  pool.rowLongest = max(pool.rowLongest, waited);
  count(pool.periods + requests.periodAfter(pool, now));
  if (pool.servers > 0) {
    if (pool.fixed !== 0) Requests.handling = pool.handling;
    else {
      const word = firstOf(draw(send.handlingStream, instance.visit));
      Requests.handling = max(1, floor(-log(uniform(word)) * pool.handling + 0.5));
    }
  }
  instance.pool = -1;
  instance.request = -1;
  instance.servedNow = true;
}

// Dispatch.

/** Sends, and deals with the responses that come at once; true when the instance can leave the node now. */
function dispatch(instance: Instance, node: Node, send: Send, rates: SendClass, turn: bool): bool {
  const now = S.now;
  const index = instance.node;
  const journey = instance.journey;
  if (turn) serve(instance, send);
  instance.held = false;
  const today = rowAt(now) + inRow(index);
  bump(today + (at.DAY_SENT << 3), 1);
  if (rates.paidStage < 0) if (rates.paysAlways === 0) bump(today + (at.DAY_PAID << 3), rates.price);
  if (send.message >= 0) store<i64>(S.messageSent + (<usize>send.message << 3), instance.serial);
  addContact(now, send.channel, instance.index);
  if (S.logging) note(instance, Told.Sent, 0);
  instance.tries++;
  instance.sends++;
  drawOutcomes(node, rates, send, instance.visit, now);
  contactPropensity(send.channel, now);
  contactFate(now, journey.conversionWindow);
  if (journey.budget >= 0) reserve(journey.budget, rates, now, journey.conversionWindow);
  const deferred = turn || S.multi;
  const touched = Outcomes.count > 0 && schedule(instance, node, rates, deferred);
  if (deferred) {
    instance.sentHere = true;
    instance.sleep(now, Phase.Dispatch, Wake.GoOn);
    return false;
  }
  if (touched) check(instance);
  return instance.active && (send.attempts < 0 || !waitsForAnswer(instance, send));
}

/** What a message will cost is reserved at once; what was reserved is told by stretches of the run. */
function reserve(budget: i32, rates: SendClass, now: f64, window: f64): void {
  if (rates.price === 0 || (rates.paidStage >= 0 && !reaches(rates.paidStage, now, window))) return;
  const program = S.program;
  const stretch = <i32>floor(((now - program.start) / (program.end - program.start)) * <f64>at.BUDGET_BUCKETS);
  add(budgetAt(budget).counts + stretch, rates.price);
  requests.reserve(budget, rates.price);
}

/** Whether the message is tried again unless it is answered; the instance then waits for that. */
function waitsForAnswer(instance: Instance, send: Send): bool {
  if (send.attempts < 0 || instance.tries > send.attempts) return false;
  const now = S.now;
  if (hasResponse(instance, send.retryStage, instance.node, now)) return false;
  rest(instance, now + send.retryAfter);
  instance.listens = true;
  instance.listenEvent = -1;
  instance.listenStage = send.retryStage;
  instance.listenNodes = 0;
  instance.listenNode = instance.node;
  return true;
}

/** Nobody answered: the gate is asked again. */
export function tryAgain(instance: Instance): void {
  countHere(instance.node, at.NODE_RETRIED);
  instance.visit = visitOf(instance.node);
  if (S.logging) note(instance, Told.Retries, 0);
  instance.sleep(S.now, Phase.Dispatch, Wake.Gate);
}

/** After a dispatch whose continuation was put off. */
export function goOnAfterSend(instance: Instance): void {
  if (instance.sentHere && waitsForAnswer(instance, sendOf(nodeAt(instance.node)))) return;
  leaveAndWalk(instance, 0);
}
