import { expect, it } from "vitest";
import { foldsAfter } from "./folded.ts";

it.each([
  ["a new name, and its way back", ["a", "b"], ["a", "c"], ["b"], ["c"]],
  ["a new order", ["a", "b"], ["b", "a"], ["b"], ["b"]],
  ["a stage more", ["a", "b"], ["a", "n", "b"], ["b"], ["b"]],
  ["a stage less", ["a", "b"], ["a"], ["a", "b"], ["a"]],
  ["names that change places", ["a", "b"], ["b", "a"], ["a"], ["a"]],
  ["a new name where another is collapsed", ["a", "b"], ["a", "c"], ["a", "b"], ["a", "c"]],
])("collapsed stages follow %s", (_what, before, after, folded, expected) => {
  expect([...foldsAfter(new Set(folded), before, after)]).toEqual(expected);
});

it("collapsed stages stay the same object while stages do", () => {
  const [folded, stages] = [new Set(["a"]), ["a"]];
  expect(foldsAfter(folded, stages, stages)).toBe(folded);
});
