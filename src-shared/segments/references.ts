import { canonicalJson } from "../lib/canonical-json.ts";
import { hashHex } from "../lib/murmur.ts";
import type { Segment } from "../model/segment.ts";
import { segmentKey } from "./normalise.ts";
import { leavesOf } from "./view.ts";

/** Members under which a document has no rules that could name a segment: what an update sets, copy, and rules on the attributes of events. */
const withoutRules: readonly string[] = ["set", "message", "where"];

/**
 * A document, such as a journey, a persona or the settings of a score, that says `to` wherever it named the segment `from`. The very same
 * object where it did not.
 */
export function withSegmentRenamed<T>(document: T, from: string, to: string): T {
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const parts = value.map(renamed);
      return parts.some((part, at) => part !== value[at]) ? parts : value;
    }
    if (typeof value !== "object" || value === null) return value;
    const members = Object.entries(value);
    const next = members.map(([member, each]): [string, unknown] => {
      if (withoutRules.includes(member)) return [member, each];
      return [member, member === "segment" && each === from ? to : renamed(each)];
    });
    return next.some(([, each], at) => each !== members[at]?.[1]) ? Object.fromEntries(next) : value;
  };
  return renamed(document) as T;
}

/** Whether a document, such as a journey, names a segment in one of its rules. */
export function namesSegment(document: unknown, name: string): boolean {
  if (Array.isArray(document)) return document.some((each) => namesSegment(each, name));
  if (typeof document !== "object" || document === null) return false;
  return Object.entries(document).some(
    ([member, value]) => !withoutRules.includes(member) && ((member === "segment" && value === name) || namesSegment(value, name)),
  );
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

/** As `wholeRules`, and equal too whatever the segments that are named are called. */
export function rulesBeyondNames(segment: Segment, named: (name: string) => Segment | undefined, through: readonly string[] = []): string {
  let rules = segment;
  for (const leaf of leavesOf(segment)) {
    if (leaf.kind !== "segment") continue;
    const name = leaf.rule.segment;
    // One that comes back to itself, or is not there, means nobody.
    const inner = through.includes(name) ? undefined : named(name);
    rules = withSegmentRenamed(rules, name, inner ? `#${hashHex(rulesBeyondNames(inner, named, [...through, name]))}` : "#");
  }
  return segmentKey(rules);
}
