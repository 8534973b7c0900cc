import { expect, it } from "vitest";
import { emptyBins } from "./empty-bins.ts";

const grid = (cell: (recency: number, frequency: number) => number) =>
  [1, 2, 3, 4, 5].map((recency) => [1, 2, 3, 4, 5].map((frequency) => cell(recency, frequency)));

it("says why scores have nobody, by recency and by frequency", () => {
  expect(emptyBins(grid(() => 1))).toBeNull();
  expect(emptyBins(grid(() => 0))).toBeNull();
  expect(emptyBins(grid((_, frequency) => (frequency === 1 ? 7 : 0)))).toBe(
    "Nobody has a frequency of 2, 3, 4 or 5: everyone scored bought equally often, and equal values share the lower score.",
  );
  expect(emptyBins(grid((recency) => (recency === 3 ? 0 : 2)))).toBe(
    "Nobody has a recency of 3: many have equal values, and equal values share the lower score.",
  );
});
