import type { Point } from "./routes.ts";

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Placed {
  rectangle: Rectangle;
}

const MARGIN = 2;

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) + MARGIN;
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) + MARGIN;
  return width > 0 && height > 0 ? width * height : 0;
}

export type LabelEnd = "source" | "target";

/** Points along a route where a label may sit, best first: at the preferred end, at the other, then the middle of each stretch. */
function candidates(points: readonly Point[], height: number, end: LabelEnd): Point[] {
  const first = points[0];
  const second = points[1];
  const last = points.at(-1);
  const before = points.at(-2);
  if (!first || !second || !last || !before) return [];
  const along = (from: Point, to: Point, by: number): Point => {
    const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const share = Math.min(by / far, 0.5);
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  };
  const middles = points.slice(1).map((point, at) => {
    const from = points[at] ?? point;
    return { x: (from.x + point.x) / 2, y: (from.y + point.y) / 2 };
  });
  const atTarget = along(last, before, height + 6);
  const atSource = along(first, second, height - 2);
  return end === "target" ? [atTarget, atSource, ...middles] : [atSource, ...middles, atTarget];
}

/** Puts a label on a route where it covers no card and no other label, or least of them. */
export function placeLabel(
  points: readonly Point[],
  size: { width: number; height: number },
  end: LabelEnd,
  taken: readonly Rectangle[],
): Placed {
  let best: Rectangle | undefined;
  let bestCover = Number.POSITIVE_INFINITY;
  for (const { x, y } of candidates(points, size.height, end)) {
    const rectangle = { x: x - size.width / 2, y: y - size.height / 2, ...size };
    const cover = taken.reduce((sum, other) => sum + overlap(rectangle, other), 0);
    if (cover < bestCover) {
      best = rectangle;
      bestCover = cover;
    }
    if (cover === 0) break;
  }
  return { rectangle: best ?? { x: 0, y: 0, ...size } };
}
