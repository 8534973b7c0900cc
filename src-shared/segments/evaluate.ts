import { SECONDS_PER_DAY } from "../lib/civil.ts";
import { refuseErrors } from "../model/refuse-errors.ts";
import type { Segment } from "../model/segment.ts";
import { operators } from "../operators/index.ts";
import type { Moment } from "../operators/operator.ts";
import type { EventPartition, SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import type { Column } from "../table/column.ts";
import { catalogueOf } from "./catalogue.ts";
import { checkSegment } from "./check.ts";
import { eventMask } from "./events.ts";
import { cachedLeaf } from "./leaf-cache.ts";
import { nearMask } from "./near.ts";
import { isRelative, segmentKey } from "./normalise.ts";
import { consentMask } from "./roles.ts";
import { partPath, viewOf } from "./view.ts";

export interface EvaluateContext {
  /** "Now" of relative dates: whole seconds since 1970-01-01T00:00Z. */
  asOf: number;
  /** Day number of `asOf` on the calendar that date fields follow; the UTC date when absent. */
  today?: number;
  /** Later events are not known yet; all are when absent. */
  eventsUntil?: number;
  /** A segment kept under a name. */
  segments: (name: string) => Segment | undefined;
}

/** What rules are evaluated over: the subscribers, or the events of one type. */
interface Rows {
  readonly length: number;
  column(name: string): Column | undefined;
}

/** Told the mask of every part below the top, by path, in document order of their ends. */
type Visit = (path: string, mask: BitSet) => void;

interface Evaluation {
  base: SubscriberBase;
  context: EvaluateContext;
  moment: Moment;
  visit: Visit | undefined;
}

function fieldMask(rows: Rows, rule: { field: string; op: string; value?: unknown }, moment: Moment): BitSet {
  const column = rows.column(rule.field);
  if (!column) throw new Error(`The column ${rule.field} is not there although the field is known`);
  const operator = operators[rule.op as keyof typeof operators];
  return operator.toMask(column, rule.value as Parameters<typeof operator.toMask>[1], moment);
}

/** Joins the masks of a group; what it returns is its own to change. */
function groupMask(kind: "all" | "any" | "none", masks: Iterable<BitSet>, length: number): BitSet {
  let joined: BitSet | undefined;
  for (const mask of masks) {
    if (!joined) joined = mask.clone();
    else if (kind === "all") joined.and(mask);
    else joined.or(mask);
  }
  if (kind === "none") return joined?.not() ?? BitSet.full(length);
  return joined ?? (kind === "all" ? BitSet.full(length) : new BitSet(length));
}

/** Conditions on the attributes of events; only field rules and groups, as `checkSegment` sees to. */
function whereMask(segment: Segment, rows: Rows, moment: Moment): BitSet {
  const view = viewOf(segment);
  if (view.kind === "field") return fieldMask(rows, view.rule, moment);
  if (!("parts" in view)) throw new Error(`where holds a rule on ${view.kind}`);
  return groupMask(
    view.kind,
    view.parts.map((part) => whereMask(part, rows, moment)),
    rows.length,
  );
}

/** Positions of a partition's events that a `where` means, as of a moment. */
export function eventsWhere(where: Segment, partition: EventPartition, asOf: number): BitSet {
  const rows = { length: partition.rows.length, column: (name: string) => partition.attributes.get(name) };
  return whereMask(where, rows, { asOf, today: Math.floor(asOf / SECONDS_PER_DAY) });
}

function leafMask({ base, context, moment }: Evaluation, segment: Segment): BitSet {
  const view = viewOf(segment);
  switch (view.kind) {
    case "field":
      return fieldMask({ length: base.rows, column: (name) => base.column(name) }, view.rule, moment);
    case "event": {
      const partition = base.events(view.rule.event);
      const where =
        partition && view.rule.where
          ? whereMask(view.rule.where, { length: partition.rows.length, column: (name) => partition.attributes.get(name) }, moment)
          : undefined;
      return eventMask(partition, view.rule, base.rows, context, where);
    }
    case "near":
      return nearMask(base, view.rule.near);
    case "consent":
      return consentMask(base, view.rule.consent);
    default:
      throw new Error(`${view.kind} is no rule of its own`);
  }
}

/** The mask of a segment. A leaf's is the cache's own and must not be changed; a group's is fresh. */
function maskOf(evaluation: Evaluation, segment: Segment, path: string): BitSet {
  const view = viewOf(segment);
  const { base, context, moment } = evaluation;
  if ("parts" in view) {
    const masks = view.parts.map((part, at) => {
      const place = partPath(path, view.kind, at);
      const mask = maskOf(evaluation, part, place);
      evaluation.visit?.(place, mask);
      return mask;
    });
    return groupMask(view.kind, masks, base.rows);
  }
  if (view.kind === "segment") {
    const named = context.segments(view.rule.segment);
    if (!named) throw new Error(`The segment ${view.rule.segment} went away while it was counted`);
    return maskOf({ ...evaluation, visit: undefined }, named, "");
  }
  const known = view.kind === "event" && context.eventsUntil !== undefined ? `<${context.eventsUntil}` : "";
  const key = `${segmentKey(segment)}${isRelative(segment) ? `@${context.asOf}/${moment.today}` : ""}${known}`;
  return cachedLeaf(base, key, () => leafMask(evaluation, segment));
}

/**
 * The rows of the base that are in a segment; the set is the caller's own. A comparison with a missing value is false.
 * Throws InputError when the segment speaks of a field that the base does not have, and the like.
 */
export function evaluate(base: SubscriberBase, segment: Segment, context: EvaluateContext): BitSet {
  return evaluateParts(base, segment, context).clone();
}

/** As `evaluate`, telling `visit` the mask of every part; what it returns and tells must not be changed. */
export function evaluateParts(base: SubscriberBase, segment: Segment, context: EvaluateContext, visit?: Visit): BitSet {
  refuseErrors(checkSegment(segment, catalogueOf(base, context.segments)));
  const today = context.today ?? Math.floor(context.asOf / SECONDS_PER_DAY);
  return maskOf({ base, context, moment: { asOf: context.asOf, today }, visit }, segment, "");
}
