import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { NODE_WIDTH } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";

/** A stage's vertical band, in canvas coordinates. */
export interface Lane {
  readonly stage: string;
  readonly index: number;
  readonly x: number;
  readonly width: number;
}

/** Token of a stage's colour by its place; stages beyond the seventh start over. */
export const stageColour = (index: number): string => `--tl-stage-${index % 7}`;

export const LANE_MIN_WIDTH = 340;
export const LANE_PADDING = 24;

/** The lane of a node by its stage; a stage the journey does not have, or none, counts as the first. */
export const laneIndexOf = (stages: readonly string[], node: JourneyNode): number =>
  Math.max(0, node.stage === undefined ? 0 : stages.indexOf(node.stage));

interface Extent {
  left: number;
  right: number;
}

/** Notes and frames may reach over several lanes; they move with their lane and take room only where it holds nothing else. */
function extents({ head, nodes }: Records): (Extent | undefined)[] {
  const remarks = [...nodes.values()].filter((node) => viewOf(node).remark);
  const found = extentsOf(
    head.stages,
    [...nodes.values()].filter((node) => !viewOf(node).remark),
  );
  const alone = extentsOf(head.stages, remarks);
  return found.map((extent, at) => extent ?? alone[at]);
}

function extentsOf(stages: readonly string[], nodes: readonly JourneyNode[]): (Extent | undefined)[] {
  const found: (Extent | undefined)[] = stages.map(() => undefined);
  for (const node of nodes) {
    const at = laneIndexOf(stages, node);
    const { x } = node.position;
    const lane = found[at];
    found[at] = { left: Math.min(lane?.left ?? x, x), right: Math.max(lane?.right ?? x, x + NODE_WIDTH) };
  }
  return found;
}

/** The width that a stage's lane has at least: the one it was given, never less than a column of nodes needs. */
export const leastWidth = ({ head }: Records, stage: string): number => Math.max(LANE_MIN_WIDTH, head.stageWidths?.[stage] ?? 0);

/** Lays lanes out from x = 0 in order of the stages; each is wide enough for its nodes and says how far those must move right to lie inside. */
function layOut(records: Records): (Lane & { shift: number })[] {
  let x = 0;
  const found = extents(records);
  return records.head.stages.map((stage, index) => {
    const extent = found[index];
    const shift = extent ? Math.max(0, x + LANE_PADDING - extent.left) : 0;
    const least = leastWidth(records, stage);
    const width = extent ? Math.max(least, extent.right + shift + LANE_PADDING - x) : least;
    const lane = { stage, index, x, width, shift };
    x += width;
    return lane;
  });
}

const known = new WeakMap<Records, readonly Lane[]>();

/** The lanes of the records, from left to right; computed once per state of the records. */
export function lanesOf(records: Records): readonly Lane[] {
  const found = known.get(records);
  if (found) return found;
  const lanes = layOut(records).map(({ stage, index, x, width }) => ({ stage, index, x, width }));
  known.set(records, lanes);
  return lanes;
}

/** Moves the nodes of lanes that were pushed right, each lane as one block, so that every node lies in its lane. */
export function settleLanes(records: Records): Records {
  const lanes = layOut(records);
  if (lanes.every(({ shift }) => shift === 0)) return records;
  const nodes = new Map(records.nodes);
  for (const [id, node] of nodes) {
    const shift = lanes[laneIndexOf(records.head.stages, node)]?.shift ?? 0;
    if (shift > 0) nodes.set(id, { ...node, position: { ...node.position, x: node.position.x + shift } });
  }
  return { ...records, nodes };
}

/** The lane at an x; left of the first is the first, right of the last the last. */
export function laneAt(lanes: readonly Lane[], x: number): Lane | undefined {
  return lanes.find((lane) => x < lane.x + lane.width) ?? lanes.at(-1);
}

/** The lane a node at this position is dropped into: the one under its middle. */
export const laneUnder = (lanes: readonly Lane[], x: number): Lane | undefined => laneAt(lanes, x + NODE_WIDTH / 2);
