import { microSegments } from "../../../src-shared/micro-segments/grid.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** Micro-segments over the base as it stands. */
export function microSegmentHandlers({ workspace }: CoreParts): Handlers["microSegments"] {
  return {
    grid: (question) => {
      const project = workspace.project();
      return microSegments(project.base(), question, project.evaluation());
    },
  };
}
