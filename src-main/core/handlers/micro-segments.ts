import { microSegments } from "../../../src-shared/micro-segments/grid.ts";
import { pacedSteps } from "../columns/pacer.ts";
import { runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** Micro-segments over the base as it stands. */
export function microSegmentHandlers({ workspace }: CoreParts): Handlers["microSegments"] {
  return {
    grid: (question, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], (job) =>
        pacedSteps(microSegments(project.base(), question, project.evaluation()), {
          onProgress: (done, total) => job.progress("Crossing the dimensions", done, total),
          signal: job.signal,
        }),
      );
    },
  };
}
