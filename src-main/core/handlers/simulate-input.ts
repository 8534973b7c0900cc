import type { RunOptions } from "../../../src-shared/contract/runs.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { refuseErrors } from "../../../src-shared/model/refuse-errors.ts";
import { defaultStart } from "../default-start.ts";
import type { Job } from "../jobs.ts";
import type { CorePorts } from "../ports.ts";
import type { SimulateHooks, SimulateInput } from "../simulate/index.ts";
import type { OpenProject } from "../workspace.ts";
import { problemsOf } from "./journeys.ts";

/** Throws InputError for a project without subscribers, and for a journey that has errors. */
export function refuseUnrunnable(project: OpenProject, journey: Journey): void {
  if (project.base().rows === 0)
    throw new InputError("base-empty", "There are no subscribers to run over.", { todo: "Import them first." });
  refuseErrors(problemsOf(project, journey), { within: `journey "${journey.name}"`, todo: "Mend the journey, then run it again." });
}

/** What a dry run of journeys over the project's base runs over; the first is the one that was asked for. */
export function simulateInput(
  project: OpenProject,
  [journey, ...together]: readonly [Journey, ...Journey[]],
  options: RunOptions,
): SimulateInput {
  const { timeZone } = project.file.settings();
  return {
    journey,
    base: project.base(),
    segments: project.segment,
    workspaceZone: timeZone,
    workspace: project.rules(),
    defaultStart: defaultStart(project.asOf(), timeZone),
    ...(together.length > 0 ? { together } : {}),
    options,
  };
}

/** How a dry run reports to a job and obeys it. */
export const hooksOf = (job: Job, ports: CorePorts, label: string): SimulateHooks => ({
  onProgress: (done, total, { stage, ...more } = { done, total }) =>
    job.progress(stage === undefined ? label : `${label}: ${stage}`, done, total, more),
  signal: job.signal,
  startWorker: () => ports.startWorker(),
  takesPart: ports.takesPart ?? false,
});
