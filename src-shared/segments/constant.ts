import type { Segment } from "../model/segment.ts";
import { viewOf } from "./view.ts";

/** Everyone or nobody, whatever the data: only groups without rules. Undefined when it depends on the data. */
function constant(segment: Segment): boolean | undefined {
  const view = viewOf(segment);
  if (!("parts" in view)) return undefined;
  const parts = view.parts.map(constant);
  const every = view.kind === "all";
  const decided = parts.includes(!every) ? !every : parts.includes(undefined) ? undefined : every;
  return view.kind === "none" && decided !== undefined ? !decided : decided;
}

/** A segment without rules that takes everyone. */
export const isEveryone = (segment: Segment): boolean => constant(segment) === true;
/** A segment without rules that takes nobody, such as an empty `any`. */
export const isNobody = (segment: Segment): boolean => constant(segment) === false;
