import { addDue, Agenda, takeDue } from "./agenda";
import { hearEvent } from "./entries";
import { Events, stopEvents, takeEvent } from "./events";
import { clearFate, conversionFate, convertByItself, Fate, nextFate, referrals } from "./fate";
import { ratesOf, sendOf } from "./gate";
import { Instance } from "./instance";
import { add, addDay, count, tell } from "./ledger";
import { Outcomes, stageOf, timeOf } from "./outcomes";
import { Node, SendClass } from "./program";
import * as at from "./places";
import { Stage, Told } from "./places";
import { addResponse } from "./responses";
import { instanceAt, nodeAt, S } from "./state";
import { churnSubject, optOut } from "./subject";
import { check, hear, succeed } from "./walk";

/** What comes to the subscriber from outside of its way: responses, events, conversions without contact, churn. */

@inline
export function pay(node: Node, index: i32, time: f64, price: f64): void {
  if (price === 0) return;
  addDay(at.DAY_PAID, index, time, price);
}

/** Takes up the outcomes of the message just drawn; those of this moment at once, unless `deferred`. True when one touched the instance. */
export function schedule(instance: Instance, node: Node, rates: SendClass, deferred: bool): bool {
  const now = S.now;
  const index = instance.node;
  const number = instance.number;
  const sends = instance.sends;
  const limit = now + instance.journey.conversionWindow;
  let touched = false;
  for (let i = Outcomes.first; i < Outcomes.count; i++) {
    const stage = stageOf(i);
    const time = timeOf(i);
    if (time > limit) continue;
    if (time >= S.program.end) count(instance.index * at.JOURNEY + at.PENDING);
    else if (((node.matters >> stage) & 1) === 0) countResponse(node, index, stage, time, rates);
    else if (time > now || deferred) addDue(time, index, stage, number, now, sends);
    else if (respond(index, stage, number, now, sends)) touched = true;
  }
  return touched;
}

@inline
function countResponse(node: Node, index: i32, stage: i32, time: f64, rates: SendClass): void {
  count(node.counts + at.NODE_RESPONSES + stage);
  if (rates.paidStage === stage) pay(node, index, time, rates.price);
}

/** Whether the instance listens to a response of a stage from a node. */
@inline
function listensTo(instance: Instance, stage: i32, node: i32): bool {
  if (!instance.listens || instance.listenEvent >= 0 || instance.listenStage !== stage) return false;
  return instance.listenNodes === 0 ? instance.listenNode === node : load<u8>(instance.listenNodes + <usize>node) === 1;
}

/** A response falls due now; true when it touches the active instance. */
function respond(index: i32, stage: i32, number: i32, sent: f64, order: i32): bool {
  const now = S.now;
  const node = nodeAt(index);
  const send = sendOf(node);
  countResponse(node, index, stage, now, ratesOf(send));
  const instance = instanceAt(node.journey);
  if (S.logging) tell(Told.Response, number, index, stage, now);
  if (stage === Stage.Converted) {
    conversionFate(now);
    refer();
  }
  if (stage === Stage.OptedOut || stage === Stage.Complained) optOut(send.channel);
  if (instance.number !== number) return false;
  succeed(instance, stage, sent, order);
  if (!instance.active) return false;
  addResponse(instance, stage, index, now);
  if (stage === instance.journey.goalStage) instance.goalMet = true;
  if (listensTo(instance, stage, index)) hear(instance);
  return true;
}

function refer(): void {
  const brought = referrals();
  if (brought === 0) return;
  add(Fate.journey * at.JOURNEY + at.REFERRALS, <f64>brought);
  if (S.logging) tell(Told.Referred, S.started - 1, -1, brought, S.now);
}

/** Churn, conversions without contact, events and responses of this moment, then goal and exit criteria. */
export function happen(): void {
  const now = S.now;
  let all = nextFate() === now;
  if (Fate.churn === now) churn();
  if (Fate.baseline === now) convert();
  if (Events.live) {
    for (let event = takeEvent(now); event >= 0; event = takeEvent(now)) {
      happenEvent(event);
      all = true;
    }
  }
  const journeys = S.program.journeyCount;
  for (let i = 0; i < journeys; i++) instanceAt(i).touched = all;
  while (Agenda.next === now) {
    const due = takeDue();
    const node = due.node;
    if (respond(node, due.stage, due.instance, due.sent, due.order)) instanceAt(nodeAt(node).journey).touched = true;
  }
  checkTouched(journeys);
}

/** By priority, then in the order in which the instances began. */
function checkTouched(journeys: i32): void {
  for (;;) {
    let next = -1;
    for (let i = 0; i < journeys; i++) if (instanceAt(i).touched && (next < 0 || isBefore(instanceAt(i), instanceAt(next)))) next = i;
    if (next < 0) return;
    instanceAt(next).touched = false;
    check(instanceAt(next));
  }
}

function isBefore(one: Instance, other: Instance): bool {
  if (one.journey.priority !== other.journey.priority) return one.journey.priority > other.journey.priority;
  return one.number < other.number;
}

function churn(): void {
  clearFate();
  stopEvents();
  churnSubject();
  count(Fate.journey * at.JOURNEY + at.CHURNED);
  if (S.logging) tell(Told.Churned, S.started - 1, -1, 0, S.now);
}

/** The subscriber converts without contact. */
function convert(): void {
  const base = Fate.journey * at.JOURNEY;
  count(base + at.BASELINE);
  const attributed = convertByItself(S.now);
  if (attributed) count(base + at.BASELINE_ATTRIBUTED);
  if (S.logging) tell(Told.Baseline, S.started - 1, -1, attributed ? 1 : 0, S.now);
  refer();
  for (let i = 0; i < S.program.journeyCount; i++) {
    const instance = instanceAt(i);
    if (instance.active && instance.journey.goalStage === Stage.Converted) instance.goalMet = true;
  }
}

function happenEvent(event: i32): void {
  if (S.logging) tell(Told.Event, S.started - 1, -1, event, S.now);
  for (let i = 0; i < S.program.journeyCount; i++) {
    const instance = instanceAt(i);
    if (!instance.active) continue;
    if (instance.journey.goalEvent === event) instance.goalMet = true;
    if (instance.listens && instance.listenEvent === event) hear(instance);
  }
  hearEvent(event, S.now);
}
