import { Agenda } from "./agenda";
import { waitEnd, NO_DATE_EXIT } from "./clock";
import { Entries } from "./entries";
import { Events } from "./events";
import { Fate } from "./fate";
import { ask } from "./gate";
import { Instance, Wake } from "./instance";
import { dayAt, Ledger } from "./ledger";
import { Branches, Op, Send, Shares, Wait } from "./program";
import { Exit, MAX_STEPS, NODE_LEFT, Phase } from "./places";
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

/**
 * As `walk`, where there is one journey, whose rules are looked at when something happens, and nothing is told. It does not stop at waits
 * that end before anything else happens.
 */
export function stride(instance: Instance): void {
  const lefts = Ledger.flat + (NODE_LEFT << 3);
  const limit = instance.began + instance.journey.maxDuration;
  const rows = Ledger.flat + (<usize>S.program.dayEntered << 3);
  const rowBytes = <usize>S.program.nodeCount << 3;
  let index = instance.node;
  let now = S.now;
  let row = rows + <usize>dayAt(now) * rowBytes;
  let other = nextElse();
  let steps = instance.stepTime === now ? instance.stepCount : 0;
  for (;;) {
    const node = nodeAt(index);
    add(row + (<usize>index << 3));
    if (node.stage >= 0) enterStage(instance, node.stage);
    const visit = visitOf(index);
    let outlet = 0;
    if (++steps > MAX_STEPS) {
      overrun(instance, node);
      return;
    }
    switch (node.op) {
      case Op.Wait: {
        const until = waitEnd(changetype<Wait>(node.argument), now);
        if (until < now) {
          exit(instance, until === NO_DATE_EXIT ? Exit.NoDate : Exit.DatePassed);
          return;
        }
        const atLimit = until > limit;
        const wake = !atLimit ? until : limit > now ? limit : now;
        if (wake >= other) {
          instance.atLimit = atLimit;
          instance.heard = false;
          instance.stepTime = now;
          instance.stepCount = steps;
          instance.sleep(wake, Phase.Deadline, Wake.EndWait);
          return;
        }
        if (wake !== now) {
          now = wake;
          S.now = wake;
          steps = 0;
          row = rows + <usize>dayAt(wake) * rowBytes;
        }
        if (atLimit) {
          exit(instance, Exit.MaxDuration);
          return;
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
        instance.visit = visit;
        instance.stepTime = now;
        instance.stepCount = steps;
        instance.tries = 0;
        if (!ask(instance, node, changetype<Send>(node.argument), false)) return;
        other = nextElse();
        break;
      case Op.Entry:
        break;
      default:
        instance.visit = visit;
        instance.stepTime = now;
        instance.stepCount = steps;
        if (!act(instance)) return;
        index = instance.node;
        other = nextElse();
        continue;
    }
    add(lefts + (<usize>(node.counts + outlet) << 3));
    index = outlet === 0 ? node.next : load<i32>(node.targets + (<usize>outlet << 2));
    if (index < 0) {
      complete(instance);
      return;
    }
    instance.node = index;
  }
}
