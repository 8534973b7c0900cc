import {
  type ConsentRule,
  type EventRule,
  type FieldRule,
  type NearRule,
  type ScoreRule,
  type Segment,
  type SegmentReference,
  scoreFields,
} from "../model/segment.ts";

/** A segment told apart by what it is. */
export type SegmentView =
  | { kind: "all" | "any" | "none"; parts: readonly Segment[] }
  | { kind: "field"; rule: FieldRule }
  | { kind: "event"; rule: EventRule }
  | { kind: "near"; rule: NearRule }
  | { kind: "consent"; rule: ConsentRule }
  | { kind: "segment"; rule: SegmentReference };

/** Members that say which kind of rule a segment is, in the order in which the schema looks for them. */
export const discriminants = ["all", "any", "none", "field", "event", "near", "consent", "score", "segment"] as const;

/** A rule on a score is one on a field that the score makes; an unknown part stands for a field that no base has. */
export function fieldRuleOf({ score, part, op, value }: ScoreRule): FieldRule {
  const parts: Readonly<Record<string, string>> = scoreFields[score as keyof typeof scoreFields] ?? {};
  const field = part === undefined ? Object.values(parts)[0] : (parts[part] ?? `${score} ${part}`);
  return { field: field ?? score, op, ...(value === undefined ? {} : { value }) };
}

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
    case "score":
      return { kind: "field", rule: fieldRuleOf(segment as ScoreRule) };
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
