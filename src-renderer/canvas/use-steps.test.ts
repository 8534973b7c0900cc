import { expect, it } from "vitest";
import type { FlowNode } from "./flow.ts";
import { towards } from "./use-steps.ts";

const nodes = (count: number, x: number): FlowNode[] =>
  Array.from({ length: count }, (_, at) => ({ id: `n${at}`, type: "card", position: { x, y: at }, data: {} }));

it("moves so many nodes a step, from the first to the last, and ends with the target itself", () => {
  const [before, after] = [nodes(10, 0), nodes(10, 5)];
  const once = towards(before, after, 4);
  expect(once.map(({ position }) => position.x)).toEqual([5, 5, 5, 5, 0, 0, 0, 0, 0, 0]);
  const twice = towards(once, after, 4);
  expect(twice.map(({ position }) => position.x)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 0, 0]);
  expect(towards(twice, after, 4)).toBe(after);
});

it("takes the target at once where few nodes differ, or others are there", () => {
  const [before, after] = [nodes(10, 0), nodes(10, 5)];
  const few = before.with(3, after[3] as FlowNode);
  expect(towards(before, few, 4)).toBe(few);
  expect(towards(before, after.slice(1), 4)).toEqual(after.slice(1));
});
