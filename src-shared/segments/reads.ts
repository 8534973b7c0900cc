import type { FieldRole } from "../model/field.ts";
import type { Segment } from "../model/segment.ts";
import type { Catalogue } from "./catalogue.ts";
import { fieldOfRole } from "./roles.ts";
import { leavesOf } from "./view.ts";

/** Ids of fields and events. */
export interface Answering {
  readonly fields: readonly string[];
  readonly events: readonly string[];
}

/**
 * Fields and events that rules are answered from: those that they name, those that hold consent or places, and those of the segments that
 * they refer to.
 */
export function answeringRules(rules: readonly Segment[], { fields: known, segments }: Pick<Catalogue, "fields" | "segments">): Answering {
  const fields = new Set<string>();
  const events = new Set<string>();
  const met = new Set<string>();
  const ofRole = (role: FieldRole) => {
    const field = fieldOfRole(known, role);
    if (field) fields.add(field.id);
  };
  const walk = (segment: Segment): void => {
    for (const leaf of leavesOf(segment)) {
      if (leaf.kind === "field") fields.add(leaf.rule.field);
      else if (leaf.kind === "event") events.add(leaf.rule.event);
      else if (leaf.kind === "consent") ofRole(`consent:${leaf.rule.consent}` as FieldRole);
      else if (leaf.kind === "near") {
        ofRole("latitude");
        ofRole("longitude");
      } else if (!met.has(leaf.rule.segment)) {
        met.add(leaf.rule.segment);
        const named = segments(leaf.rule.segment);
        if (named) walk(named);
      }
    }
  };
  for (const rule of rules) walk(rule);
  return { fields: [...fields], events: [...events] };
}
