import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { type Lane, laneIndexOf, lanesOf } from "./lanes.ts";

/** Width of a collapsed lane, px at zoom 1. */
export const STRIP_WIDTH = 72;

/** How the journey's places become places on the canvas while some stages are collapsed. The document knows nothing of it. */
export interface Folding {
  /** The lanes as they are shown. */
  readonly lanes: readonly Lane[];
  /** Indices of the collapsed lanes. */
  readonly folded: ReadonlySet<number>;
  /** Where an x of the document is shown. */
  shown(x: number): number;
  /** The x of the document that is shown at an x; inside a strip, one inside its lane. */
  within(x: number): number;
  /** Index of the collapsed lane that a node is hidden in; undefined for one that is shown. */
  stripOf(node: JourneyNode): number | undefined;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly shown: number;
  readonly scale: number;
}

const nowhere: ReadonlySet<number> = new Set();

/** The places of the records with these stages collapsed, by name. Everything outside the lanes keeps its distance to them. */
export function foldingOf(records: Records, collapsed: ReadonlySet<string>): Folding {
  const lanes = lanesOf(records);
  const folded = new Set(lanes.filter(({ stage }) => collapsed.has(stage)).map(({ index }) => index));
  if (folded.size === 0) return { lanes, folded: nowhere, shown: (x) => x, within: (x) => x, stripOf: () => undefined };
  let at = 0;
  const shownLanes = lanes.map((lane) => {
    const width = folded.has(lane.index) ? STRIP_WIDTH : lane.width;
    const placed = { ...lane, x: at, width };
    at += width;
    return placed;
  });
  const pieces: Piece[] = lanes.map((lane, index) => ({
    from: lane.x,
    to: lane.x + lane.width,
    shown: shownLanes[index]?.x ?? 0,
    scale: (shownLanes[index]?.width ?? lane.width) / lane.width,
  }));
  const last = pieces.at(-1);
  const pieceAt = (x: number, inside: (piece: Piece) => boolean) => (x < 0 ? undefined : (pieces.find(inside) ?? last));
  return {
    lanes: shownLanes,
    folded,
    shown: (x) => {
      const piece = pieceAt(x, ({ to }) => x < to);
      if (!piece) return x;
      return x > piece.to
        ? piece.shown + (piece.to - piece.from) * piece.scale + (x - piece.to)
        : piece.shown + (x - piece.from) * piece.scale;
    },
    within: (x) => {
      const piece = pieceAt(x, ({ from, to, shown, scale }) => x < shown + (to - from) * scale);
      if (!piece) return x;
      const end = piece.shown + (piece.to - piece.from) * piece.scale;
      return x > end ? piece.to + (x - end) : piece.from + (x - piece.shown) / piece.scale;
    },
    stripOf: (node) => {
      const index = laneIndexOf(records.head.stages, node);
      return folded.has(index) ? index : undefined;
    },
  };
}
