import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Records } from "../../store/records.ts";
import type { Point } from "../edits/add.ts";
import { carryRemarks } from "../edits/remarks.ts";
import { LANE_PADDING, laneIndexOf, leastWidth, settleLanes } from "../lanes/lanes.ts";
import { NODE_WIDTH } from "../nodes/size.ts";

const GRID = 10;
const snap = (value: number) => Math.round(value / GRID) * GRID;

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * ELK's layout as places in the lanes: each lane begins where the one before it ends, on the grid; the whole is as high or low as the drawing
 * was, so that what keeps its place in the order keeps its place in the window. Notes and frames follow their nodes.
 */
export function withLayout(records: Records, layout: ElkNode): Records {
  const found = new Map<string, Point>((layout.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  const { stages } = records.head;
  const lefts = new Map<number, number>();
  const rights = new Map<number, number>();
  for (const [id, { x }] of found) {
    const node = records.nodes.get(id);
    if (!node) continue;
    const lane = laneIndexOf(stages, node);
    lefts.set(lane, Math.min(lefts.get(lane) ?? x, x));
    rights.set(lane, Math.max(rights.get(lane) ?? x, x));
  }
  let at = 0;
  const starts = stages.map((stage, lane) => {
    const start = at;
    const needed = (rights.get(lane) ?? 0) - (lefts.get(lane) ?? 0) + NODE_WIDTH + 2 * LANE_PADDING;
    at += Math.max(leastWidth(records, stage), lefts.has(lane) ? needed : 0);
    return start;
  });
  const down = middle([...found].map(([id, { y }]) => (records.nodes.get(id)?.position.y ?? y) - y));
  const nodes = new Map(records.nodes);
  for (const [id, place] of found) {
    const node = nodes.get(id);
    if (!node) continue;
    const lane = laneIndexOf(stages, node);
    const x = (starts[lane] ?? 0) + LANE_PADDING + Math.round(place.x - (lefts.get(lane) ?? 0));
    const y = snap(place.y + down);
    if (x !== node.position.x || y !== node.position.y) nodes.set(id, { ...node, position: { ...node.position, x, y } });
  }
  return settleLanes(carryRemarks(records, { ...records, nodes }));
}
