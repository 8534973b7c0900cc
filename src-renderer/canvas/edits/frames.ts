import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { nodeHeight, nodeWidth } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";
import type { Point } from "./add.ts";

const middleOf = (node: JourneyNode): Point => ({
  x: node.position.x + nodeWidth(node) / 2,
  y: node.position.y + nodeHeight(node, true) / 2,
});

/** Whether a node's middle lies inside a frame. */
export function isInside(node: JourneyNode, frame: JourneyNode): boolean {
  const { x, y } = middleOf(node);
  const { position } = frame;
  return x >= position.x && x <= position.x + nodeWidth(frame) && y >= position.y && y <= position.y + nodeHeight(frame, true);
}

/** The ids with everything that lies in the frames among them: what moves when these are moved. */
export function withHeld(records: Records, ids: Iterable<string>): Set<string> {
  const all = new Set(ids);
  const frames = [...all].flatMap((id) => records.nodes.get(id) ?? []).filter((node) => viewOf(node).kind?.holds);
  for (const frame of frames)
    for (const node of records.nodes.values()) if (node.id !== frame.id && isInside(node, frame)) all.add(node.id);
  return all;
}
