import fc from "fast-check";
import { expect, it } from "vitest";
import { recordsOf } from "../../store/records.ts";
import { drawnOf, stripId } from "../edges/drawn.ts";
import { smallJourney } from "../test-journey.ts";
import { foldingOf, STRIP_WIDTH } from "./folding.ts";
import { lanesOf } from "./lanes.ts";

const records = recordsOf(smallJourney());

it("shows every place, and finds the place of the document again", () => {
  const stages = fc.subarray([...records.head.stages]);
  fc.assert(
    fc.property(stages, fc.integer({ min: -2000, max: 8000 }), (collapsed, x) => {
      const folding = foldingOf(records, new Set(collapsed));
      expect(folding.within(folding.shown(x))).toBeCloseTo(x, 6);
      expect(folding.shown(x + 1)).toBeGreaterThan(folding.shown(x));
    }),
  );
});

it("makes a strip of a collapsed lane and moves up what follows", () => {
  const open = lanesOf(records);
  const { lanes } = foldingOf(records, new Set(["consideration"]));
  expect(lanes[1]?.width).toBe(STRIP_WIDTH);
  expect(lanes[2]?.x).toBe((open[2]?.x ?? 0) - (open[1]?.width ?? 0) + STRIP_WIDTH);
});

it("leads edges to the strip, one to each node, and hides those inside", () => {
  const folding = foldingOf(records, new Set(["consideration"]));
  const { edges, boxes } = drawnOf(records, folding, false);
  expect(boxes.has("hold")).toBe(false);
  const strip = stripId(1);
  expect(edges.map(({ from, to }) => [from, to])).toEqual([
    ["in", "mail"],
    ["mail", strip],
    [strip, "text"],
    [strip, "ring"],
    ["text", "done"],
    ["ring", "done"],
  ]);
  const both = drawnOf(records, foldingOf(records, new Set(["consideration", "acquisition"])), false);
  // Two branches between two strips are one line that stands for both.
  expect(both.edges.find(({ of }) => of.length === 2)?.of).toEqual(["e4", "e5"]);
});
