import type { Problem } from "../model/problem.ts";
import type { Segment } from "../model/segment.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { BitSet } from "../table/bit-set.ts";
import { type EvaluateContext, evaluateParts } from "./evaluate.ts";
import { partPath, viewOf } from "./view.ts";
import { type Effect, effectsOf } from "./waterfall.ts";

export interface PartCount extends Effect {
  /** Place in the tree, such as `all[0].any[1]`. */
  path: string;
  /** Counted alone. */
  count: number;
}

/** Counts of the parts of a group and of theirs, in document order. */
function partsOf(segment: Segment, path: string, masks: ReadonlyMap<string, BitSet>, size: number): PartCount[] {
  const view = viewOf(segment);
  if (!("parts" in view)) return [];
  const places = view.parts.map((_, at) => partPath(path, view.kind, at));
  const own = places.map((place) => masks.get(place) as BitSet);
  const effects = effectsOf(view.kind, own, size);
  return view.parts.flatMap((part, at) => {
    const place = places[at] as string;
    return [{ path: place, count: (own[at] as BitSet).count(), ...(effects[at] as Effect) }, ...partsOf(part, place, masks, size)];
  });
}

/**
 * How many are in the segment, who they are, and how many are in each of its groups and rules counted alone, in document order, with what
 * each does in its group. Throws InputError as `evaluate` does. The mask must not be changed.
 */
export function countParts(
  base: SubscriberBase,
  segment: Segment,
  context: EvaluateContext,
): { count: number; parts: PartCount[]; mask: BitSet } {
  const masks = new Map<string, BitSet>();
  const mask = evaluateParts(base, segment, context, (path, part) => masks.set(path, part));
  return { count: mask.count(), parts: partsOf(segment, "", masks, base.rows), mask };
}

const isInside = (problem: Problem, path: string): boolean => {
  const place = problem.path ?? "";
  return place === path || path === "" || place.startsWith(`${path}.`);
};

/**
 * Counts, each alone, of the rules and groups that have no error in them; one that does not fit the data counts nobody, and so does every
 * group around it, so that it has no entry. `problems` are those of `checkSegment`.
 */
export function countSound(
  base: SubscriberBase,
  segment: Segment,
  context: EvaluateContext,
  problems: readonly Problem[],
  path = "",
): { path: string; count: number }[] {
  const broken = problems.some((problem) => problem.severity === "error" && isInside(problem, path));
  if (!broken) {
    const { count, parts } = countParts(base, segment, context);
    const inner = parts.map((part) => ({ path: path === "" ? part.path : `${path}.${part.path}`, count: part.count }));
    return path === "" ? inner : [{ path, count }, ...inner];
  }
  const view = viewOf(segment);
  if (!("parts" in view)) return [];
  return view.parts.flatMap((part, at) => countSound(base, part, context, problems, partPath(path, view.kind, at)));
}
