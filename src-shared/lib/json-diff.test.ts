import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { applyJsonChanges, jsonChanges } from "./json-diff.ts";

const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: true } as never).filter((value) => !JSON.stringify(value).includes("__proto__"));

it("leads from any value to any other, exactly", () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      const changes = jsonChanges(a, b);
      expect(canonicalJson(applyJsonChanges(a, changes))).toBe(canonicalJson(b));
      expect(jsonChanges(a, a)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it("names the deepest place that differs, and compares as one what it is told to", () => {
  const before = { a: { b: [1, { c: "x" }], gone: true }, rules: { all: [1] } };
  const after = { a: { b: [1, { c: "y" }], come: 2 }, rules: { all: [2] } };
  expect(jsonChanges(before, after, (path) => path[0] === "rules")).toEqual([
    { path: ["a", "b", 1, "c"], before: "x", after: "y" },
    { path: ["a", "gone"], before: true },
    { path: ["a", "come"], after: 2 },
    { path: ["rules"], before: { all: [1] }, after: { all: [2] } },
  ]);
  expect(jsonChanges([1, 2], [1])).toEqual([{ path: [], before: [1, 2], after: [1] }]);
});
