import { segmentKey } from "../../../src-shared/channels/in-force.ts";
import type { ProjectParameter } from "../../../src-shared/model/parameters.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { sentence } from "../../../src-shared/segments/sentence.ts";
import type { OpenProject } from "../workspace.ts";

/** Segments of rates that do not fit the data, or are no longer in the project: a run could not tell whom the rates are for. */
export function segmentProblems(project: OpenProject, parameters: readonly ProjectParameter[]): Problem[] {
  const base = project.base();
  const rated = parameters.flatMap(({ segment, segmentName }) => (segment === null ? [] : [{ segment, name: segmentName }]));
  if (base.rows === 0 || rated.length === 0) return [];
  const catalogue = catalogueOf(base, project.segment);
  const distinct = new Map(rated.map((one) => [segmentKey(one.segment), one]));
  return [...distinct.values()].flatMap(({ segment, name }) =>
    checkSegment(segment, catalogue)
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => ({
        id: "rate-segment",
        severity: "error" as const,
        message: `Rates are kept for "${name ?? sentence(segment)}". ${message}`,
        fix: "Mend the segment, or remove its rates in the settings.",
      })),
  );
}

/** What of the project's own rates, prices and limits cannot be read, and rates for segments that do not fit the data. */
export function rateProblems(project: OpenProject): Problem[] {
  const unreadable = project.file
    .problems()
    .map((message): Problem => ({ id: "project-damaged", severity: "warning", message, fix: "Set it again in the settings." }));
  return [...segmentProblems(project, project.file.stores.parameters.list()), ...unreadable];
}
