import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { laneIndexOf } from "../lanes/lanes.ts";
import { nodeHeight, nodeWidth } from "../nodes/size.ts";
import type { Point } from "./add.ts";
import { moveNodes } from "./change.ts";

export const alignments = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export type Alignment = (typeof alignments)[number];
export type Axis = "horizontally" | "vertically";

/** One line of nodes along an axis: where each begins and how long it is there. */
interface Measure {
  start(node: JourneyNode): number;
  size(node: JourneyNode): number;
  place(node: JourneyNode, start: number): Point;
}

const across: Measure = {
  start: ({ position }) => position.x,
  size: nodeWidth,
  place: ({ position }, x) => ({ x, y: position.y }),
};
const down: Measure = {
  start: ({ position }) => position.y,
  size: (node) => nodeHeight(node, true),
  place: ({ position }, y) => ({ x: position.x, y }),
};

const chosen = (records: Records, ids: Iterable<string>) => [...ids].flatMap((id) => records.nodes.get(id) ?? []);

/** Sideways, nodes are arranged lane by lane: being lined up never moves a node into another stage. */
function groupsOf(records: Records, nodes: readonly JourneyNode[], measure: Measure): readonly (readonly JourneyNode[])[] {
  return measure === down ? [nodes] : [...Map.groupBy(nodes, (node) => laneIndexOf(records.head.stages, node)).values()];
}

/** Lines nodes up at their common left, centre, right, top, middle or bottom. */
export function align(records: Records, ids: Iterable<string>, to: Alignment): Records {
  const measure = to === "left" || to === "centre" || to === "right" ? across : down;
  const share = to === "left" || to === "top" ? 0 : to === "right" || to === "bottom" ? 1 : 0.5;
  const places = new Map<string, Point>();
  for (const group of groupsOf(records, chosen(records, ids), measure)) {
    const least = Math.min(...group.map(measure.start));
    const most = Math.max(...group.map((node) => measure.start(node) + measure.size(node)));
    const line = least + share * (most - least);
    for (const node of group) places.set(node.id, measure.place(node, Math.round(line - share * measure.size(node))));
  }
  return moveNodes(records, places);
}

/** Makes the gaps between three or more nodes equal; the outermost stay where they are. */
export function distribute(records: Records, ids: Iterable<string>, axis: Axis): Records {
  const measure = axis === "horizontally" ? across : down;
  const places = new Map<string, Point>();
  for (const group of groupsOf(records, chosen(records, ids), measure)) {
    const line = group.toSorted((a, b) => measure.start(a) - measure.start(b) || a.id.localeCompare(b.id));
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last || line.length < 3) continue;
    const span = measure.start(last) + measure.size(last) - measure.start(first);
    const gap = (span - line.reduce((sum, node) => sum + measure.size(node), 0)) / (line.length - 1);
    let at = measure.start(first);
    for (const node of line) {
      places.set(node.id, measure.place(node, Math.round(at)));
      at += measure.size(node) + gap;
    }
  }
  return moveNodes(records, places);
}
