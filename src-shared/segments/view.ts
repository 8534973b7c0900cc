import type { ConsentRule, EventRule, FieldRule, NearRule, Segment, SegmentReference } from "../model/segment.ts";

/** A segment told apart by what it is. */
export type SegmentView =
  | { kind: "all" | "any" | "none"; parts: readonly Segment[] }
  | { kind: "field"; rule: FieldRule }
  | { kind: "event"; rule: EventRule }
  | { kind: "near"; rule: NearRule }
  | { kind: "consent"; rule: ConsentRule }
  | { kind: "segment"; rule: SegmentReference };

/** Members that say which kind of rule a segment is, in the order in which the schema looks for them. */
export const discriminants = ["all", "any", "none", "field", "event", "near", "consent", "segment"] as const;

/** What a segment is. The segment has passed its schema. */
export function viewOf(segment: Segment): SegmentView {
  const kind = discriminants.find((key) => key in segment);
  switch (kind) {
    case "all":
    case "any":
    case "none":
      return { kind, parts: (segment as Record<string, unknown>)[kind] as Segment[] };
    case "field":
      return { kind, rule: segment as FieldRule };
    case "event":
      return { kind, rule: segment as EventRule };
    case "near":
      return { kind, rule: segment as NearRule };
    case "consent":
      return { kind, rule: segment as ConsentRule };
    case "segment":
      return { kind, rule: segment as SegmentReference };
    case undefined:
      throw new Error(`No rule of a segment: ${JSON.stringify(segment)}`);
  }
}

/** Path of a part of a group: `all[0].any[1]`. */
export function partPath(path: string, group: string, at: number): string {
  return `${path === "" ? "" : `${path}.`}${group}[${at}]`;
}

/** Path of a member of a rule: `all[0].value`. */
export const memberPath = (path: string, member: string): string => (path === "" ? member : `${path}.${member}`);

/** The rules of a tree, its groups left out, in document order; the inside of `where` is not entered. */
export function leavesOf(segment: Segment): Exclude<SegmentView, { parts: unknown }>[] {
  const view = viewOf(segment);
  return "parts" in view ? view.parts.flatMap(leavesOf) : [view];
}
