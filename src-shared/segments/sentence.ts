import type { Segment } from "../model/segment.ts";

/** The segment as one English sentence. */
export function sentence(segment: Segment): string {
  return "all" in segment && Array.isArray(segment.all) && segment.all.length === 0 ? "everyone" : JSON.stringify(segment);
}
