import { canonicalJson } from "../lib/canonical-json.ts";
import type { FieldRule, Segment } from "../model/segment.ts";
import { operators } from "../operators/index.ts";
import { viewOf } from "./view.ts";

/** The least and the most events that an event rule allows; without any number it means at least one. */
export function eventBounds(rule: { atLeast?: number | undefined; atMost?: number | undefined; exactly?: number | undefined }): {
  least: number;
  most: number;
} {
  if (rule.exactly !== undefined) return { least: rule.exactly, most: rule.exactly };
  return { least: rule.atLeast ?? (rule.atMost === undefined ? 1 : 0), most: rule.atMost ?? Number.POSITIVE_INFINITY };
}

/** The same segment written one way: members that mean nothing left out, defaults spelled out, lists in order without repeats. */
function normalise(segment: Segment): Segment {
  const view = viewOf(segment);
  switch (view.kind) {
    case "all":
    case "any":
    case "none":
      return { [view.kind]: view.parts.map(normalise) } as unknown as Segment;
    case "field": {
      const { field, op, value } = view.rule;
      const list =
        Array.isArray(value) && op !== "between"
          ? [...new Set(value)].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
          : value;
      return value === undefined ? { field, op } : { field, op, value: list };
    }
    case "event": {
      const { event, withinDays, after, before, where } = view.rule;
      const { least, most } = eventBounds(view.rule);
      return {
        event,
        atLeast: least,
        ...(Number.isFinite(most) ? { atMost: most } : {}),
        ...(withinDays === undefined ? {} : { withinDays }),
        ...(after === undefined ? {} : { after }),
        ...(before === undefined ? {} : { before }),
        ...(where === undefined ? {} : { where: normalise(where) }),
      };
    }
    case "near": {
      const { lat, lon, km } = view.rule.near;
      return { near: { lat, lon, km } };
    }
    case "consent":
      return { consent: view.rule.consent };
    case "segment":
      return { segment: view.rule.segment };
  }
}

/** Whether a rule compares with today, so that it means other people on another day. */
export const isRelativeRule = ({ op }: Pick<FieldRule, "op">): boolean => operators[op].relative === true;

/**
 * Whether the segment means different people at different times. With `named`, the rules of a segment by its name, references count by what
 * they refer to; without it as relative, for that may be.
 */
export function isRelative(segment: Segment, named?: (name: string) => Segment | undefined): boolean {
  const view = viewOf(segment);
  switch (view.kind) {
    case "all":
    case "any":
    case "none":
      return view.parts.some((part) => isRelative(part, named));
    case "field":
      return isRelativeRule(view.rule);
    case "event":
      return view.rule.withinDays !== undefined || (view.rule.where !== undefined && isRelative(view.rule.where));
    case "near":
    case "consent":
      return false;
    case "segment": {
      if (!named) return true;
      const rules = named(view.rule.segment);
      // A segment that comes back to itself says nothing new the second time.
      return rules !== undefined && isRelative(rules, (name) => (name === view.rule.segment ? undefined : named(name)));
    }
  }
}

/** Text that is equal for rules that mean the same. */
export const segmentKey = (segment: Segment): string => canonicalJson(normalise(segment));
