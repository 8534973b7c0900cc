import type { Drawing } from "../../../src-shared/plan/drawn/drawing.ts";
import type { Records } from "../../store/records.ts";
import { lanesOf } from "../lanes/lanes.ts";
import { HEADER_HEIGHT, nodeHeight, nodeWidth, outletTop } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";

/** Where everything is on the canvas, all stages expanded: what a picture of the whole journey is drawn from. */
export function drawingOf(records: Records, withFigures: boolean): Drawing {
  return {
    nodes: [...records.nodes.values()].map((node) => ({
      id: node.id,
      x: node.position.x,
      y: node.position.y,
      width: nodeWidth(node),
      height: nodeHeight(node, withFigures),
      inlet: HEADER_HEIGHT / 2,
      outlets: viewOf(node).outlets.map(({ id, label }, at) => ({ id, label, y: outletTop(node, at) })),
    })),
    lanes: lanesOf(records).map(({ stage, x, width }) => ({ stage, x, width })),
  };
}
