import { expect, it } from "vitest";
import type { Budget } from "./benchmark.ts";
import { fromSize, isMet, median, spread } from "./figures.ts";
import { markdown, withBlock } from "./markdown.ts";

const budget = (more: Partial<Budget>): Budget => ({ what: "against it", reached: 40, atLeast: 50, unit: "×", kind: "budget", ...more });
const table = (budgets: Budget[]) => ({ title: "A", columns: ["a"], rows: [[1]], notes: [], budgets });

it("says of each budget whether it is met, missed or not measured", () => {
  expect(
    [{}, { reached: 60 }, { reached: null }, { atLeast: undefined, atMost: 40 }].map((more) => isMet(budget(more as Partial<Budget>))),
  ).toEqual([false, true, null, true]);
  expect(markdown(table([budget({})]), true)).toContain("| against it | 40 × | at least 50 × | **no** |");
  expect(markdown(table([budget({})]), false)).toContain("| not judged |");
  expect(markdown(table([budget({ reached: null, why: "no such peer" })]), true)).toContain(
    "| against it | no such peer | at least 50 × | not measured |",
  );
});

it("does not judge a budget of large bases by a small one", () => {
  expect(isMet(fromSize(1000, 999, budget({ reached: 60 })))).toBeNull();
  expect(isMet(fromSize(1000, 1000, budget({ reached: 60 })))).toBe(true);
  expect(fromSize(1000, 1, budget({ reached: null, why: "no such peer" })).why).toBe("no such peer");
});

it("takes medians and shows the spread", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(spread([1234.4, 1000, 2000.5])).toBe("1234 (1000 – 2001)");
  expect(spread([0.12345])).toBe("0.123");
});

it("puts figures between their marks, and refuses a page that has none", () => {
  const page = "before\n<!-- bench a -->\nold\n<!-- /bench a -->\nafter";
  expect(withBlock(page, "a", "new")).toBe("before\n<!-- bench a -->\n\nnew\n\n<!-- /bench a -->\nafter");
  expect(() => withBlock(page, "b", "new")).toThrow('no place "<!-- bench b -->');
});
