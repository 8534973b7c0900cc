import type { RunOptions, SavedRun } from "../../../src-shared/contract/runs.ts";
import { newId } from "../../../src-shared/lib/ids.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import type { SimulateHooks } from "../simulate/index.ts";
import { simulateTogether } from "../simulate/index.ts";
import type { OpenProject } from "../workspace.ts";
import { journeyOf } from "./journeys.ts";
import { KeptDecisions } from "./kept-decisions.ts";
import { besideName, nextRunName } from "./run-names.ts";
import { refuseUnrunnable, simulateInput } from "./simulate-input.ts";

/** What a dry run is asked for with. */
interface Asked {
  journeyId: string;
  journey?: Journey | undefined;
  options: RunOptions;
  name?: string | undefined;
  together: readonly string[];
}

function refuseUnwritable({ file }: OpenProject): void {
  if (file.readOnly)
    throw new InputError("project-read-only", file.notice ?? "The project is open for reading only.", { todo: "Nothing was run." });
}

/** The journeys that run beside; each at most once, and not the one that is asked for. */
function othersOf(project: OpenProject, { id, name }: Journey, together: readonly string[]): Journey[] {
  return together.map((other, at) => {
    const twice = other === id ? name : together.indexOf(other) < at ? journeyOf(project, other).name : undefined;
    if (twice !== undefined)
      throw new InputError("together-twice", `The journey "${twice}" would be in the run twice.`, {
        where: "together",
        todo: "Name it once.",
      });
    return journeyOf(project, other);
  });
}

/** Dry-runs a journey, with others beside it where they are named, and keeps the results of each as a run. Gives the run of the first. */
export async function startRun(project: OpenProject, asked: Asked, at: () => Date, hooks: SimulateHooks): Promise<SavedRun> {
  refuseUnwritable(project);
  const { options, journey: given, journeyId } = asked;
  const journey = given ? parseJourney(given, `journey "${given.name}"`) : journeyOf(project, journeyId);
  const journeys: [Journey, ...Journey[]] = [journey, ...othersOf(project, journey, asked.together)];
  for (const each of journeys) refuseUnrunnable(project, each);
  const decisions = new KeptDecisions(journeys.length);
  const onSettled: SimulateHooks["onSettled"] = (replication, settled) => decisions.add(replication, settled);
  const results = await simulateTogether(simulateInput(project, journeys, options), { ...hooks, onSettled });
  const { runs } = project.file.stores;
  const name = asked.name ?? nextRunName(runs.list().map((run) => run.name));
  const ids = journeys.map(() => newId("run"));
  const made = at().toISOString();
  const saved = journeys.map((own, position): SavedRun => {
    const found = results[position];
    const id = ids[position];
    if (!found || id === undefined) throw new Error(`the run has no results of the journey ${own.id}`);
    return {
      id,
      name: position === 0 ? name : besideName(name, own.name, journey.name),
      journeyId: own.id,
      journeyName: own.name,
      at: made,
      results: found,
      journey: own,
      options,
      ...(journeys.length > 1 ? { together: { journeys, own: position, runs: ids } } : {}),
    };
  });
  // The run that was asked for is added last, so that it is the newest.
  project.file.transact(() => {
    for (const run of saved.toReversed()) {
      runs.add(run, decisions.stored);
      const kept = project.file.stores.journeys.get(run.journeyId) !== undefined;
      if (kept) project.file.stores.versions.keepAutomatically(run.journey, "run", `As in “${run.name}”`);
    }
  });
  return saved[0] as SavedRun;
}
