import type { Condition, ProgramJourney } from "../program.ts";
import { threshold } from "../random/philox.ts";
import { type NotEnteredReason, phases } from "../words.ts";
import { holds, holdsFor } from "./conditions.ts";
import { end } from "./exits.ts";
import { ofJourney, type Run } from "./run.ts";
import { arrive, leave } from "./walk.ts";
import { beginFate } from "./without-contact.ts";
import { type Instance, rowIn, type Subscriber } from "./world.ts";

// Section 4, R1: entries.

function whyNotEntered(
  now: number,
  subscriber: Subscriber,
  { entryLimit, entryGap }: ProgramJourney,
  own: Instance[],
): NotEnteredReason | null {
  const last = own.at(-1);
  if (subscriber.churned) return "churned";
  if (subscriber.suppressed) return "suppressed";
  if (last?.active) return "already-active";
  if (own.length >= entryLimit) return "entry-limit";
  return last && now < last.endedAt + entryGap ? "gap" : null;
}

/** Enters at a node where the condition, if there is one, holds now. */
export function enter(run: Run, subscriber: Subscriber, node: number, condition: Condition | null): void {
  const { program, now } = run;
  if (condition && !holds(run, condition, subscriber, [])) return;
  const journeyAt = program.nodes[node]?.journey as number;
  const journey = program.journeys[journeyAt] as ProgramJourney;
  const reason = whyNotEntered(now, subscriber, journey, ofJourney(subscriber, journeyAt));
  if (reason) {
    run.write("not-entered", subscriber, -1, node, reason);
    return;
  }
  const instance: Instance = {
    ...{ number: subscriber.instances.length, subscriber, began: now, node, visit: 0, active: true, endedAt: 0, goalMet: false },
    ...{ responses: [], messages: new Set(), listening: null, heldSince: null, steps: 0, stepsAt: now },
    ...{ journey, journeyAt, control: subscriber.holdOut < threshold(journey.holdOut) },
    ...{ queued: null, tries: 0, arms: new Map(), sends: 0 },
  };
  subscriber.instances.push(instance);
  if (instance.number === 0) beginFate(run, subscriber, journeyAt);
  run.note("entered", instance, instance.control ? "control" : "");
  arrive(run, instance);
  if (!journey.exitAtEndOfStep && holdsFor(run, journey.exitWhen, instance)) end(run, instance, "exit-criteria");
  else leave(run, instance, 0);
}

/** Entries at fixed moments; whether any of them lies in the run. */
export function beginEntries(run: Run, subscriber: Subscriber): boolean {
  const { start, end: horizon, entries, masks } = run.program;
  let due = false;
  for (const { node, time, mask, condition } of entries) {
    const asked = condition !== null && time >= start && time < horizon;
    if (!asked && !rowIn(masks[mask], subscriber.row)) continue;
    run.now = time;
    if (time < start) run.write("not-entered", subscriber, -1, node, "before-start");
    else if (time >= horizon) run.write("not-entered", subscriber, -1, node, "after-horizon");
    else {
      due = true;
      run.schedule(subscriber, time, phases.entry, 0, () => enter(run, subscriber, node, condition));
    }
  }
  return due;
}

/** Daily looks at who is newly in a segment. */
export function beginScans(run: Run, subscriber: Subscriber): void {
  for (const { midnights, newly, condition, node } of run.program.scans) {
    const days = newly ? [...newly.days.subarray(newly.offsets[subscriber.row], newly.offsets[subscriber.row + 1])] : [];
    run.now = midnights[0] as number;
    let was = condition !== null && holds(run, condition, subscriber, []);
    for (const [at, time] of midnights.entries()) {
      if (at === 0) continue;
      run.schedule(subscriber, time, phases.entry, 2, () => {
        const isIn = condition === null ? days.includes(at) : holds(run, condition, subscriber, []);
        if (isIn && (condition === null || !was)) enter(run, subscriber, node, null);
        was = isIn;
      });
    }
  }
}
