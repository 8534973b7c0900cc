import { canonicalJson } from "../lib/canonical-json.ts";
import type { Segment } from "../model/segment.ts";
import { segmentKey } from "./normalise.ts";
import { leavesOf } from "./view.ts";

/** Whether a document, such as a journey, names a segment in one of its rules. */
export function namesSegment(document: unknown, name: string): boolean {
  if (Array.isArray(document)) return document.some((each) => namesSegment(each, name));
  if (typeof document !== "object" || document === null) return false;
  return Object.entries(document).some(([member, value]) => (member === "segment" && value === name) || namesSegment(value, name));
}

/** The rules of a segment with those of the segments that it names, as one text: equal where the same people are meant of the same data. */
export function wholeRules(segment: Segment, named: (name: string) => Segment | undefined): string {
  const met = new Map<string, string | null>();
  const walk = (part: Segment): void => {
    for (const leaf of leavesOf(part)) {
      if (leaf.kind !== "segment" || met.has(leaf.rule.segment)) continue;
      const rules = named(leaf.rule.segment);
      met.set(leaf.rule.segment, rules ? segmentKey(rules) : null);
      if (rules) walk(rules);
    }
  };
  walk(segment);
  return canonicalJson([segmentKey(segment), Object.fromEntries(met)]);
}
