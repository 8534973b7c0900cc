import { expect, test } from "vitest";
import { glancePlace } from "./glance-place.ts";

const canvas = { left: 100, top: 50, right: 900, bottom: 650 };
const nodeAt = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 40 });
const size = { width: 300, height: 200 };

test("a glance lies below its node, left borders in line", () => {
  expect(glancePlace(nodeAt(300, 200), size, canvas)).toEqual({ left: 300, top: 250 });
});

test("at the right and left border it stays on the canvas", () => {
  expect(glancePlace(nodeAt(790, 200), size, canvas).left).toBe(592);
  expect(glancePlace(nodeAt(60, 200), size, canvas).left).toBe(108);
});

test("without room below it lies above its node", () => {
  expect(glancePlace(nodeAt(300, 550), size, canvas).top).toBe(340);
});

test("without room above either it lies over its node, inside the canvas", () => {
  const low = { ...canvas, bottom: 300 };
  expect(glancePlace(nodeAt(300, 150), size, low).top).toBe(92);
  expect(glancePlace(nodeAt(300, 150), { width: 900, height: 400 }, low)).toEqual({ left: 108, top: 58 });
});
