import type { Journey } from "../model/journey.ts";
import type { Thumbnail } from "../model/thumbnail.ts";
import { isRemark, nodeKinds } from "../nodes/index.ts";
import { length } from "./picture/svg.ts";

/** Size of the picture, and of a node on the canvas whose places it keeps. */
const WIDTH = 320;
const HEIGHT = 150;
const NODE = { width: 240, height: 96 };
const PADDING = 14;
/** More nodes than these cannot be told apart at this size; evenly chosen ones stand for all. */
const MOST = 300;

/** Colour of a node by its channel or group, as the window's tokens name them. */
export function toneOf(kind: string): string {
  const known = nodeKinds.get(kind);
  return known?.channel ? `channel-${known.channel}` : `group-${known?.group ?? "time"}`;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The journey as it lies on the canvas, in small: bands of stages, nodes by colour, edges. Notes and frames are left out. Pure. */
export function thumbnailOf(journey: Journey): Thumbnail {
  const all = journey.nodes.filter(({ kind }) => !isRemark(kind));
  const step = Math.max(1, Math.ceil(all.length / MOST));
  const nodes = all.filter((_, at) => at % step === 0);
  const xs = nodes.map(({ position }) => position.x);
  const ys = nodes.map(({ position }) => position.y);
  const left = Math.min(...xs, Number.POSITIVE_INFINITY);
  const top = Math.min(...ys, Number.POSITIVE_INFINITY);
  const spanX = Math.max(...xs) + NODE.width - left;
  const spanY = Math.max(...ys) + NODE.height - top;
  if (nodes.length === 0) return { width: WIDTH, height: HEIGHT, lanes: [], marks: [], lines: "" };
  // Each axis has a scale of its own within bounds, so that a long journey still shows its branches.
  const scaleX = Math.min((WIDTH - 2 * PADDING) / spanX, 0.16);
  const scaleY = Math.min((HEIGHT - 2 * PADDING) / spanY, 0.28, scaleX * 2);
  const shiftX = (WIDTH - spanX * scaleX) / 2;
  const shiftY = (HEIGHT - spanY * scaleY) / 2;
  const width = Math.max(3, NODE.width * scaleX);
  const height = Math.max(3, NODE.height * scaleY);
  const places = new Map(
    nodes.map(({ id, position }) => [id, { x: shiftX + (position.x - left) * scaleX, y: shiftY + (position.y - top) * scaleY }]),
  );
  const lanes = journey.stages.flatMap((stage, at) => {
    const own = nodes.filter((node) => node.stage === stage).flatMap(({ id }) => places.get(id)?.x ?? []);
    return own.length === 0 ? [] : [{ from: Math.min(...own), to: Math.max(...own) + width, stage: at }];
  });
  const lines = journey.edges.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) return [];
    const [x1, y1, x2, y2] = [a.x + width, a.y + height / 2, b.x, b.y + height / 2];
    const bend = Math.max(4, Math.abs(x2 - x1) / 2);
    return [
      `M${length(x1)} ${length(y1)}C${length(x1 + bend)} ${length(y1)} ${length(x2 - bend)} ${length(y2)} ${length(x2)} ${length(y2)}`,
    ];
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    lanes: lanes.map(({ from, to, stage }, at) => {
      const before = lanes[at - 1];
      const after = lanes[at + 1];
      const start = before ? (before.to + from) / 2 : 0;
      const end = after ? (to + after.from) / 2 : WIDTH;
      return { x: round(start), width: Math.max(0, round(end - start)), stage };
    }),
    marks: nodes.map(({ id, kind }) => {
      const { x, y } = places.get(id) ?? { x: 0, y: 0 };
      return { x: round(x), y: round(y), width: round(width), height: round(height), tone: toneOf(kind) };
    }),
    lines: lines.join(""),
  };
}
