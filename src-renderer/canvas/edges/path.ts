import { getBezierPath, getSmoothStepPath, Position } from "@xyflow/react";

export interface Ends {
  sourceX: number;
  sourceY: number;
  targetX: number;
  targetY: number;
}

/** From this many edges on, the overview draws them together and none of them can be taken hold of. */
export const DRAWN_TOGETHER = 250;

const THIN = 1.75;
const WIDEST = 9;

/** Width of an edge in px: its flow against the widest edge's, by square root so that small flows can be told apart. */
export const edgeWidth = (flow: number | undefined, widest: number): number =>
  flow === undefined || widest <= 0 ? THIN : flow <= 0 ? 1 : THIN + (WIDEST - THIN) * Math.sqrt(flow / widest);

/** The curve of an edge and the place of its label; one that leads back goes around its nodes. */
export function edgePath(ends: Ends): { path: string; x: number; y: number } {
  const whole = { ...ends, sourcePosition: Position.Right, targetPosition: Position.Left };
  const [path, x, y] =
    ends.targetX < ends.sourceX + 24 ? getSmoothStepPath({ ...whole, borderRadius: 18, offset: 26 }) : getBezierPath(whole);
  return { path, x, y };
}
