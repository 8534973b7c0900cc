import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import type { Records } from "../../store/records.ts";
import { laneIndexOf, lanesOf, laneUnder, settleLanes } from "../lanes/lanes.ts";
import { NODE_WIDTH, nodeHeight, nodeWidth } from "../nodes/size.ts";
import { canFollow, viewOf } from "../nodes/view.ts";
import { connect, freeOutlet, freshId, withEdge, withNode } from "./graph.ts";

/** A place on the canvas, in px at zoom 1. */
export interface Point {
  x: number;
  y: number;
}

/** An edit that made a node, which is to be selected. `node` is null when nothing could be made. */
export interface Added {
  records: Records;
  node: string | null;
}

export const GAP_X = 56;
export const GAP_Y = 28;

function fresh(records: Records, kind: string, position: Point, stage: string | undefined): JourneyNode | null {
  const found = nodeKinds.get(kind);
  if (!found) return null;
  const node: JourneyNode = {
    id: freshId(records, kind),
    kind,
    label: found.label,
    position: { x: Math.round(position.x), y: Math.round(position.y) },
    config: found.defaults() as Record<string, unknown>,
  };
  if (stage !== undefined) node.stage = stage;
  return node;
}

/** The nearest place below a wanted one where a node of usual height covers no other. */
export function freePlace(records: Records, wanted: Point, except?: string): Point {
  let { y } = wanted;
  for (let tries = 0; tries < 200; tries++) {
    const inTheWay = [...records.nodes.values()].find(
      (node) =>
        node.id !== except &&
        !viewOf(node).kind?.holds &&
        node.position.x < wanted.x + NODE_WIDTH + 8 &&
        wanted.x < node.position.x + nodeWidth(node) + 8 &&
        node.position.y < y + 104 + GAP_Y / 2 &&
        y < node.position.y + nodeHeight(node, true) + GAP_Y / 2,
    );
    if (!inTheWay) break;
    y = inTheWay.position.y + nodeHeight(inTheWay, true) + GAP_Y;
  }
  return { x: wanted.x, y };
}

/** Puts a new node at a place on the canvas; the lane there becomes its stage. `from` connects it to an outlet. */
export function addAt(records: Records, kind: string, at: Point, from?: { node: string; outlet: string }): Added {
  const lane = laneUnder(lanesOf(records), at.x);
  const node = fresh(records, kind, { x: Math.max(at.x, (lane?.x ?? 0) + 24), y: at.y }, lane?.stage);
  if (!node) return { records, node: null };
  const added = withNode(records, node);
  return { records: settleLanes(from ? connect(added, from.node, from.outlet, node.id) : added), node: node.id };
}

/** Puts a new node to the right of another, in the same stage, and connects it to the first free outlet. */
export function appendAfter(records: Records, kind: string, after: string, outlet?: string): Added {
  const source = records.nodes.get(after);
  if (!source) return { records, node: null };
  const place = freePlace(records, { x: source.position.x + NODE_WIDTH + GAP_X, y: source.position.y });
  const node = fresh(records, kind, place, source.stage);
  if (!node) return { records, node: null };
  const from = outlet ?? freeOutlet(records, after);
  const added = withNode(records, node);
  return { records: settleLanes(from === undefined ? added : connect(added, after, from, node.id)), node: node.id };
}

/** Moves what lies right of an x in one lane, so that a node fits in. */
function makeRoom(records: Records, stage: number, fromX: number, by: number, except: string): Records {
  const nodes = new Map(records.nodes);
  for (const [id, node] of nodes) {
    if (id !== except && laneIndexOf(records.head.stages, node) === stage && node.position.x >= fromX) {
      nodes.set(id, { ...node, position: { ...node.position, x: node.position.x + by } });
    }
  }
  return { ...records, nodes };
}

/** Puts a new node on an edge; the edge ends there and the node's first outlet leads on, where it has one. */
export function insertOnEdge(records: Records, kind: string, edgeId: string): Added {
  const edge = records.edges.get(edgeId);
  const source = edge && records.nodes.get(edge.from);
  const target = edge && records.nodes.get(edge.to);
  if (!edge || !source || !target || !canFollow(kind)) return { records, node: null };
  const y = Math.round((source.position.y + target.position.y) / 2);
  const sameStage = laneIndexOf(records.head.stages, source) === laneIndexOf(records.head.stages, target);
  const x = source.position.x + NODE_WIDTH + GAP_X;
  const node = fresh(records, kind, { x, y }, source.stage);
  if (!node) return { records, node: null };
  let next = withEdge(withNode(records, node), { ...edge, to: node.id });
  if (sameStage && target.position.x >= source.position.x) {
    const lacking = x + NODE_WIDTH + GAP_X - target.position.x;
    if (lacking > 0) next = makeRoom(next, laneIndexOf(records.head.stages, source), target.position.x, lacking, node.id);
  } else next = withNode(next, { ...node, position: { ...freePlace(records, node.position) } });
  const onward = freeOutlet(next, node.id);
  return { records: settleLanes(onward === undefined ? next : connect(next, node.id, onward, edge.to)), node: node.id };
}
