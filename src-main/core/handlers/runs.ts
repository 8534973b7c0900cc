import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { newId } from "../../../src-shared/lib/ids.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { refuseErrors } from "../../../src-shared/model/refuse-errors.ts";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { defaultStart } from "../default-start.ts";
import { runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { simulate } from "../simulate/index.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { journeyOf, problemsOf } from "./journeys.ts";

function refuseUnwritable({ file }: OpenProject): void {
  if (file.readOnly)
    throw new InputError("project-read-only", file.notice ?? "The project is open for reading only.", { todo: "Nothing was run." });
}

const unknownRun = (id: string) => new InputError("run-unknown", `There is no run with the id "${id}".`);

/** A run of the project; InputError when there is none with that id. */
export function runOf(project: OpenProject, id: string): SavedRun {
  const run = project.file.stores.runs.get(id);
  if (!run) throw unknownRun(id);
  return run;
}

/** Dry runs and what they left. */
export function runHandlers({ ports, workspace }: CoreParts): Handlers["runs"] {
  return {
    start: ({ journeyId, journey: given, options, name }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        refuseUnwritable(project);
        const journey = given ? parseJourney(given, `journey "${given.name}"`) : journeyOf(project, journeyId);
        const base = project.base();
        if (base.rows === 0) throw new InputError("base-empty", "There are no subscribers to run over.", { todo: "Import them first." });
        refuseErrors(problemsOf(project, journey), { within: `journey "${journey.name}"`, todo: "Mend the journey, then run it again." });
        const { timeZone } = project.file.settings();
        const results = await simulate(
          {
            journey,
            base,
            segments: project.segment,
            workspaceZone: timeZone,
            workspace: project.rules(),
            defaultStart: defaultStart(project.asOf(), timeZone),
            options,
          },
          { onProgress: (done, total) => job.progress("Dry run", done, total), signal: job.signal, startWorker: () => ports.startWorker() },
        );
        const { runs } = project.file.stores;
        const run: SavedRun = {
          id: newId("run"),
          name: name ?? `Run ${runs.list(journey.id).length + 1}`,
          journeyId: journey.id,
          journeyName: journey.name,
          at: ports.now().toISOString(),
          results,
          journey,
        };
        runs.add(run);
        return run;
      });
    },
    list: ({ journeyId }) => workspace.project().file.stores.runs.list(journeyId),
    get: ({ id }) => runOf(workspace.project(), id),
    rename: ({ id, name }) => {
      const entry = workspace.project().file.stores.runs.rename(id, name);
      if (!entry) throw unknownRun(id);
      return entry;
    },
    remove: ({ id }) => {
      const { runs } = workspace.project().file.stores;
      if (!runs.remove(id)) throw unknownRun(id);
      return runs.list();
    },
  };
}
