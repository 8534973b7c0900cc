import type { Segment } from "../../src-shared/model/segment.ts";
import { sentence } from "../../src-shared/segments/sentence.ts";

type Labelled = ReadonlyMap<string, { label: string }>;

/** An event's name as people read it: `limit_hit` is "limit hit". */
export const eventLabel = (event: string): string => event.replaceAll("_", " ");

function withLabels(segment: Segment, fields: Labelled): Segment {
  const source = segment as Record<string, unknown>;
  for (const group of ["all", "any", "none"]) {
    const parts = source[group];
    if (Array.isArray(parts)) return { ...source, [group]: (parts as Segment[]).map((part) => withLabels(part, fields)) } as Segment;
  }
  if (typeof source.field === "string") return { ...source, field: fields.get(source.field)?.label || source.field } as Segment;
  if (typeof source.event === "string") return { ...source, event: eventLabel(source.event) } as Segment;
  return segment;
}

/** The segment as one sentence, with the labels of its fields in place of their names in the file. */
export function wordsOf(segment: Segment, fields: Labelled): string {
  const text = sentence(withLabels(segment, fields));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
