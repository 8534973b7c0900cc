import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { JourneyHead, Records } from "../../store/records.ts";
import { laneIndexOf, lanesOf, laneUnder, settleLanes } from "../lanes/lanes.ts";
import { viewOf } from "../nodes/view.ts";
import type { Point } from "./add.ts";
import { withHeld } from "./frames.ts";
import { pruneEdges, withNode } from "./graph.ts";

/** Gives a node another name or other settings; edges by outlets that it no longer has go. */
export function changeNode(records: Records, id: string, change: Partial<Pick<JourneyNode, "label" | "config">>): Records {
  const node = records.nodes.get(id);
  if (!node) return records;
  const next = withNode(records, { ...node, ...change });
  return change.config ? pruneEdges(next) : next;
}

/** Moves nodes into a stage's lane. */
export function setStage(records: Records, ids: Iterable<string>, stage: string): Records {
  const lane = lanesOf(records).find((each) => each.stage === stage);
  const nodes = new Map(records.nodes);
  for (const id of ids) {
    const node = nodes.get(id);
    if (!node || node.stage === stage) continue;
    const moved = laneIndexOf(records.head.stages, node) !== lane?.index;
    const x = lane && moved ? lane.x + 24 : node.position.x;
    nodes.set(id, { ...node, stage, position: { ...node.position, x } });
  }
  return settleLanes({ ...records, nodes });
}

/** Puts nodes elsewhere; each takes the stage of the lane under its middle. */
export function moveNodes(records: Records, places: ReadonlyMap<string, Point>): Records {
  const lanes = lanesOf(records);
  const nodes = new Map(records.nodes);
  let changed = false;
  for (const [id, place] of places) {
    const node = nodes.get(id);
    if (!node) continue;
    const lane = laneUnder(lanes, place.x);
    const least = viewOf(node).remark ? Number.NEGATIVE_INFINITY : (lane?.x ?? 0) + 24;
    const position = { ...node.position, x: Math.round(Math.max(place.x, least)), y: Math.round(place.y) };
    const { stages } = records.head;
    const foreign = node.stage !== undefined && !stages.includes(node.stage);
    const stage = lane && (foreign || lane.index !== laneIndexOf(stages, node)) ? lane.stage : node.stage;
    if (position.x === node.position.x && position.y === node.position.y && stage === node.stage) continue;
    const moved: JourneyNode = { ...node, position };
    if (stage !== undefined) moved.stage = stage;
    nodes.set(id, moved);
    changed = true;
  }
  return changed ? settleLanes({ ...records, nodes }) : records;
}

/** Moves nodes a little; a frame takes along what lies in it. */
export function nudge(records: Records, ids: Iterable<string>, by: Point): Records {
  const places = new Map<string, Point>();
  for (const id of withHeld(records, ids)) {
    const node = records.nodes.get(id);
    if (node) places.set(id, { x: node.position.x + by.x, y: node.position.y + by.y });
  }
  return moveNodes(records, places);
}

/** Changes what a journey says of itself: name, stages, settings. */
export function changeHead(records: Records, change: Partial<JourneyHead>): Records {
  return { ...records, head: { ...records.head, ...change } as JourneyHead };
}
