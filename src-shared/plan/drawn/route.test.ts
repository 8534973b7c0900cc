import { expect, it } from "vitest";
import type { Box } from "./boxes.ts";
import { directRoute, type Line, routeEdges } from "./route.ts";

const box = (x: number, y: number, height = 60): Box => ({ x, y, width: 240, height });
const line = (id: string, boxes: ReadonlyMap<string, Box>, from: string, to: string): Line => {
  const [a, b] = [boxes.get(from), boxes.get(to)];
  if (!a || !b) throw new Error("no such box");
  return { id, from, to, sourceX: a.x + a.width, sourceY: a.y + 30, targetX: b.x, targetY: b.y + 30 };
};
/** Points along a path of lines and curves, dense enough to be sure of what it passes. */
function points(path: string): [number, number][] {
  const found: [number, number][] = [];
  let at: [number, number] = [0, 0];
  for (const [, letter, rest = ""] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const numbers = rest.trim().split(/\s+/).map(Number);
    const end: [number, number] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
    const control = letter === "C" ? [at, [numbers[0], numbers[1]], [numbers[2], numbers[3]], end] : [at, at, end, end];
    for (let step = 0; step <= 40; step++) {
      const t = step / 40;
      const u = 1 - t;
      const mix = (axis: 0 | 1) =>
        u ** 3 * (control[0]?.[axis] ?? 0) +
        3 * u * u * t * (control[1]?.[axis] ?? 0) +
        3 * u * t * t * (control[2]?.[axis] ?? 0) +
        t ** 3 * (control[3]?.[axis] ?? 0);
      if (letter !== "M") found.push([mix(0), mix(1)]);
    }
    at = end;
  }
  return found;
}
const passes = (path: string, { x, y, width, height }: Box) =>
  points(path).some(([px, py]) => px > x && px < x + width && py > y && py < y + height);

it("draws one curve where nothing is in the way", () => {
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(400, 100)],
  ]);
  const route = routeEdges(boxes, [line("e", boxes, "a", "b")]).get("e");
  expect(route?.path).toMatch(/^M240 30C/);
  expect(route).toMatchObject({ x: 320, y: 80, loop: false });
});

it("bends around a node between its ends, and around several", () => {
  const boxes = new Map([
    ["a", box(0, 0)],
    ["wall", box(300, -20, 140)],
    ["tower", box(600, -300, 420)],
    ["b", box(900, 0)],
  ]);
  const route = routeEdges(boxes, [line("e", boxes, "a", "b")]).get("e");
  for (const name of ["wall", "tower"]) expect(passes(route?.path ?? "", boxes.get(name) ?? box(0, 0)), name).toBe(false);
  // The guard can fail: the straight curve does pass both.
  expect(passes(directRoute(line("e", boxes, "a", "b")).path, boxes.get("wall") ?? box(0, 0))).toBe(true);
});

it("leads a loop around the nodes between, clear of its own ends, and says that it leads back", () => {
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(300, 0, 160)],
    ["c", box(600, 0)],
  ]);
  const route = routeEdges(boxes, [line("back", boxes, "c", "a")]).get("back");
  expect(route?.loop).toBe(true);
  for (const [name, each] of boxes) expect(passes(route?.path ?? "", each), name).toBe(false);
});

it("keeps two loops over the same nodes apart", () => {
  const boxes = new Map([
    ["a", box(0, 0)],
    ["b", box(300, 0)],
    ["c", box(600, 0)],
  ]);
  const routes = routeEdges(boxes, [line("one", boxes, "c", "a"), line("two", boxes, "b", "a")]);
  expect(routes.get("one")?.y).not.toBe(routes.get("two")?.y);
});
