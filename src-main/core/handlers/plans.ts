import type { HandedFile } from "../../../src-shared/contract/files.ts";
import type { Plan } from "../../../src-shared/model/plan.ts";
import { makePlan } from "../../../src-shared/plan/make-plan.ts";
import { exportPlan } from "../export/index.ts";
import { makeFile } from "../files/made.ts";
import { runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { runOf } from "./saved-run.ts";

function planOf(project: OpenProject, runId: string): Plan {
  const run = runOf(project, runId);
  const { currency, timeZone } = project.file.settings();
  return makePlan({ run, details: project.file.stores.plans.get(run.journeyId), currency, timeZone });
}

/** The campaign plan of a run, and its files. */
export function planHandlers({ ports, workspace }: CoreParts): Handlers["plans"] {
  return {
    get: ({ runId }) => planOf(workspace.project(), runId),
    saveDetails: ({ runId, details }) => {
      const project = workspace.project();
      project.file.stores.plans.save(runOf(project, runId).journeyId, details);
      return planOf(project, runId);
    },
    export: ({ runId, formats }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        const plan = planOf(project, runId);
        const run = runOf(project, runId);
        const made: HandedFile[] = [];
        for (const [at, format] of formats.entries()) {
          job.progress(`Writing ${format.toUpperCase()}`, at, formats.length);
          for (const { name, bytes } of await exportPlan(plan, run, format)) made.push(await makeFile(ports.files, name, bytes));
          job.signal.throwIfAborted();
        }
        return made;
      });
    },
  };
}
