import { type RunOptions, runOptionsSchema, type SavedRun } from "../../../src-shared/contract/runs.ts";
import { toLocal, zoneOf } from "../../../src-shared/engine/index.ts";
import { dateTimeText, parseDateTime } from "../../../src-shared/lib/civil.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { ENGINE_VERSION, type SimulateHooks, type SimulateInput, zonesVersion } from "../simulate/index.ts";
import { openTracer, type Tracer } from "../simulate/tracer.ts";
import type { OpenProject } from "../workspace.ts";
import { simulateInput } from "./simulate-input.ts";

const seconds = (utc: string): number => parseDateTime(utc.replace("Z", "")) ?? 0;

/** The options of a saved run; those of a run that kept none come from its manifest. */
export function optionsOf({ options, results, journey }: SavedRun, workspaceZone: string): RunOptions {
  if (options) return options;
  const { start, horizonDays, seed, replications, mode, sample } = results.manifest;
  const zone = zoneOf(journey.settings.timeZone ?? workspaceZone);
  const local = zone ? dateTimeText(toLocal(zone, seconds(start))) : undefined;
  return runOptionsSchema.parse({ horizonDays, seed, replications, mode, sample, start: local });
}

/** Journeys of a saved run, the one that was asked for first. */
export const journeysOf = ({ together, journey }: SavedRun): [Journey, ...Journey[]] =>
  (together?.journeys as [Journey, ...Journey[]] | undefined) ?? [journey];

const changed = ({ name }: SavedRun, what: string) =>
  new InputError("run-outdated", `${what} since the run "${name}", so that what happened in it cannot be told any more.`, {
    todo: "Dry-run the journey again, then trace that run.",
  });

function refuseOutdated(project: OpenProject, run: SavedRun): void {
  const { dataHash, engine, zones } = run.results.manifest;
  if (project.base().dataHash !== dataHash) throw changed(run, "The subscriber base has changed");
  if (engine !== ENGINE_VERSION || zones !== zonesVersion) throw changed(run, "Throughline was updated");
}

/** A saved run as input for running it again: the same journeys, options, start and data. Throws InputError when the base has changed. */
function inputAgain(project: OpenProject, run: SavedRun): SimulateInput {
  refuseOutdated(project, run);
  const input = simulateInput(project, journeysOf(run), optionsOf(run, project.file.settings().timeZone));
  return { ...input, defaultStart: seconds(run.results.manifest.start) };
}

/** Makes one replication of a saved run ready to be traced. Throws InputError when anything that it depends on has changed. */
export async function traceAgain(project: OpenProject, run: SavedRun, replication: number, hooks: SimulateHooks): Promise<Tracer> {
  const { replications, journeyHash, parameterHash } = run.results.manifest;
  if (replication >= replications)
    throw new InputError("replication-unknown", `The run "${run.name}" has no replication ${replication}.`, {
      where: "replication",
      todo: replications === 1 ? "Its only one is 0." : `They are numbered from 0 to ${replications - 1}.`,
    });
  const tracer = await openTracer(inputAgain(project, run), hooks, replication);
  // Of journeys that share a run, each manifest names its own hashes; the tracer's are those of the first.
  if (run.together && run.together.own > 0) return tracer;
  if (tracer.journeyHash !== journeyHash) throw changed(run, "A segment that the journey names has changed");
  if (tracer.parameterHash !== parameterHash) throw changed(run, "The rates, prices or limits in force have changed");
  return tracer;
}
