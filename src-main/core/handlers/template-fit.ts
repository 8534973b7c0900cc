import type { TemplateFit } from "../../../src-shared/contract/journeys.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import type { OpenProject } from "../workspace.ts";
import { projectNeeds } from "./journey-needs.ts";

/** Days over which those count who had the event of an event entry. */
const RECENT_DAYS = 30;

/** Who would enter now: the audiences' rules, and for event entries who had the event lately. */
function entryRules(journey: Journey): Segment[] {
  return journey.nodes.flatMap(({ kind, config }): Segment[] => {
    const op = nodeKinds.get(kind)?.compile(config);
    if (op?.op !== "entry") return [];
    if (op.entry.rule !== "event") return [op.segment];
    const { event, where } = op.entry;
    return [{ all: [op.segment, { event, atLeast: 1, withinDays: RECENT_DAYS, ...(where ? { where } : {}) }] }];
  });
}

/** What a template needs of the project, and how many subscribers it would begin with. */
export function templateFit(project: OpenProject, template: Journey): TemplateFit {
  const base = project.base();
  const needs = projectNeeds(project, template);
  const rules: Segment = { any: entryRules(template) };
  const wrong = checkSegment(rules, catalogueOf(base, project.segment)).some(({ severity }) => severity === "error");
  const matching = wrong || base.rows === 0 ? null : evaluate(base, rules, project.evaluation()).count();
  return { needs, matching, total: base.rows };
}
