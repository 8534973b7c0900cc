import type { JourneyEdge, JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Box } from "../../../src-shared/plan/drawn/boxes.ts";
import { type Line, type Route, routeEdges } from "../../../src-shared/plan/drawn/route.ts";
import type { Records } from "../../store/records.ts";
import { type Folding, STRIP_WIDTH } from "../lanes/folding.ts";
import { laneIndexOf } from "../lanes/lanes.ts";
import { HEADER_HEIGHT, NODE_WIDTH, nodeHeight, outletTop } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";

/** Size of what stands for the nodes of a collapsed stage. */
export const STRIP_CARD = { width: 56, height: 128 };

/** Id of the collapsed stage's stand-in among React Flow's nodes. No node has it: ids of nodes come from files, and those lack the first character. */
export const stripId = (index: number): string => `\u0000stage:${index}`;

/** An edge as it is drawn: of a collapsed stage, all edges to the same node are one. */
export interface DrawnEdge extends Line {
  /** Ids of the journey's edges that it stands for. */
  readonly of: readonly string[];
  readonly outlet: string;
}

export interface Drawn {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly edges: readonly DrawnEdge[];
}

const boxes = new WeakMap<JourneyNode, { withFigures: boolean; x: number; box: Box }>();

/** The same box object as long as a node stays where it is, so that routes are computed anew only when something moved. */
function boxOf(node: JourneyNode, x: number, withFigures: boolean): Box {
  const known = boxes.get(node);
  if (known && known.withFigures === withFigures && known.x === x) return known.box;
  const box = { x, y: node.position.y, width: NODE_WIDTH, height: nodeHeight(node, withFigures) };
  boxes.set(node, { withFigures, x, box });
  return box;
}

/** Where the stand-in of a collapsed stage is: in the middle of its strip, as high as its nodes are on average. */
export function stripBox(records: Pick<Records, "nodes" | "head">, folding: Folding, index: number): Box {
  const heights = [...records.nodes.values()]
    .filter((node) => !viewOf(node).remark && laneIndexOf(records.head.stages, node) === index)
    .map((node) => node.position.y + nodeHeight(node, true) / 2);
  const middle = heights.length === 0 ? 140 : heights.reduce((sum, y) => sum + y, 0) / heights.length;
  const x = (folding.lanes[index]?.x ?? 0) + (STRIP_WIDTH - STRIP_CARD.width) / 2;
  return { x, y: Math.round(middle - STRIP_CARD.height / 2), ...STRIP_CARD };
}

const outletAt = (node: JourneyNode, outlet: string) =>
  Math.max(
    0,
    viewOf(node).outlets.findIndex(({ id }) => id === outlet),
  );

/** What is drawn of the records: boxes in the way of edges, and edges with their ends. */
export function drawnOf(records: Pick<Records, "nodes" | "edges" | "head">, folding: Folding, withFigures: boolean): Drawn {
  const all = new Map<string, Box>();
  for (const index of folding.folded) all.set(stripId(index), stripBox(records, folding, index));
  for (const node of records.nodes.values())
    if (!viewOf(node).remark && folding.stripOf(node) === undefined)
      all.set(node.id, boxOf(node, folding.shown(node.position.x), withFigures));
  const edges = new Map<string, DrawnEdge>();
  for (const edge of records.edges.values()) {
    const drawn = drawnEdge(edge, records, folding, all);
    if (!drawn) continue;
    const same = edges.get(drawn.id);
    edges.set(drawn.id, same ? { ...same, of: [...same.of, edge.id] } : drawn);
  }
  return { boxes: all, edges: [...edges.values()] };
}

function drawnEdge(
  edge: JourneyEdge,
  records: Pick<Records, "nodes">,
  folding: Folding,
  all: ReadonlyMap<string, Box>,
): DrawnEdge | undefined {
  const source = records.nodes.get(edge.from);
  const target = records.nodes.get(edge.to);
  if (!source || !target) return undefined;
  const [strip, into] = [folding.stripOf(source), folding.stripOf(target)];
  if (strip !== undefined && strip === into) return undefined;
  const from = strip === undefined ? source.id : stripId(strip);
  const to = into === undefined ? target.id : stripId(into);
  const [a, b] = [all.get(from), all.get(to)];
  if (!a || !b) return undefined;
  return {
    id: strip === undefined ? edge.id : `${from}>${to}`,
    of: [edge.id],
    outlet: strip === undefined ? edge.outlet : "out",
    from,
    to,
    sourceX: a.x + a.width,
    sourceY: a.y + (strip === undefined ? outletTop(source, outletAt(source, edge.outlet)) : a.height / 2),
    targetX: b.x,
    targetY: b.y + (into === undefined ? HEADER_HEIGHT / 2 : b.height / 2),
  };
}

const sameLines = (a: readonly DrawnEdge[], b: readonly DrawnEdge[]) =>
  a.length === b.length &&
  a.every((line, at) => {
    const other = b[at];
    return (
      other &&
      line.id === other.id &&
      line.sourceX === other.sourceX &&
      line.sourceY === other.sourceY &&
      line.targetX === other.targetX &&
      line.targetY === other.targetY
    );
  });
const sameBoxes = (a: Drawn["boxes"], b: Drawn["boxes"]) =>
  a.size === b.size &&
  [...a].every(([id, box]) => {
    const other = b.get(id);
    return other && box.x === other.x && box.y === other.y && box.height === other.height;
  });

/** The routes of what is drawn; those of before when nothing that they depend on is elsewhere. */
export function createRouter(): (drawn: Drawn) => ReadonlyMap<string, Route> {
  let last: { drawn: Drawn; routes: ReadonlyMap<string, Route> } | undefined;
  return (drawn) => {
    if (!last || !sameLines(last.drawn.edges, drawn.edges) || !sameBoxes(last.drawn.boxes, drawn.boxes))
      last = { drawn, routes: routeEdges(drawn.boxes, drawn.edges) };
    return last.routes;
  };
}
