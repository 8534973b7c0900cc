import type { ScoreRule, Segment } from "../model/segment.ts";
import { fieldRuleOf } from "./view.ts";

/** An event's name as people read it: `limit_hit` is "limit hit". */
export const eventLabel = (event: string): string => event.replaceAll("_", " ");

/** The segment with the labels of its fields, and its events as people read them, in place of their names in the file: for sentences. */
export function withLabels(segment: Segment, labelOf: (field: string) => string | undefined): Segment {
  const source = segment as Record<string, unknown>;
  for (const group of ["all", "any", "none"]) {
    const parts = source[group];
    if (Array.isArray(parts)) return { ...source, [group]: (parts as Segment[]).map((part) => withLabels(part, labelOf)) } as Segment;
  }
  if (typeof source.field === "string") return { ...source, field: labelOf(source.field) || source.field } as Segment;
  if (typeof source.score === "string") return withLabels(fieldRuleOf(segment as ScoreRule), labelOf);
  if (typeof source.event === "string") return { ...source, event: eventLabel(source.event) } as Segment;
  return segment;
}
