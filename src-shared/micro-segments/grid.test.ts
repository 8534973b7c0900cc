import { describe, expect, it } from "vitest";
import type { MicroQuestion } from "../model/micro-segments.ts";
import { evaluate } from "../segments/evaluate.ts";
import { makeBase } from "../segments/test-base.ts";
import { microSegments, suggestions } from "./grid.ts";

const rows = 4000;
/** Fixed numbers that look random. */
const noise = (row: number, salt: number) => (Math.imul(row + 1, 2_654_435_761 + salt * 97) >>> 8) % 1000;
const cells = (make: (row: number) => string | number | boolean | null) => Array.from({ length: rows }, (_, row) => make(row));
const town = (row: number) => `Town ${noise(row, 1) % 15}`;
const age = (row: number) => (noise(row, 2) % 10 === 0 ? null : 18 + (noise(row, 2) % 60));
const base = makeBase(
  {
    town: { type: "text", cells: cells(town) },
    age: { type: "number", cells: cells(age) },
    app: { type: "boolean", cells: cells((row) => noise(row, 3) % 3 === 0) },
    arpu: { type: "number", cells: cells((row) => noise(row, 4) % 100) },
    mail: { type: "boolean", cells: cells((row) => noise(row, 5) % 2 === 0), role: "consent:email" },
    // Those in their twenties without the app leave far more often.
    left: {
      type: "boolean",
      cells: cells((row) => noise(row, 6) % 100 < ((age(row) ?? 99) < 30 && noise(row, 3) % 3 !== 0 ? 40 : 5)),
    },
  },
  { login: Array.from({ length: 2000 }, (_, at) => ({ row: noise(at, 7) * 3, time: 1000 + at })) },
);
const context = { asOf: 86_400 * 30, segments: () => undefined };
const question = {
  dimensions: [{ field: "town" }, { field: "age", cuts: [30, 50] }, { field: "app" }, { event: "login", withinDays: 60 }],
  ...{ minimum: 20, value: "arpu", outcome: { field: "left", op: "=" as const, value: true } },
};

/** The grid after all steps, and the shares of the work at which it rested. */
function inSteps(of: typeof base, asked: MicroQuestion) {
  const steps = microSegments(of, asked, context);
  const shares: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { grid: step.value, shares };
    shares.push(step.value);
  }
}
const gridOf = (asked: MicroQuestion) => inSteps(base, asked).grid;

describe("micro-segments", () => {
  it("are whom their rules mean, and all of them together everyone", () => {
    const grid = gridOf(question);
    expect(grid.segments.length).toBeGreaterThan(20);
    for (const { rules, count, value, outcome, reachable } of grid.segments) {
      const mask = evaluate(base, rules, context);
      expect(mask.count()).toBe(count);
      const both = (field: string) =>
        mask
          .clone()
          .and(evaluate(base, { field, op: "=", value: true }, context))
          .count();
      expect(outcome?.hits).toBe(both("left"));
      expect(reachable).toBe(both("mail"));
      const arpu = base.column("arpu");
      expect(value).toBe([...mask.rows()].reduce((sum, row) => sum + (arpu?.type === "number" ? (arpu.values[row] ?? 0) : 0), 0));
    }
    expect(grid.segments.reduce((sum, { count }) => sum + count, 0) + grid.small.subscribers).toBe(rows);
    expect(grid.dimensions[0]?.values).toContain("other");
  });

  it("are suggested where the outcome is more frequent than chance lets it be, and nowhere else", () => {
    const grid = gridOf({ ...question, dimensions: [{ field: "age", cuts: [30, 50] }, { field: "app" }] });
    const found = suggestions(grid);
    expect(found.map(({ labels }) => labels)).toEqual([["below 30", "no"]]);
    expect(found[0]?.outcome?.lift).toBeGreaterThan(2);
    const nothing = gridOf({ ...question, outcome: { field: "arpu", op: "<", value: 50 } });
    expect(suggestions(nothing)).toEqual([]);
  });

  it("refuse fields without bands, and more combinations than anybody browses", () => {
    expect(() => gridOf({ ...question, dimensions: [{ field: "none" }] })).toThrow(/no field “none”/);
    const many = Array.from({ length: 5 }, () => ({ field: "town" }));
    expect(() => gridOf({ ...question, dimensions: many })).toThrow(/make 248832 micro-segments/);
  });

  it("cut numbers into bands of about equal size at round numbers", () => {
    const grid = gridOf({ dimensions: [{ field: "age" }], minimum: 1, value: null, outcome: null });
    expect(grid.segments.length).toBe(5);
    expect(grid.dimensions[0]?.values.at(-1)).toBe("no value");
  });

  it("rest again and again over many, and hand on the largest with what was found among the others", () => {
    const many = 60_000;
    const place = (row: number, digit: number) => `${Math.floor(((row * 7919) % 11 ** 4) / 11 ** digit) % 11}`;
    // In the last of the small ones everybody has the outcome, elsewhere one in 2,000.
    const rare = (row: number) => row >= many - 3;
    const large = makeBase({
      ...Object.fromEntries(
        [0, 1, 2, 3].map((digit) => [
          `d${digit}`,
          { type: "text" as const, cells: Array.from({ length: many }, (_, row) => (rare(row) ? "rare" : place(row, digit))) },
        ]),
      ),
      e: { type: "boolean", cells: Array.from({ length: many }, (_, row) => rare(row) || row % 2000 === 0) },
    });
    const dimensions = [0, 1, 2, 3].map((digit) => ({ field: `d${digit}` }));
    const { grid, shares } = inSteps(large, { dimensions, minimum: 1, value: null, outcome: { field: "e", op: "=", value: true } });
    expect(grid.looked).toBeGreaterThan(5_000);
    expect(grid.segments.length).toBe(5_001);
    expect(suggestions(grid)[0]).toMatchObject({ count: 3, outcome: { hits: 3 } });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(20);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});
