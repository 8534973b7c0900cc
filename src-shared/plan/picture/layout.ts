import type { Journey, JourneyEdge, JourneyNode } from "../../model/journey.ts";

/** Sizes in pixels of the picture at scale 1. */
export const CARD_WIDTH = 236;
const COLUMN_GAP = 26;
const ROW_GAP = 66;
export const STRIP_PADDING = 22;
/** Between the paddings of neighbouring strips. */
const STRIP_GAP = 24;
/** From the cards of a strip to the middle of the gutter beside it. */
export const GUTTER_MIDDLE = STRIP_PADDING + STRIP_GAP / 2;
const LANE_HEADER = 46;
/** Space above the first row and below the last where no edge passes. */
const IDLE_GAP = 22;

/** The width to height that suits a landscape page. */
const WANTED_ASPECT = 1.55;

export interface Box {
  node: JourneyNode;
  /** Strip, row in the strip and place in the row, from 0. */
  strip: number;
  row: number;
  column: number;
  /** Columns in its row. */
  of: number;
  x: number;
  y: number;
}

/** A column of rows inside a lane. A long stage takes several, read left to right like newspaper columns. */
export interface Strip {
  lane: number;
  x: number;
  width: number;
}

export interface Lane {
  stage: string;
  /** Place of the stage in the journey, for its colour; -1 when the journey does not list it. */
  index: number;
  x: number;
  width: number;
}

export interface Layout {
  lanes: Lane[];
  strips: Strip[];
  boxes: Map<string, Box>;
  rows: number;
  cardHeight: number;
  /** Top of the gap above a row; `rows` gives the gap below the last. */
  gapTop(row: number): number;
  way(from: Box, to: Box): Way;
  width: number;
  height: number;
}

/** The journey with what the layout asks of it again and again. */
interface Graph {
  journey: Journey;
  /** Stages in use, in order, and that of each node. */
  names: readonly string[];
  stageOf: ReadonlyMap<string, string>;
  ranks: ReadonlyMap<string, number>;
  into: ReadonlyMap<string, JourneyEdge[]>;
  out: ReadonlyMap<string, JourneyEdge[]>;
  /** Place of each edge in the document. */
  order: ReadonlyMap<string, number>;
}

function graphOf(journey: Journey): Graph {
  const stageOf = stageOfNodes(journey);
  const used = new Set(stageOf.values());
  return {
    journey,
    stageOf,
    names: [...journey.stages.filter((stage) => used.has(stage)), ...[...used].filter((stage) => !journey.stages.includes(stage))],
    ranks: ranksInStage(journey, stageOf),
    into: Map.groupBy(journey.edges, ({ to }) => to),
    out: Map.groupBy(journey.edges, ({ from }) => from),
    order: new Map(journey.edges.map(({ id }, at) => [id, at])),
  };
}

/** A node's stage; one without a stage takes that of the first node that leads to it, or the first stage in use. */
function stageOfNodes(journey: Journey): Map<string, string> {
  const known = new Map(journey.nodes.flatMap((node) => (node.stage === undefined ? [] : [[node.id, node.stage] as const])));
  const first = journey.nodes.find((node) => node.stage !== undefined)?.stage ?? journey.stages[0] ?? "";
  let changed = true;
  while (changed) {
    changed = false;
    for (const { from, to } of journey.edges) {
      const stage = known.get(from);
      if (stage !== undefined && !known.has(to)) {
        known.set(to, stage);
        changed = true;
      }
    }
  }
  for (const { id } of journey.nodes) if (!known.has(id)) known.set(id, first);
  return known;
}

/** Row of each node among the nodes of its stage: the longest way inside the stage, edges that lead back left out. */
function ranksInStage(journey: Journey, stages: ReadonlyMap<string, string>): Map<string, number> {
  const inner = journey.edges.filter(({ from, to }) => from !== to && stages.get(from) === stages.get(to));
  const out = Map.groupBy(inner, ({ from }) => from);
  const state = new Map<string, "open" | "done">();
  const finished: string[] = [];
  const back = new Set<string>();
  for (const root of journey.nodes) {
    if (state.has(root.id)) continue;
    const stack = [{ id: root.id, next: 0 }];
    state.set(root.id, "open");
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = out.get(top.id)?.[top.next++];
      if (!edge) {
        state.set(top.id, "done");
        finished.push(top.id);
        stack.pop();
      } else if (state.get(edge.to) === "open") back.add(edge.id);
      else if (!state.has(edge.to)) {
        state.set(edge.to, "open");
        stack.push({ id: edge.to, next: 0 });
      }
    }
  }
  const ranks = new Map<string, number>();
  for (const id of finished.reverse()) {
    const rank = ranks.get(id) ?? 0;
    ranks.set(id, rank);
    for (const edge of out.get(id) ?? []) if (!back.has(edge.id)) ranks.set(edge.to, Math.max(ranks.get(edge.to) ?? 0, rank + 1));
  }
  return ranks;
}

/** Orders the nodes of a row under those that lead to them, then by their place in the document. */
function orderRow(row: JourneyNode[], { into, order }: Graph, placed: ReadonlyMap<string, Box>): JourneyNode[] {
  const wish = (node: JourneyNode): number => {
    const sources = (into.get(node.id) ?? []).flatMap((edge) => {
      const from = placed.get(edge.from);
      return from ? [from.strip * 100 + (from.column + 0.5) / from.of + (order.get(edge.id) ?? 0) * 1e-4] : [];
    });
    return sources.length === 0 ? 0 : sources.reduce((sum, x) => sum + x, 0) / sources.length;
  };
  return row
    .map((node, at) => ({ node, at, wish: wish(node) }))
    .sort((a, b) => a.wish - b.wish || a.at - b.at)
    .map(({ node }) => node);
}

/** How an edge goes: down to the next row, sideways across the gutter, or around through the gaps. */
export type Way = "down" | "side" | "around";

function wayOf({ out }: Graph, from: Box, to: Box): Way {
  if (from.strip === to.strip && to.row === from.row + 1) return "down";
  const alone = out.get(from.node.id)?.length === 1;
  const neighbours = to.strip === from.strip + 1 && from.column === from.of - 1 && to.column === 0;
  return alone && neighbours ? "side" : "around";
}

function layOut(graph: Graph, most: number, cardHeight: number): Layout {
  const { journey, names, stageOf, ranks } = graph;
  const lanes: Lane[] = [];
  const strips: Strip[] = [];
  const boxes = new Map<string, Box>();
  let x = 0;
  let rows = 0;
  for (const stage of names) {
    const laneX = x;
    const nodes = journey.nodes.filter((node) => stageOf.get(node.id) === stage);
    const depth = Math.max(...nodes.map((node) => ranks.get(node.id) ?? 0)) + 1;
    for (let first = 0; first < depth; first += most) {
      const strip = strips.length;
      const inStrip = Array.from({ length: Math.min(most, depth - first) }, (_, at) =>
        nodes.filter((node) => ranks.get(node.id) === first + at),
      );
      const columns = Math.max(1, ...inStrip.map((row) => row.length));
      const inner = columns * CARD_WIDTH + (columns - 1) * COLUMN_GAP;
      const stripX = x + (first === 0 ? 0 : STRIP_GAP);
      const width = inner + 2 * STRIP_PADDING;
      strips.push({ lane: lanes.length, x: stripX, width });
      for (const [row, unordered] of inStrip.entries()) {
        const ordered = orderRow(unordered, graph, boxes);
        const rowWidth = ordered.length * CARD_WIDTH + (ordered.length - 1) * COLUMN_GAP;
        for (const [column, node] of ordered.entries()) {
          const at = stripX + STRIP_PADDING + (inner - rowWidth) / 2 + column * (CARD_WIDTH + COLUMN_GAP);
          boxes.set(node.id, { node, strip, row, column, of: ordered.length, x: at, y: 0 });
        }
      }
      rows = Math.max(rows, inStrip.length);
      x = stripX + width;
    }
    lanes.push({ stage, index: journey.stages.indexOf(stage), x: laneX, width: x - laneX });
    x += STRIP_GAP;
  }
  const around = journey.edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    return from && to && wayOf(graph, from, to) === "around" ? [{ from, to }] : [];
  });
  const top = LANE_HEADER + (around.some(({ to }) => to.row === 0) ? ROW_GAP : IDLE_GAP);
  const gapTop = (row: number) => top - ROW_GAP + row * (cardHeight + ROW_GAP);
  for (const box of boxes.values()) box.y = gapTop(box.row) + ROW_GAP;
  const bottom = around.some(({ from }) => from.row === rows - 1) ? ROW_GAP / 2 + 8 : IDLE_GAP;
  return {
    lanes,
    strips,
    boxes,
    rows,
    cardHeight,
    gapTop,
    way: (from, to) => wayOf(graph, from, to),
    width: Math.max(0, x - STRIP_GAP),
    height: gapTop(rows) + bottom,
  };
}

/**
 * Lays a journey out for a page: a lane for each stage in use, left to right; inside a lane, rows by distance from where
 * the journey enters it, in as many strips as bring the whole picture nearest to a landscape page. The positions on the
 * canvas play no part, so that a picture is orderly whatever was drawn.
 */
export function layoutJourney(journey: Journey, cardHeight: number): Layout {
  const graph = graphOf(journey);
  const deepest = Math.max(0, ...graph.ranks.values()) + 1;
  let best: Layout | undefined;
  let bestMiss = Number.POSITIVE_INFINITY;
  for (let most = deepest; most >= Math.min(2, deepest); most--) {
    const layout = layOut(graph, most, cardHeight);
    const miss = Math.abs(Math.log(layout.width / layout.height / WANTED_ASPECT));
    if (miss < bestMiss) {
      best = layout;
      bestMiss = miss;
    }
    if (layout.width / layout.height > WANTED_ASPECT * 1.5) break;
  }
  return best ?? layOut(graph, deepest, cardHeight);
}
