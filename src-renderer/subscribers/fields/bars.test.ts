import { expect, it } from "vitest";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { makeBase } from "../../../src-shared/segments/test-base.ts";
import { barRules, barText } from "./bars.ts";

const base = makeBase({
  n: { type: "number", cells: [0, 10, 19.5, 20, 30, null] },
  d: { type: "date", cells: ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", null, null] },
});
const count = (rules: ReturnType<typeof barRules>) => evaluate(base, rules, { asOf: 0, segments: () => undefined }).count();

it("means the subscribers of a bar, of the last one those at its upper end too", () => {
  const n = { id: "n", type: "number" } as const;
  expect(count(barRules(n, { from: 0, to: 20, count: 3 }, false))).toBe(3);
  expect(count(barRules(n, { from: 20, to: 30, count: 2 }, true))).toBe(2);
  const d = { id: "d", type: "date" } as const;
  expect(count(barRules(d, { from: "2026-02-01", to: "2026-03-01", count: 2 }, false))).toBe(2);
});

it("is called by its ends, as short as its unit allows", () => {
  expect(barText({ from: 0, to: 20, count: 1 }, "20")).toBe("0 to 20");
  expect(barText({ from: 7, to: 7, count: 1 }, null)).toBe("7");
  expect(barText({ from: "2026-02-01", to: "2026-03-01", count: 1 }, "month")).toBe("Feb 2026");
  expect(barText({ from: "2020-01-01", to: "2021-01-01", count: 1 }, "year")).toBe("2020 to 2021");
});
