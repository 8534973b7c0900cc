import type { Journey, JourneyEdge } from "../../model/journey.ts";
import { type Box, CARD_WIDTH, GUTTER_MIDDLE, type Layout, STRIP_PADDING } from "./layout.ts";

export interface Point {
  x: number;
  y: number;
}

export interface Route {
  edge: JourneyEdge;
  points: Point[];
}

/** A run of an edge along a channel: the gap above a row (`row:2`) or the gutter left of a strip (`gutter:1`). */
interface Run {
  channel: string;
  /** Runs of one owner may share a track. */
  owner: string;
  from: number;
  to: number;
  track: number;
}

const FIRST_TRACK = 16;
const TRACK_STEP = 7;
/** Room for all tracks of a gap above a row, and of a gutter; many tracks lie closer together. */
const ROW_ROOM = 38;
const GUTTER_ROOM = 30;

/** Gives each run the lowest track on which it meets no run of another owner; returns the number of tracks by channel. */
function assignTracks(runs: readonly Run[]): Map<string, number> {
  const tracks = new Map<string, number>();
  for (const [channel, inChannel] of Map.groupBy(runs, ({ channel }) => channel)) {
    const placed: Run[] = [];
    for (const run of [...inChannel].sort((a, b) => a.from - b.from || a.to - b.to)) {
      const meets = (track: number) =>
        placed.some((other) => other.track === track && other.owner !== run.owner && other.from <= run.to + 4 && run.from <= other.to + 4);
      while (meets(run.track)) run.track++;
      placed.push(run);
      tracks.set(channel, Math.max(tracks.get(channel) ?? 0, run.track + 1));
    }
  }
  return tracks;
}

type Sketch = { edge: JourneyEdge; from: Box; to: Box } & (
  | { way: "down"; run: Run }
  | { way: "side"; run: Run }
  | { way: "around"; out: Run; up: Run; into: Run }
);

const middle = (box: Box) => box.x + CARD_WIDTH / 2;
const ordered = (a: number, b: number) => ({ from: Math.min(a, b), to: Math.max(a, b) });

/**
 * Routes every edge along the gaps between cards, never behind one: straight down to the next row, across the gutter to
 * the next strip, or out below the source, along a gutter, and in above the target.
 */
export function routeEdges(journey: Journey, layout: Layout): Route[] {
  const rowY = layout.gapTop;
  const fanOut = Map.groupBy(journey.edges, ({ from }) => from);
  /** Edges of one owner may share a line: those that leave a node with several outlets, otherwise those that end at one node. */
  const ownerOf = (edge: JourneyEdge) => ((fanOut.get(edge.from)?.length ?? 0) > 1 ? `from ${edge.from}` : `to ${edge.to}`);
  /** Middle of the gutter left of a strip, or right of the last. */
  const gutterX = (strip: number) => {
    const found = layout.strips[strip];
    const last = layout.strips.at(-1);
    return found ? found.x + STRIP_PADDING - GUTTER_MIDDLE : (last?.x ?? 0) + (last?.width ?? 0) - STRIP_PADDING + GUTTER_MIDDLE;
  };
  const runs: Run[] = [];
  const run = (channel: string, owner: string, a: number, b: number): Run => {
    const made = { channel, owner, ...ordered(a, b), track: 0 };
    runs.push(made);
    return made;
  };
  const sketches = journey.edges.flatMap((edge): Sketch[] => {
    const from = layout.boxes.get(edge.from);
    const to = layout.boxes.get(edge.to);
    if (!from || !to) return [];
    const way = layout.way(from, to);
    const owner = ownerOf(edge);
    if (way === "down") return [{ way, edge, from, to, run: run(`row:${to.row}`, owner, middle(from), middle(to)) }];
    if (way === "side") return [{ way, edge, from, to, run: run(`gutter:${to.strip}`, owner, from.y, to.y) }];
    const gutter = to.strip > from.strip ? to.strip : from.strip === to.strip && to.row > from.row ? to.strip : to.strip + 1;
    const x = gutterX(gutter);
    return [
      {
        way,
        edge,
        from,
        to,
        out: run(`row:${from.row + 1}`, owner, middle(from), x),
        up: run(`gutter:${gutter}`, owner, rowY(from.row + 1), rowY(to.row)),
        into: run(`row:${to.row}`, owner, x, middle(to)),
      },
    ];
  });
  const tracks = assignTracks(runs);
  const step = ({ channel }: Run, room: number) => Math.min(TRACK_STEP, room / Math.max(1, (tracks.get(channel) ?? 1) - 1));
  const trackY = (each: Run) => rowY(Number(each.channel.slice(4))) + FIRST_TRACK + each.track * step(each, ROW_ROOM);
  const trackX = (each: Run) => {
    const middleTrack = ((tracks.get(each.channel) ?? 1) - 1) / 2;
    return gutterX(Number(each.channel.slice(7))) + (each.track - middleTrack) * step(each, GUTTER_ROOM);
  };
  return sketches.map((sketch) => {
    const { edge, from, to } = sketch;
    const bottom = { x: middle(from), y: from.y + layout.cardHeight };
    const top = { x: middle(to), y: to.y };
    if (sketch.way === "down") {
      const y = trackY(sketch.run);
      const bend =
        bottom.x === top.x
          ? []
          : [
              { x: bottom.x, y },
              { x: top.x, y },
            ];
      return { edge, points: [bottom, ...bend, top] };
    }
    if (sketch.way === "side") {
      const x = trackX(sketch.run);
      const y1 = from.y + layout.cardHeight / 2;
      const y2 = to.y + layout.cardHeight / 2;
      const bend =
        y1 === y2
          ? []
          : [
              { x, y: y1 },
              { x, y: y2 },
            ];
      return { edge, points: [{ x: from.x + CARD_WIDTH, y: y1 }, ...bend, { x: to.x, y: y2 }] };
    }
    const y1 = trackY(sketch.out);
    const y2 = trackY(sketch.into);
    const x = trackX(sketch.up);
    return { edge, points: [bottom, { x: bottom.x, y: y1 }, { x, y: y1 }, { x, y: y2 }, { x: top.x, y: y2 }, top] };
  });
}
