import { MAX_STEPS, phases } from "../words.ts";
import { check, end } from "./exits.ts";
import type { Run } from "./run.ts";
import type { Instance } from "./world.ts";

// The way through the nodes.

/** Leaves a node by an outlet, to the next node or out of the journey. */
export function leave(run: Run, instance: Instance, outlet: number): void {
  if (instance.active && instance.journey.exitAtEndOfStep) check(run, instance);
  if (!instance.active) return;
  const node = run.nodeOf(instance);
  run.note("left", instance, node.outlets[outlet]);
  const target = node.targets[outlet] as number;
  if (target === -1) {
    run.note("completed", instance);
    instance.active = false;
    instance.endedAt = run.now;
    return;
  }
  instance.node = target;
  run.later(instance, run.now, run.nodeOf(instance).op.op === "send" ? phases.dispatch : phases.arrival, () => {
    if (arrive(run, instance)) run.act(run, instance);
  });
}

/** Comes to a node; false where that was one step too many for one instant. */
export function arrive(run: Run, instance: Instance): boolean {
  visit(instance);
  run.note("arrived", instance);
  if (instance.stepsAt !== run.now) instance.steps = 0;
  instance.stepsAt = run.now;
  instance.steps++;
  if (instance.steps <= MAX_STEPS) return true;
  if (run.nodeOf(instance).op.op === "send") run.note("skipped", instance, "inactive");
  end(run, instance, "loop");
  return false;
}

/** Counts the subscriber's visits to the node, by which its draws are told apart. */
export function visit(instance: Instance): void {
  const { visits } = instance.subscriber;
  instance.visit = visits.get(instance.node) ?? 0;
  visits.set(instance.node, instance.visit + 1);
}

/** The share that a random word falls into; a block serves four visits. */
export function shareOf(run: Run, instance: Instance, stream: number, thresholds: readonly number[]): number {
  const word = run.block(instance.subscriber, stream, Math.floor(instance.visit / 4))[instance.visit % 4] as number;
  const first = thresholds.findIndex((limit) => word < limit);
  return first === -1 ? thresholds.length : first;
}
