import { Agenda } from "./agenda";
import { waitEnd, NO_DATE_EXIT } from "./clock";
import { Entries } from "./entries";
import { Events } from "./events";
import { Fate } from "./fate";
import { ask } from "./gate";
import { Instance, Wake } from "./instance";
import { inRow, Ledger, rowAt, seeDay } from "./ledger";
import { Branches, Op, Send, Shares, Wait } from "./program";
import { Exit, MAX_STEPS, NODE_LEFT, Phase } from "./places";
import { Plain, sendPlainly } from "./plain-send";
import { nodeAt, S, visitOf } from "./state";
import { act, branchOf, complete, enterStage, exit, overrun, share } from "./walk";

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
function add(at: usize): void {
  store<f64>(at, load<f64>(at) + Ledger.sign);
}

/** Sleeps until a wait is over, or leaves at the end of the longest stay; false where the wait is over before anything else happens. */
function pause(instance: Instance, until: f64, limit: f64, other: f64): bool {
  const now = S.now;
  const atLimit = until > limit;
  const wake = !atLimit ? until : limit > now ? limit : now;
  if (wake >= other) {
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
  const lefts = Ledger.flat + (NODE_LEFT << 3);
  const limit = instance.began + instance.journey.maxDuration;
  let index = instance.node;
  let now = S.now;
  let row = rowAt(now);
  let other = nextElse();
  let stop = limit < other ? limit : other;
  let steps = instance.stepTime === now ? instance.stepCount : 0;
  for (;;) {
    const node = nodeAt(index);
    add(row + inRow(index));
    if (node.stage >= 0) enterStage(instance, node.stage);
    const visit = visitOf(index);
    let outlet = 0;
    if (++steps > MAX_STEPS) {
      instance.node = index;
      overrun(instance, node);
      return;
    }
    switch (node.op) {
      case Op.Wait: {
        const wait = changetype<Wait>(node.argument);
        let until: f64;
        if (wait.rule === 0) until = now + wait.seconds;
        else {
          until = waitEnd(wait, now);
          if (until < now) {
            instance.node = index;
            exit(instance, until === NO_DATE_EXIT ? Exit.NoDate : Exit.DatePassed);
            return;
          }
        }
        if (until >= stop) {
          instance.node = index;
          instance.stepTime = now;
          instance.stepCount = steps;
          if (pause(instance, until, limit, other)) return;
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
        instance.node = index;
        instance.visit = visit;
        instance.stepTime = now;
        instance.stepCount = steps;
        if (S.plain) {
          const sent = sendPlainly(instance, node, changetype<Send>(node.argument), visit, row + inRow(index));
          if (sent === Plain.Over) return;
          if (sent === Plain.Sent) {
            other = nextElse();
            stop = limit < other ? limit : other;
            break;
          }
        }
        instance.tries = 0;
        if (!ask(instance, node, changetype<Send>(node.argument), false)) return;
        other = nextElse();
        stop = limit < other ? limit : other;
        break;
      case Op.Entry:
        break;
      default:
        instance.node = index;
        instance.visit = visit;
        instance.stepTime = now;
        instance.stepCount = steps;
        if (!act(instance)) return;
        index = instance.node;
        other = nextElse();
        stop = limit < other ? limit : other;
        continue;
    }
    add(lefts + (<usize>(node.counts + outlet) << 3));
    index = outlet === 0 ? node.next : load<i32>(node.targets + (<usize>outlet << 2));
    if (index < 0) {
      complete(instance);
      return;
    }
  }
}
