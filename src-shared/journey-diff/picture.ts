import type { Journey, JourneyEdge, JourneyNode } from "../model/journey.ts";
import { nodeKinds, remarkSize } from "../nodes/index.ts";
import type { ChangeKind, ToldChange } from "./tell.ts";

/** Size of a node on the canvas. */
export const CARD = { width: 240, height: 96 };
const MARGIN = 60;

export type Mark = ChangeKind | "same";

export interface MarkedNode {
  node: JourneyNode;
  mark: Mark;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Lies behind what is drawn over it: a frame. */
  behind: boolean;
  /** Where a moved node was. */
  from: { x: number; y: number } | null;
}

export interface MarkedEdge {
  edge: JourneyEdge;
  mark: Mark;
  /** An SVG path. */
  path: string;
  /** Its outlet, where the node that it leaves has several, and the middle of the path, where that is written. */
  label: { text: string; x: number; y: number } | null;
}

/** Both journeys in one picture: what was removed stands where it was. Units of the canvas; `box` is what to show. */
export interface DiffPicture {
  nodes: MarkedNode[];
  edges: MarkedEdge[];
  box: { x: number; y: number; width: number; height: number };
}

interface Place {
  x: number;
  y: number;
}

/** A path from the right of one card to the left of another, and its middle. */
function pathOf(from: Place, to: Place): { path: string; middle: Place } {
  const [x1, y1, x2, y2] = [from.x + CARD.width, from.y + CARD.height / 2, to.x, to.y + CARD.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  return {
    path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    middle: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 },
  };
}

/** What an outlet is called, where a node has several. */
function outletLabel(node: JourneyNode | undefined, outlet: string): string | null {
  const kind = node && nodeKinds.get(node.kind);
  const parsed = kind?.config.safeParse(node?.config);
  const outlets = parsed?.success ? (kind?.outlets(parsed.data) ?? []) : [];
  return outlets.length > 1 ? (outlets.find(({ id }) => id === outlet)?.label ?? null) : null;
}

/** The picture of a difference that was told; frames come first, as they lie behind the rest. */
export function diffPicture(before: Journey, after: Journey, told: readonly ToldChange[]): DiffPicture {
  const marks = new Map(told.map(({ key, kind }) => [key, kind]));
  const earlier = new Map(before.nodes.map((node) => [node.id, node]));
  const later = new Set(after.nodes.map(({ id }) => id));
  const all = [...after.nodes, ...before.nodes.filter(({ id }) => !later.has(id))];
  const behind = (node: JourneyNode) => nodeKinds.get(node.kind)?.holds ?? false;
  const nodes = [...all.filter(behind), ...all.filter((node) => !behind(node))].map((node): MarkedNode => {
    const was = earlier.get(node.id)?.position;
    const moved = was && (was.x !== node.position.x || was.y !== node.position.y);
    return {
      node,
      mark: marks.get(`node:${node.id}`) ?? "same",
      x: node.position.x,
      y: node.position.y,
      ...(remarkSize(node) ?? CARD),
      behind: behind(node),
      from: moved && later.has(node.id) ? { x: was.x, y: was.y } : null,
    };
  });
  const places = new Map(nodes.map(({ node, x, y }) => [node.id, { node, x, y }]));
  const present = new Set(after.edges.map(({ id }) => id));
  const edges = [...after.edges, ...before.edges.filter(({ id }) => !present.has(id))].flatMap((edge): MarkedEdge[] => {
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    if (!from || !to) return [];
    const { path, middle } = pathOf(from, to);
    const text = outletLabel(present.has(edge.id) ? from.node : (earlier.get(edge.from) ?? from.node), edge.outlet);
    const label = text === null ? null : { text, ...middle };
    return [{ edge, mark: marks.get(`edge:${edge.id}`) ?? "same", path, label }];
  });
  const corners = nodes.flatMap(({ x, y, width, height, from }) => [
    { x, y, width, height },
    ...(from ? [{ ...from, width, height }] : []),
  ]);
  const left = Math.min(...corners.map(({ x }) => x), Number.POSITIVE_INFINITY);
  const top = Math.min(...corners.map(({ y }) => y), Number.POSITIVE_INFINITY);
  const right = Math.max(...corners.map(({ x, width }) => x + width));
  const bottom = Math.max(...corners.map(({ y, height }) => y + height));
  const box =
    corners.length === 0
      ? { x: 0, y: 0, width: 600, height: 300 }
      : { x: left - MARGIN, y: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
  return { nodes, edges, box };
}
