import { type Box, type BoxIndex, indexBoxes } from "./boxes.ts";

/** Where an edge leaves and arrives. */
export interface Ends {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

/** How an edge is drawn: its path as SVG path data, and where its label stands. */
export interface Route extends Ends {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  /** Leads back: it ends left of where it begins. */
  readonly loop: boolean;
}

/** From a node to where an edge may turn, and from a channel to the nodes beside it. */
const STUB = 24;
const CLEAR = 14;
const CORNER = 14;
/** Distance of edges that share a channel. */
const APART = 8;
const SAMPLES = 14;
/** Channels tried for one edge, nearest first: bounds the time that an edge across a large journey takes. */
const TRIED = 40;

const round = (value: number) => Math.round(value * 10) / 10;

/** A forward edge as one curve. */
function curve({ sourceX, sourceY, targetX, targetY }: Ends): Route {
  const bend = Math.max(STUB, (targetX - sourceX) / 2);
  const path = `M${round(sourceX)} ${round(sourceY)}C${round(sourceX + bend)} ${round(sourceY)} ${round(targetX - bend)} ${round(targetY)} ${round(targetX)} ${round(targetY)}`;
  return { sourceX, sourceY, targetX, targetY, path, x: (sourceX + targetX) / 2, y: (sourceY + targetY) / 2, loop: false };
}

function curveHits({ sourceX, sourceY, targetX, targetY }: Ends, boxes: readonly Box[]): boolean {
  if (boxes.length === 0) return false;
  const bend = Math.max(STUB, (targetX - sourceX) / 2);
  for (let step = 1; step < SAMPLES; step++) {
    const t = step / SAMPLES;
    const u = 1 - t;
    const x = u ** 3 * sourceX + 3 * u * u * t * (sourceX + bend) + 3 * u * t * t * (targetX - bend) + t ** 3 * targetX;
    const y = (u ** 3 + 3 * u * u * t) * sourceY + (3 * u * t * t + t ** 3) * targetY;
    if (boxes.some((box) => x > box.x - 4 && x < box.x + box.width + 4 && y > box.y - 4 && y < box.y + box.height + 4)) return true;
  }
  return false;
}

/** A path along right angles with rounded corners. */
function angular(points: readonly (readonly [number, number])[]): string {
  let path = "";
  for (const [at, [x, y]] of points.entries()) {
    const before = points[at - 1];
    const after = points[at + 1];
    if (!before || !after) {
      path += `${before ? "L" : "M"}${round(x)} ${round(y)}`;
      continue;
    }
    const cut = (other: readonly [number, number]) => {
      const far = Math.hypot(other[0] - x, other[1] - y);
      const by = far === 0 ? 0 : Math.min(CORNER, far / 2) / far;
      return [round(x + (other[0] - x) * by), round(y + (other[1] - y) * by)] as const;
    };
    const [ax, ay] = cut(before);
    const [bx, by] = cut(after);
    path += `L${ax} ${ay}Q${round(x)} ${round(y)} ${bx} ${by}`;
  }
  return path;
}

/** An edge around the boxes in its way: out, along a free channel, and in. */
function around(ends: Ends, source: Box, target: Box, boxes: BoxIndex, taken: Map<number, number>): Route {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const out = sourceX + STUB;
  const back = targetX - STUB;
  const [left, right] = [Math.min(out, back), Math.max(out, back)];
  const loop = targetX < sourceX + STUB;
  const [top, bottom] = [
    Math.min(sourceY, targetY, source.y, target.y),
    Math.max(sourceY, targetY, source.y + source.height, target.y + target.height),
  ];
  const reach = 1200;
  const column = boxes.near(left - 2, top - reach, right + 2, bottom + reach, []);
  const cost = (y: number) => Math.abs(y - sourceY) + Math.abs(y - targetY);
  const edges = column.flatMap((box) => [box.y - CLEAR, box.y + box.height + CLEAR]);
  const candidates = [...new Set([...edges, ...(loop ? [] : [(sourceY + targetY) / 2])])].sort((a, b) => cost(a) - cost(b)).slice(0, TRIED);
  const crosses = (y: number) =>
    column.filter((box) => y > box.y - CLEAR + 2 && y < box.y + box.height + CLEAR - 2).length +
    column.filter(
      (box) =>
        box !== source &&
        out > box.x &&
        out < box.x + box.width &&
        Math.min(y, sourceY) < box.y + box.height &&
        Math.max(y, sourceY) > box.y,
    ).length +
    column.filter(
      (box) =>
        box !== target &&
        back > box.x &&
        back < box.x + box.width &&
        Math.min(y, targetY) < box.y + box.height &&
        Math.max(y, targetY) > box.y,
    ).length;
  let best = candidates[0] ?? (sourceY + targetY) / 2;
  let least = Number.POSITIVE_INFINITY;
  for (const y of candidates) {
    const hits = crosses(y);
    if (hits < least) [best, least] = [y, hits];
    if (hits === 0) break;
  }
  const key = Math.round(best / APART);
  const before = taken.get(key) ?? 0;
  taken.set(key, before + 1);
  const y = best + (best >= (sourceY + targetY) / 2 ? 1 : -1) * APART * Math.min(before, 4);
  const points = [
    [sourceX, sourceY],
    [out, sourceY],
    [out, y],
    [back, y],
    [back, targetY],
    [targetX, targetY],
  ] as const;
  return { ...ends, path: angular(points), x: (out + back) / 2, y, loop };
}

/** An edge alone, as if no node were in its way: while its ends are being dragged. */
export function directRoute(ends: Ends): Route {
  if (ends.targetX >= ends.sourceX + STUB) return curve(ends);
  const box = (x: number, y: number): Box => ({ x, y: y - 34, width: 0, height: 68 });
  const [source, target] = [box(ends.sourceX, ends.sourceY), box(ends.targetX, ends.targetY)];
  return around(
    ends,
    source,
    target,
    indexBoxes([{ x: ends.targetX, y: Math.min(source.y, target.y), width: ends.sourceX - ends.targetX + 1, height: 68 }]),
    new Map(),
  );
}

/** An edge to be drawn: its ends, and the ids of the boxes they lie at. */
export interface Line extends Ends {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The routes of edges by id: a curve where nothing is in the way, else around the nodes. The same input gives the same routes. */
export function routeEdges(boxes: ReadonlyMap<string, Box>, lines: readonly Line[]): Map<string, Route> {
  const index = indexBoxes(boxes.values());
  const taken = new Map<number, number>();
  const routes = new Map<string, Route>();
  for (const line of lines) {
    const source = boxes.get(line.from);
    const target = boxes.get(line.to);
    if (!source || !target) continue;
    const { sourceX, sourceY, targetX, targetY } = line;
    const ends = { sourceX, sourceY, targetX, targetY };
    const between =
      targetX < sourceX + STUB
        ? null
        : index.near(sourceX, Math.min(sourceY, targetY) - 4, targetX, Math.max(sourceY, targetY) + 4, [source, target]);
    routes.set(line.id, between && !curveHits(ends, between) ? curve(ends) : around(ends, source, target, index, taken));
  }
  return routes;
}
