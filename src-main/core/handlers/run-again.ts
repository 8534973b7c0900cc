import { type RunOptions, runOptionsSchema, type SavedRun } from "../../../src-shared/contract/runs.ts";
import { type Decisions, type Program, toLocal, zoneOf } from "../../../src-shared/engine/index.ts";
import { dateTimeText, parseDateTime } from "../../../src-shared/lib/civil.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { type Place, placesOf } from "../../../src-shared/trace/places.ts";
import { ENGINE_VERSION, type SimulateHooks, type SimulateInput, zonesVersion } from "../simulate/index.ts";
import { openTracer, type Tracer } from "../simulate/tracer.ts";
import type { OpenProject } from "../workspace.ts";
import { runOf } from "./saved-run.ts";
import { simulateInput } from "./simulate-input.ts";

const seconds = (utc: string): number => parseDateTime(utc.replace("Z", "")) ?? 0;

/** The options of a saved run; those of a run that kept none come from its manifest. */
export function optionsOf({ options, results, journey }: SavedRun, workspaceZone: string): RunOptions {
  if (options) return options;
  const { start, horizonDays, seed, replications, ratesDrawn: drawRates, mode, sample } = results.manifest;
  const zone = zoneOf(journey.settings.timeZone ?? workspaceZone);
  const local = zone ? dateTimeText(toLocal(zone, seconds(start))) : undefined;
  return runOptionsSchema.parse({ horizonDays, seed, replications, drawRates, mode, sample, start: local });
}

/** Journeys of a saved run, the one that was asked for first. */
const journeysOf = ({ together, journey }: SavedRun): [Journey, ...Journey[]] =>
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
  return { ...input, segments: project.segmentOfThen, defaultStart: seconds(run.results.manifest.start) };
}

/** A saved run made ready to be asked again, with its nodes. */
export interface ReopenedRun {
  run: SavedRun;
  places: readonly Place[];
  tracer: Tracer;
}

interface Kept {
  /** The file's state, on which everything that a run depends on rests. */
  state: string;
  run: SavedRun;
  input: SimulateInput;
  places: readonly Place[] | null;
}

/** How many runs stay ready in a project; each holds its compiled journey. */
const READY = 2;

const ready = new WeakMap<OpenProject, Map<string, Kept>>();

/** The run and its input, kept until anything in the project file changes. */
function keptOf(project: OpenProject, runId: string): Kept {
  const kept = ready.get(project) ?? new Map<string, Kept>();
  ready.set(project, kept);
  const state = project.file.state();
  const known = kept.get(runId);
  const run = known?.state === state ? known.run : runOf(project, runId);
  const entry = known?.state === state ? known : { state, run, input: inputAgain(project, run), places: null };
  kept.delete(runId);
  kept.set(runId, entry);
  for (const oldest of kept.keys()) if (kept.size > READY) kept.delete(oldest);
  return entry;
}

/** What was settled in a replication, as the file keeps it; throws InputError where that is not of this program. */
function settledIn(project: OpenProject, run: SavedRun, replication: number, program: Program): Decisions | undefined {
  const found = project.file.stores.runs.decisions(run.id, replication);
  const fits = (decisions: Decisions) =>
    decisions.pools.length === program.pools.length &&
    decisions.experiments.length === program.experiments.length &&
    decisions.budgets.length === program.budgets.length &&
    decisions.budgets.every((prices, at) => prices.length === program.budgets[at]?.prices.length);
  if (found && !fits(found)) throw changed(run, "What pools, budgets and experiments the journey has was changed");
  return found;
}

/**
 * Makes one replication of a saved run ready to be traced; asked again, it is ready at once until the project changes. Throws InputError
 * for a run or a replication that is not there, and when anything that it depends on has changed.
 */
export async function reopen(project: OpenProject, runId: string, replication: number, hooks: SimulateHooks): Promise<ReopenedRun> {
  const kept = keptOf(project, runId);
  const { run, input } = kept;
  const { replications, journeyHash, parameterHash } = run.results.manifest;
  if (replication >= replications)
    throw new InputError("replication-unknown", `The run "${run.name}" has no replication ${replication}.`, {
      where: "replication",
      todo: replications === 1 ? "Its only one is 0." : `They are numbered from 0 to ${replications - 1}.`,
    });
  const tracer = await openTracer(input, hooks, replication, (program) => settledIn(project, run, replication, program));
  if (tracer.journeyHashes[run.together?.own ?? 0] !== journeyHash) throw changed(run, "A segment that the journey names has changed");
  if (tracer.parameterHash !== parameterHash) throw changed(run, "The rates, prices or limits in force have changed");
  kept.places ??= placesOf(tracer.program, journeysOf(run));
  return { run, tracer, places: kept.places };
}
