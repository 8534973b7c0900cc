import { runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { compareDesigns } from "./compare.ts";
import type { CoreParts } from "./core-parts.ts";
import { runOf, unknownRun } from "./saved-run.ts";
import { hooksOf } from "./simulate-input.ts";
import { startRun } from "./start-run.ts";
import { traceOf } from "./trace.ts";
import { whereaboutsOf } from "./whereabouts.ts";

/** Dry runs and what they left. */
export function runHandlers({ ports, workspace }: CoreParts): Handlers["runs"] {
  return {
    start: (asked, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], (job) => startRun(project, asked, ports.now, hooksOf(job, ports, "Dry run")));
    },
    trace: ({ key, ...asked }, { signal }) => {
      const project = workspace.project();
      const stopped = AbortSignal.any(signal ? [signal, project.closing] : [project.closing]);
      const hooks = { onProgress: () => {}, signal: stopped, startWorker: () => ports.startWorker(), takesPart: ports.takesPart ?? false };
      return traceOf(project, { ...asked, key: key.trim() }, hooks);
    },
    whereabouts: (asked, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], (job) => whereaboutsOf(project, asked, hooksOf(job, ports, "Looking at every subscriber")));
    },
    compare: (asked, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], (job) => compareDesigns(project, asked, hooksOf(job, ports, "Comparing")));
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
