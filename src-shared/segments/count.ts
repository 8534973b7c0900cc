import type { Segment } from "../model/segment.ts";
import type { SubscriberBase } from "../table/base.ts";
import { type EvaluateContext, evaluateParts } from "./evaluate.ts";
import { partPath, viewOf } from "./view.ts";

export interface PartCount {
  /** Place in the tree, such as `all[0].any[1]`. */
  path: string;
  count: number;
}

function pathsOf(segment: Segment, path: string): string[] {
  const view = viewOf(segment);
  if (!("parts" in view)) return [];
  return view.parts.flatMap((part, at) => {
    const place = partPath(path, view.kind, at);
    return [place, ...pathsOf(part, place)];
  });
}

/** How many are in the segment, and how many in each of its groups and rules counted alone, in document order. Throws InputError as `evaluate` does. */
export function countParts(base: SubscriberBase, segment: Segment, context: EvaluateContext): { count: number; parts: PartCount[] } {
  const counts = new Map<string, number>();
  const mask = evaluateParts(base, segment, context, (path, part) => counts.set(path, part.count()));
  return { count: mask.count(), parts: pathsOf(segment, "").map((path) => ({ path, count: counts.get(path) ?? 0 })) };
}
