import type { Journey, JourneyEdge, JourneyNode } from "../model/journey.ts";
import { isRemark } from "../nodes/index.ts";
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
  /** Where a moved node was. */
  from: { x: number; y: number } | null;
}

export interface MarkedEdge {
  edge: JourneyEdge;
  mark: Mark;
  /** An SVG path. */
  path: string;
}

/** Both journeys in one picture: what was removed stands where it was. Units of the canvas; `box` is what to show. */
export interface DiffPicture {
  nodes: MarkedNode[];
  edges: MarkedEdge[];
  box: { x: number; y: number; width: number; height: number };
}

function pathOf(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [x1, y1, x2, y2] = [from.x + CARD.width, from.y + CARD.height / 2, to.x, to.y + CARD.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** The picture of a difference that was told. Notes and frames have no place of their own in it. */
export function diffPicture(before: Journey, after: Journey, told: readonly ToldChange[]): DiffPicture {
  const marks = new Map(told.map(({ key, kind }) => [key, kind]));
  const earlier = new Map(before.nodes.map((node) => [node.id, node]));
  const later = new Set(after.nodes.map(({ id }) => id));
  const all = [...after.nodes, ...before.nodes.filter(({ id }) => !later.has(id))].filter(({ kind }) => !isRemark(kind));
  const nodes = all.map((node): MarkedNode => {
    const was = earlier.get(node.id)?.position;
    const moved = was && (was.x !== node.position.x || was.y !== node.position.y);
    return {
      node,
      mark: marks.get(`node:${node.id}`) ?? "same",
      x: node.position.x,
      y: node.position.y,
      from: moved && later.has(node.id) ? { x: was.x, y: was.y } : null,
    };
  });
  const places = new Map(nodes.map(({ node, x, y }) => [node.id, { x, y }]));
  const present = new Set(after.edges.map(({ id }) => id));
  const edges = [...after.edges, ...before.edges.filter(({ id }) => !present.has(id))].flatMap((edge): MarkedEdge[] => {
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    return from && to ? [{ edge, mark: marks.get(`edge:${edge.id}`) ?? "same", path: pathOf(from, to) }] : [];
  });
  const corners = nodes.flatMap(({ x, y, from }) => [{ x, y }, ...(from ? [from] : [])]);
  const left = Math.min(...corners.map(({ x }) => x), Number.POSITIVE_INFINITY);
  const top = Math.min(...corners.map(({ y }) => y), Number.POSITIVE_INFINITY);
  const right = Math.max(...corners.map(({ x }) => x + CARD.width));
  const bottom = Math.max(...corners.map(({ y }) => y + CARD.height));
  const box =
    corners.length === 0
      ? { x: 0, y: 0, width: 600, height: 300 }
      : { x: left - MARGIN, y: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
  return { nodes, edges, box };
}
