import type { Segment } from "../model/segment.ts";
import { isRelative } from "../segments/normalise.ts";
import { leavesOf } from "../segments/view.ts";
import { type Graph, parsedNodes } from "./graph.ts";

/** The same people at any time of a run: no relative dates, and nothing that events of the run or updates of `fields` change. */
export function isFixed(segment: Segment, fields: ReadonlySet<string>): boolean {
  const changes = (rule: ReturnType<typeof leavesOf>[number]) =>
    rule.kind === "consent" ||
    (rule.kind === "field" && fields.has(rule.rule.field)) ||
    (rule.kind === "segment" && fields.size > 0) ||
    rule.kind === "event";
  return !isRelative(segment) && !leavesOf(segment).some(changes);
}

/** Fields that some update sets. */
export function updatedFields(graph: Graph): ReadonlySet<string> {
  return new Set(parsedNodes(graph).flatMap(({ parsed: { op } }) => (op.op === "update" ? op.set.map(({ field }) => field) : [])));
}
