import { waitEnd, NO_DATE_EXIT, PASSED_EXIT } from "./clock";
import { holds } from "./conditions";
import { Entries } from "./entries";
import { countEvents, stopEvents } from "./events";
import { clearFate } from "./fate";
import { ask, skip, tryAgain } from "./gate";
import { Instance, Wake } from "./instance";
import { addDay, count, countHere, tell } from "./ledger";
import { Branches, Listen, Node, Op, Send, Shares, Update, Wait } from "./program";
import { COMPLETED, DAY_ENTERED, Exit, JOURNEY, MAX_STEPS, NODE_EXITED, NODE_LEFT, OWN_REASON, Phase, Skip, Told } from "./places";
import { drawPair } from "./random";
import { experimentAt } from "./requests";
import { countResponses } from "./responses";
import { nodeAt, S, visitOf } from "./state";
import { stride } from "./stride";
import { applyUpdate, Subject } from "./subject";
import { targetOf } from "./ways";

/** The way of an instance through the nodes: arrivals, waits, splits, updates and ends. */

@inline
export function note(instance: Instance, what: i32, detail: i32): void {
  tell(what, instance.number, instance.node, detail, S.now);
}

// Ends.

export function exit(instance: Instance, reason: i32): void {
  if (instance.held) skip(instance, Skip.Inactive);
  countHere(instance.node, NODE_EXITED + reason);
  if (S.logging) note(instance, Told.Exited, reason);
  instance.stop(S.now);
}

/** Goal, then exit criteria, at once. */
@inline
export function check(instance: Instance): void {
  if (instance.journey.exitAtEndOfStep === 0 && instance.active) judge(instance);
}

function judge(instance: Instance): void {
  if (instance.goalMet) exit(instance, Exit.Goal);
  else if (meetsExit(instance)) exit(instance, Exit.ExitCriteria);
}

@inline
export function meetsExit(instance: Instance): bool {
  const exitWhen = instance.journey.exitWhen;
  return exitWhen !== 0 && holds(exitWhen, S.now, changetype<usize>(instance));
}

/** As `check`, at the end of a step where the journey is set so; true when the instance ended. */
@inline
export function checkAtEnd(instance: Instance): bool {
  if (instance.journey.exitAtEndOfStep === 0) return false;
  judge(instance);
  return !instance.active;
}

// The way through the nodes.

/** Leaves the node by an outlet; true when the instance stands before another node. */
@inline
export function leave(instance: Instance, outlet: i32): bool {
  if (checkAtEnd(instance)) return false;
  const node = nodeAt(instance.node);
  count(node.counts + NODE_LEFT + outlet);
  if (S.logging) note(instance, Told.Left, outlet);
  const target = targetOf(node, outlet);
  if (target >= 0) {
    instance.node = target;
    return true;
  }
  complete(instance);
  return false;
}

/** The way is over. */
export function complete(instance: Instance): void {
  count(instance.index * JOURNEY + COMPLETED);
  if (S.logging) note(instance, Told.Completed, 0);
  instance.stop(S.now);
}

/** Puts off the arrival at the next node until others of this moment have had their turn. */
function later(instance: Instance): void {
  instance.sleep(S.now, nodeAt(instance.node).op === Op.Send ? Phase.Dispatch : Phase.Arrival, Wake.Walk);
}

/** Goes on to the next node, after other entries of this moment. */
export function goOn(instance: Instance): void {
  if (S.multi || Entries.time === S.now) later(instance);
  else walk(instance);
}

/** Leaves, and goes on at once where nobody else can come between. */
export function leaveAndWalk(instance: Instance, outlet: i32): void {
  if (!leave(instance, outlet)) return;
  if (S.multi) later(instance);
  else walk(instance);
}

/** Arrives at the node and at those after it, until the instance waits, is held or ends. */
export function walk(instance: Instance): void {
  if (S.strides) {
    stride(instance);
    return;
  }
  while (arrive(instance) && act(instance)) {
    if (!S.multi) continue;
    later(instance);
    return;
  }
}

@inline
export function arrive(instance: Instance): bool {
  const index = instance.node;
  const node = nodeAt(index);
  addDay(DAY_ENTERED, index, S.now, 1);
  if (node.stage >= 0) enterStage(instance, node.stage);
  instance.visit = visitOf(index);
  if (S.logging) note(instance, Told.Arrived, 0);
  if (S.now !== instance.stepTime) {
    instance.stepTime = S.now;
    instance.stepCount = 0;
  }
  if (++instance.stepCount <= MAX_STEPS) return true;
  overrun(instance, node);
  return false;
}

/** Came to too many nodes at one moment. */
export function overrun(instance: Instance, node: Node): void {
  if (node.op === Op.Send) skip(instance, Skip.Inactive);
  exit(instance, Exit.Loop);
}

@inline
export function enterStage(instance: Instance, stage: i32): void {
  const at = S.stageSeen + (<usize>stage << 3);
  if (load<i64>(at) === instance.serial) return;
  store<i64>(at, instance.serial);
  count(S.program.stages + stage);
}

/** Does what the node does; true when the instance stands before another node. */
export function act(instance: Instance): bool {
  const node = nodeAt(instance.node);
  switch (node.op) {
    case Op.Send:
      instance.tries = 0;
      return ask(instance, node, changetype<Send>(node.argument), false) && leave(instance, 0);
    case Op.Wait:
      return wait(instance, changetype<Wait>(node.argument));
    case Op.Branch:
      return leave(instance, branchOf(changetype<Branches>(node.argument), instance));
    case Op.Share:
      return leave(instance, share(changetype<Shares>(node.argument), instance.visit));
    case Op.Listen:
      return listen(instance, changetype<Listen>(node.argument));
    case Op.Experiment:
      return leave(instance, takeArm(changetype<Shares>(node.argument), instance));
    case Op.Update:
      return update(instance, changetype<Update>(node.argument));
    case Op.End:
      exit(instance, OWN_REASON);
      return false;
    default:
      return leave(instance, 0);
  }
}

/** The first branch whose rules hold; the number of branches where none do. */
export function branchOf(branches: Branches, instance: Instance): i32 {
  for (let i = 0; i < branches.count; i++)
    if (holds(load<usize>(branches.conditions + (<usize>i << 2)), S.now, changetype<usize>(instance))) return i;
  return branches.count;
}

/** The visit's word; a block holds those of four visits. */
@inline
function shareWord(shares: Shares, visit: i32): u32 {
  if (shares.drawn !== S.subject + (visit >>> 3)) drawShares(shares, visit >>> 3);
  return load<u32>(changetype<usize>(shares) + (<usize>(visit & 7) << 2), offsetof<Shares>("a0"));
}

function drawShares(shares: Shares, pair: i32): void {
  shares.drawn = S.subject + pair;
  drawPair(shares.stream, pair << 1, changetype<usize>(shares) + offsetof<Shares>("a0"));
}

/** The share that the visit's random word falls into. */
@inline
export function share(shares: Shares, visit: i32): i32 {
  const word = <f64>shareWord(shares, visit);
  const end = shares.thresholds + (<usize>shares.count << 3);
  // Thresholds ascend. Counting those that are reached needs no branch that nobody can predict.
  let reached = 0;
  for (let at = shares.thresholds; at < end; at += 8) reached += word >= load<f64>(at) ? 1 : 0;
  return reached;
}

function takeArm(shares: Shares, instance: Instance): i32 {
  const experiment = experimentAt(shares.experiment);
  if (S.now >= experiment.verdictAt) return experiment.winner >= 0 ? experiment.winner : share(shares, instance.visit);
  const arm = share(shares, instance.visit);
  if (instance.control) return arm;
  experiment.rowArrival = min(experiment.rowArrival, S.now);
  count(experiment.counts + arm);
  const at = <usize>shares.experiment << 2;
  store<i32>(instance.arms + at, arm);
  store<i32>(instance.armSends + at, instance.sends);
  return arm;
}

/** A response counts for the arms that the instance has taken: once each, before the decision, by messages since then. */
export function succeed(instance: Instance, stage: i32, sent: f64, order: i32): void {
  for (let i = 0; i < S.program.experimentCount; i++) {
    const experiment = experimentAt(i);
    const at = instance.arms + (<usize>i << 2);
    const arm = load<i32>(at);
    if (arm < 0 || experiment.metric !== stage || order <= load<i32>(instance.armSends + (<usize>i << 2))) continue;
    const until = experiment.verdictAt;
    if (S.now > until || (S.now === until && sent === S.now)) continue;
    count(experiment.counts + experiment.arms + arm);
    store<i32>(at, -1);
  }
}

function update(instance: Instance, what: Update): bool {
  const stayed = !Subject.churned;
  applyUpdate(what);
  if (stayed && Subject.churned) {
    clearFate();
    stopEvents();
  }
  if (what.stage >= 0) enterStage(instance, what.stage);
  if (S.logging) note(instance, Told.Updated, 0);
  check(instance);
  return instance.active && leave(instance, 0);
}

@inline
function wait(instance: Instance, what: Wait): bool {
  const until = waitEnd(what, S.now);
  if (until !== NO_DATE_EXIT && until !== PASSED_EXIT) rest(instance, until);
  else if (!checkAtEnd(instance)) exit(instance, until === NO_DATE_EXIT ? Exit.NoDate : Exit.DatePassed);
  return false;
}

/** Waits for a response or an event; true when a response came already. Those of this very second are not earlier ones. */
function listen(instance: Instance, what: Listen): bool {
  const earlier = what.countEarlier !== 0;
  const came =
    what.event >= 0
      ? countEvents(what.event, earlier ? 0 : S.now, S.now + 1) > 0
      : countResponses(instance, what.stage, what.nodes, earlier ? -Infinity : S.now - 1) > 0;
  if (came) return leave(instance, 0);
  instance.listens = true;
  instance.listenEvent = what.event;
  instance.listenStage = what.stage;
  instance.listenNodes = what.nodes;
  rest(instance, S.now + what.seconds);
  return false;
}

/** What the instance listens to came: it goes on in the phase of deadlines. */
export function hear(instance: Instance): void {
  instance.heard = true;
  instance.listens = false;
  instance.sleep(S.now, Phase.Deadline, Wake.EndWait);
}

/** Waits until a moment, at most as long as the journey lets anyone stay. */
@inline
export function rest(instance: Instance, deadline: f64): void {
  const limit = instance.began + instance.journey.maxDuration;
  instance.atLimit = deadline > limit;
  instance.sleep(instance.atLimit ? max(limit, S.now) : deadline, Phase.Deadline, Wake.EndWait);
  instance.heard = false;
  if (S.logging) tell(Told.Waits, instance.number, instance.node, 0, instance.wakeTime);
}

/** A wait, or the wait for a response before a message is tried again, is over. */
export function endWait(instance: Instance): void {
  const op = nodeAt(instance.node).op;
  instance.listens = false;
  if (instance.atLimit && !instance.heard) {
    if (!checkAtEnd(instance)) exit(instance, Exit.MaxDuration);
  } else if (op === Op.Send && !instance.heard) tryAgain(instance);
  else if (leave(instance, op === Op.Listen && !instance.heard ? 1 : 0)) goOn(instance);
}
