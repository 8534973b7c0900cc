import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { segmentSchema } from "../model/segment.ts";
import { BitSet } from "../table/bit-set.ts";
import { compositionOf, cramersV, shareDifference, standardisedDifference } from "./composition.ts";
import { overlapOf } from "./overlap.ts";
import { namesSegment, wholeRules, withSegmentRenamed } from "./references.ts";
import { sampleRows } from "./sample.ts";
import { segmentTemplates } from "./templates/index.ts";
import { makeBase } from "./test-base.ts";

const setOf = (size: number, rows: readonly number[]) => {
  const set = new BitSet(size);
  for (const row of rows) set.add(row);
  return set;
};

it("overlap: pairs and combinations are what counting row by row gives", () => {
  const sets = fc.array(fc.array(fc.integer({ min: 0, max: 69 })), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(sets, (all) => {
      const { matrix, combinations, none } = overlapOf(
        all.map((rows) => setOf(70, rows)),
        70,
      );
      const inOf = (row: number) => all.flatMap((rows, at) => (rows.includes(row) ? [at] : []));
      const rows = Array.from({ length: 70 }, (_, row) => inOf(row));
      all.forEach((_, a) => {
        all.forEach((__, b) => {
          expect(matrix[a]?.[b]).toBe(rows.filter((of) => of.includes(a) && of.includes(b)).length);
        });
      });
      for (const each of combinations) expect(each.count).toBe(rows.filter((of) => String(of) === String(each.in)).length);
      expect(none + combinations.reduce((sum, { count }) => sum + count, 0)).toBe(70);
    }),
    { numRuns: 100 },
  );
});

describe("composition", () => {
  it("has the published values of its measures", () => {
    // Austin (2009): 30 % against 20 %.
    expect(shareDifference(0.3, 0.2)).toBeCloseTo(0.1 / Math.sqrt((0.21 + 0.16) / 2), 12);
    expect(standardisedDifference(10, 8, 4, 4)).toBe(1);
    expect(standardisedDifference(1, 0, 0, 0)).toBeNull();
    // A 2 x 2 table of 10, 20, 30, 40: chi-squared 0.79365 of 100 people.
    expect(cramersV([10, 20], [30, 40])).toBeCloseTo(Math.sqrt(0.793650793650794 / 100), 12);
    expect(cramersV([10, 0], [0, 10])).toBe(1);
    expect(cramersV([0, 0], [1, 2])).toBeNull();
  });

  it("puts the field that sets a segment apart first, and leaves out who people are", () => {
    const base = makeBase({
      id: { type: "text", role: "key", cells: ["A", "B", "C", "D", "E", "F"] },
      mail: { type: "text", role: "address:email", cells: ["a", "b", "c", "d", "e", "f"] },
      plan: { type: "text", cells: ["Fast", "Fast", "Slow", "Slow", "Slow", null] },
      usage: { type: "number", cells: [9, 8, 7, 8, 9, 7] },
      wifi: { type: "boolean", cells: [true, false, true, false, true, false] },
    });
    const found = compositionOf(base, setOf(6, [0, 1]));
    expect(found.map(({ field }) => field)).toEqual(["plan", "usage", "wifi"]);
    expect(found[0]).toMatchObject({
      effect: null,
      detail: { kind: "share", value: "Fast", inside: 1, outside: 0, cramersV: 1 },
      known: { inside: 2, outside: 3 },
    });
    expect(found[1]?.detail).toEqual({ kind: "number", inside: 8.5, outside: 7.75 });
    // Variances 0.5 and 11/12.
    expect(found[1]?.effect).toBeCloseTo(0.75 / Math.sqrt((0.5 + 0.9166666666666666) / 2), 12);
  });
});

it("a sample is in the segment, has no one twice, and another seed draws others", () => {
  const base = makeBase({ id: { type: "text", role: "key", cells: Array.from({ length: 500 }, (_, row) => `S${row}`) } });
  const mask = setOf(
    500,
    Array.from({ length: 250 }, (_, at) => at * 2),
  );
  const [one, again, other] = [1, 1, 2].map((seed) => sampleRows(base, mask, 20, seed)) as [number[], number[], number[]];
  expect(new Set(one).size).toBe(20);
  expect(one.every((row) => mask.has(row))).toBe(true);
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  expect(sampleRows(base, setOf(500, [3, 4]), 20, 1).sort()).toEqual([3, 4]);
});

it("knows who names a segment, and that rules differ when those that they name do", () => {
  expect(namesSegment({ nodes: [{ config: { segment: { any: [{ segment: "A" }] } } }] }, "A")).toBe(true);
  expect(namesSegment({ nodes: [{ config: { segment: { field: "A", op: "=", value: "A" } } }] }, "A")).toBe(false);
  expect(namesSegment({ nodes: [{ kind: "update", config: { set: { segment: "A" } } }] }, "A")).toBe(false);
  const of = (value: number) => wholeRules({ all: [{ segment: "A" }] }, () => ({ field: "x", op: ">", value }));
  expect(of(1)).toBe(of(1));
  expect(of(1)).not.toBe(of(2));
  expect(wholeRules({ segment: "A" }, () => ({ segment: "A" }))).toContain("segment");
});

it("renames a segment in rules alone, and leaves a document without it the same object", () => {
  const journey = {
    name: "A",
    nodes: [
      { config: { segment: { any: [{ segment: "A" }, { none: [{ segment: "B" }] }] } } },
      { config: { set: { segment: "A" }, message: { subject: "A", segment: "A" } } },
      { config: { segment: { field: "segment", op: "=", value: "A" } } },
    ],
  };
  expect(withSegmentRenamed(journey, "A", "C")).toEqual({
    ...journey,
    nodes: [{ config: { segment: { any: [{ segment: "C" }, { none: [{ segment: "B" }] }] } } }, ...journey.nodes.slice(1)],
  });
  expect(withSegmentRenamed(journey, "X", "C")).toBe(journey);
  expect(withSegmentRenamed({ id: "per", segment: "A" }, "A", "C")).toEqual({ id: "per", segment: "C" });
});

describe("templates", () => {
  it.each(segmentTemplates)("$id is a segment with a name of its own", ({ id, name, rules }) => {
    expect(segmentSchema.safeParse(rules).success).toBe(true);
    expect(segmentTemplates.filter((each) => each.id === id || each.name === name)).toHaveLength(1);
  });
  it("are those of the six cases and twenty usual ones", () => {
    expect(segmentTemplates.filter((each) => each.case !== undefined)).toHaveLength(6);
    expect(segmentTemplates.filter((each) => each.case === undefined)).toHaveLength(20);
  });
});
