import { type ExitReason, phases } from "../words.ts";
import { holdsFor } from "./conditions.ts";
import type { Run } from "./run.ts";
import type { Instance, Subscriber } from "./world.ts";

// R5: goal and exit criteria, and every other end of an instance.

/** Ends the instance when its goal is met or its exit criteria hold. */
export function check(run: Run, instance: Instance): void {
  if (!instance.active) return;
  if (instance.goalMet) end(run, instance, "goal");
  else if (holdsFor(run, instance.journey.exitWhen, instance)) end(run, instance, "exit-criteria");
}

export function end(run: Run, instance: Instance, reason: string): void {
  if (instance.heldSince !== null) run.note("skipped", instance, "inactive");
  instance.heldSince = null;
  instance.queued = null;
  run.note("exited", instance, reason);
  instance.active = false;
  instance.endedAt = run.now;
}

/** Leaves the journey from here; where the journey is checked at the end of a step, goal and exit criteria come first. */
export function exitAfterCheck(run: Run, instance: Instance, reason: ExitReason): void {
  if (instance.journey.exitAtEndOfStep) check(run, instance);
  if (instance.active) end(run, instance, reason);
}

/** Goal and exit criteria are looked at after something happened to a subscriber. */
export function touch(run: Run, subscriber: Subscriber): void {
  for (const instance of subscriber.instances)
    if (instance.active && !instance.journey.exitAtEndOfStep) run.later(instance, run.now, phases.check, () => check(run, instance));
}
