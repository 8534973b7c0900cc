import { useEffect, useState } from "react";
import type { FlowNode } from "./flow.ts";

/** Nodes that change in one frame: so many are drawn anew in some 50 ms without a graphics card. */
const STEP = 250;

/** The nodes shown now, with so many of the target's as a frame can afford; the target itself where no more than that are different. */
export function towards(shown: FlowNode[], target: FlowNode[], step = STEP): FlowNode[] {
  if (isNear(shown, target, step)) return target;
  let left = step;
  return target.map((node, at) => {
    const before = shown[at] as FlowNode;
    return node === before || left-- > 0 ? node : before;
  });
}

/** Whether one step is enough. Where other nodes are there it must be. */
function isNear(shown: FlowNode[], target: FlowNode[], step = STEP): boolean {
  const same = shown.length === target.length && shown.every(({ id }, at) => id === target[at]?.id);
  return !same || target.filter((node, at) => node !== shown[at]).length <= step;
}

/**
 * Nodes on their way to new places or states: those of a whole journey that is in view go in steps, a frame each, from the frame after the one
 * that laid them out; everything else at once.
 */
export function useSteps(target: FlowNode[], allInView: boolean): FlowNode[] {
  const [now, setNow] = useState({ shown: target, target });
  // Set while rendering, so that few nodes are drawn with what changed them.
  if (now.target !== target) setNow(({ shown }) => ({ shown: allInView && !isNear(shown, target) ? shown : target, target }));
  useEffect(() => {
    if (now.shown === now.target) return;
    const frame = requestAnimationFrame(() => setNow(({ shown, target: to }) => ({ shown: towards(shown, to), target: to })));
    return () => cancelAnimationFrame(frame);
  }, [now]);
  return now.shown;
}
