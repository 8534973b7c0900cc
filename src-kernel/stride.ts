import { Agenda } from "./agenda";
import { waitEnd, NO_DATE_EXIT } from "./clock";
import { Entries } from "./entries";
import { Events } from "./events";
import { Fate } from "./fate";
import { ask } from "./gate";
import { Instance, Wake } from "./instance";
import { Ledger, rowAt, seeDay } from "./ledger";
import { Branches, Node, Op, Send, Shares, Wait } from "./program";
import { Exit, MAX_STEPS, Phase } from "./places";
import { Plain, sendPlainly } from "./plain-send";
import { nodeAt, S, visitAt } from "./state";
import { missStretch, placeOf } from "./stretches";
import { Subject } from "./subject";
import { act, branchOf, complete, enterStage, exit, overrun, share } from "./walk";
import { wayOf } from "./ways";

/** When the next thing happens that is not the way of the subscriber's only instance. */
function nextElse(): f64 {
  let time = S.until;
  if (Entries.time < time) time = Entries.time;
  if (Agenda.next < time) time = Agenda.next;
  if (Fate.churn < time) time = Fate.churn;
  if (Fate.baseline < time) time = Fate.baseline;
  if (Events.live) if (Events.next < time) time = Events.next;
  return time;
}

@inline
function longestStay(instance: Instance): f64 {
  return instance.began + instance.journey.maxDuration;
}

/** When the way is broken off, or something else happens. */
function nextStop(instance: Instance): f64 {
  const limit = longestStay(instance);
  const other = nextElse();
  return limit < other ? limit : other;
}

@inline
function add(at: usize): void {
  store<f64>(at, load<f64>(at) + Ledger.sign);
}

@inline
function stand(instance: Instance, node: Node, visit: i32, steps: i32): void {
  instance.node = node.index;
  instance.visit = visit;
  instance.stepTime = S.now;
  instance.stepCount = steps;
}

/** Sleeps until a wait is over, or leaves at the end of the longest stay; false where the wait is over before anything else happens. */
function pause(instance: Instance, until: f64): bool {
  const now = S.now;
  const limit = longestStay(instance);
  const atLimit = until > limit;
  const wake = !atLimit ? until : limit > now ? limit : now;
  if (wake >= nextElse()) {
    instance.atLimit = atLimit;
    instance.heard = false;
    instance.sleep(wake, Phase.Deadline, Wake.EndWait);
    return true;
  }
  if (!atLimit) return false;
  S.now = wake;
  exit(instance, Exit.MaxDuration);
  return true;
}

/**
 * As `walk`, where there is one journey, whose rules are looked at when something happens, and nothing is told. It does not stop at waits
 * that end before anything else happens.
 */
export function stride(instance: Instance): void {
  let node = nodeAt(instance.node);
  let now = S.now;
  let row = rowAt(now);
  let stop = nextStop(instance);
  const control = instance.control;
  let steps = instance.stepTime === now ? instance.stepCount : 0;
  add(row + node.place);
  for (;;) {
    if (node.stretches !== 0) if (Ledger.kept) {
      const clock = changetype<usize>(Subject.clock);
      const stretch = placeOf(node, clock, now);
      if (stretch.time === now && stretch.start === changetype<usize>(node) && stretch.clock === clock) {
        if (stretch.end < stop && steps + stretch.nodes <= MAX_STEPS) {
          stretch.count += Ledger.sign;
          now = stretch.end;
          S.now = now;
          S.calm = stretch.calm;
          row = Ledger.rows + stretch.row;
          steps = stretch.lastNodes;
          node = changetype<Node>(stretch.target);
        }
      } else missStretch(stretch, node, clock, now);
    }
    if (node.stage >= 0) enterStage(instance, node.stage);
    const visit = visitAt(node);
    if (++steps > MAX_STEPS) {
      instance.node = node.index;
      overrun(instance, node);
      return;
    }
    let outlet = 0;
    switch (node.op) {
      case Op.Wait: {
        const wait = changetype<Wait>(node.argument);
        let until: f64;
        if (wait.rule === 0) until = now + wait.seconds;
        else {
          until = waitEnd(wait, now);
          if (until < now) {
            instance.node = node.index;
            exit(instance, until === NO_DATE_EXIT ? Exit.NoDate : Exit.DatePassed);
            return;
          }
        }
        if (until >= stop) {
          stand(instance, node, visit, steps);
          if (pause(instance, until)) return;
        }
        if (until !== now) {
          now = until;
          S.now = until;
          steps = 0;
          row = seeDay(until);
        }
        break;
      }
      case Op.Share:
        outlet = share(changetype<Shares>(node.argument), visit);
        break;
      case Op.Branch:
        outlet = branchOf(changetype<Branches>(node.argument), instance);
        break;
      case Op.Send:
        if (!control) {
          const came = sendPlainly(instance, node, changetype<Send>(node.argument), visit, row + node.place);
          if (came === Plain.Done) break;
          if (came === Plain.Responded) {
            if (!instance.active) return;
            if (Agenda.next < stop) stop = Agenda.next;
            break;
          }
        }
        stand(instance, node, visit, steps);
        instance.tries = 0;
        if (!ask(instance, node, changetype<Send>(node.argument), false)) return;
        stop = nextStop(instance);
        break;
      case Op.Entry:
        break;
      default:
        stand(instance, node, visit, steps);
        if (!act(instance)) return;
        node = nodeAt(instance.node);
        stop = nextStop(instance);
        add(row + node.place);
        continue;
    }
    const way = wayOf(node, outlet);
    add(row + way.place);
    if (way.node === 0) {
      complete(instance);
      return;
    }
    node = changetype<Node>(way.node);
  }
}
