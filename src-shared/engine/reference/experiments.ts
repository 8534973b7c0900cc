import type { ArmCounts } from "../counts.ts";
import type { ProgramExperiment, ProgramOp } from "../program.ts";
import { phases } from "../words.ts";
import { type ExperimentState, ofJourney, type Run } from "./run.ts";
import { shareOf } from "./walk.ts";
import type { Instance } from "./world.ts";

// R10: experiments.

/** The arm that an instance takes: by chance until the decision, then the winner where there is one. */
export function armOf(run: Run, instance: Instance, op: Extract<ProgramOp, { op: "experiment" }>): number {
  const { experiment, stream, thresholds } = op;
  const state = run.experiments[experiment] as ExperimentState;
  const { window } = run.program.experiments[experiment] as ProgramExperiment;
  const arm = shareOf(run, instance, stream, thresholds);
  if (state.decided) return state.winner === -1 ? arm : state.winner;
  if (instance.control) return arm;
  if (state.decidesAt === Number.POSITIVE_INFINITY) {
    state.decidesAt = run.now + window;
    run.schedule(instance.subscriber, state.decidesAt, phases.deadline, -1, () => decide(run, experiment));
  }
  (state.arms[arm] as ArmCounts).entered++;
  instance.arms.set(experiment, { arm, since: instance.sends });
  return arm;
}

function decide(run: Run, experiment: number): void {
  const state = run.experiments[experiment] as ExperimentState;
  const rates = state.arms.map(({ entered, succeeded }) => (entered === 0 ? 0 : succeeded / entered));
  const { minimum } = run.program.experiments[experiment] as ProgramExperiment;
  state.decided = true;
  if (state.arms.every(({ entered }) => entered >= minimum)) state.winner = rates.indexOf(Math.max(...rates));
}

/** A response counts for the arms that the instance has taken: once each, before the decision, by messages since then. */
export function succeed(run: Run, instance: Instance, stage: number, message: number): void {
  if (ofJourney(instance.subscriber, instance.journeyAt).at(-1) !== instance) return;
  for (const [experiment, { arm, since }] of instance.arms) {
    const state = run.experiments[experiment] as ExperimentState;
    if (run.program.experiments[experiment]?.metric !== stage || message <= since || state.decided) continue;
    (state.arms[arm] as ArmCounts).succeeded++;
    instance.arms.delete(experiment);
  }
}
