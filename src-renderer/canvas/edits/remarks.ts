import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { RemarkSize } from "../../../src-shared/nodes/remark-node.ts";
import type { Records } from "../../store/records.ts";
import { nodeHeight, nodeWidth } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";
import type { Point } from "./add.ts";
import { changeNode, moveNodes } from "./change.ts";
import { isInside } from "./frames.ts";

/** Room in a frame around its nodes, px of the canvas; the title stands above them. */
const FRAME_ROOM = { side: 24, top: 52, bottom: 24 };

const middleOf = (node: JourneyNode): Point => ({
  x: node.position.x + nodeWidth(node) / 2,
  y: node.position.y + nodeHeight(node, true) / 2,
});

/** Puts a note or frame at a place and gives it a size. */
export function resizeRemark(records: Records, id: string, place: Point, { width, height }: RemarkSize): Records {
  const node = records.nodes.get(id);
  if (!node) return records;
  const sized = changeNode(records, id, { config: { ...node.config, width: Math.round(width), height: Math.round(height) } });
  return moveNodes(sized, new Map([[id, place]]));
}

function framed(records: Records, frame: JourneyNode, nodes: readonly JourneyNode[]): Records {
  const left = Math.min(...nodes.map(({ position }) => position.x)) - FRAME_ROOM.side;
  const top = Math.min(...nodes.map(({ position }) => position.y)) - FRAME_ROOM.top;
  const right = Math.max(...nodes.map((node) => node.position.x + nodeWidth(node))) + FRAME_ROOM.side;
  const bottom = Math.max(...nodes.map((node) => node.position.y + nodeHeight(node, true))) + FRAME_ROOM.bottom;
  return resizeRemark(records, frame.id, { x: left, y: top }, { width: right - left, height: bottom - top });
}

/** After nodes have been laid out anew: frames close around the nodes that were in them, notes keep their place beside the nearest node. */
export function carryRemarks(before: Records, after: Records): Records {
  const all = [...before.nodes.values()];
  const nodes = all.filter((node) => !viewOf(node).remark);
  let next = after;
  for (const remark of all.filter((node) => viewOf(node).remark)) {
    if (viewOf(remark).kind?.holds) {
      const inside = nodes.filter((node) => isInside(node, remark)).flatMap(({ id }) => after.nodes.get(id) ?? []);
      if (inside.length > 0) next = framed(next, remark, inside);
      continue;
    }
    const at = middleOf(remark);
    const away = (node: JourneyNode) => Math.hypot(middleOf(node).x - at.x, middleOf(node).y - at.y);
    const nearest = nodes.reduce<JourneyNode | undefined>((best, node) => (best && away(best) <= away(node) ? best : node), undefined);
    const now = nearest && after.nodes.get(nearest.id);
    if (!nearest || !now) continue;
    const x = remark.position.x + now.position.x - nearest.position.x;
    const y = remark.position.y + now.position.y - nearest.position.y;
    next = moveNodes(next, new Map([[remark.id, { x, y }]]));
  }
  return next;
}
