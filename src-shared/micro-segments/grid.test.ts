import { describe, expect, it } from "vitest";
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

describe("micro-segments", () => {
  it("are whom their rules mean, and all of them together everyone", () => {
    const grid = microSegments(base, question, context);
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
    const grid = microSegments(base, { ...question, dimensions: [{ field: "age", cuts: [30, 50] }, { field: "app" }] }, context);
    const found = suggestions(grid);
    expect(found.map(({ labels }) => labels)).toEqual([["below 30", "no"]]);
    expect(found[0]?.outcome?.lift).toBeGreaterThan(2);
    const nothing = microSegments(base, { ...question, outcome: { field: "arpu", op: "<", value: 50 } }, context);
    expect(suggestions(nothing)).toEqual([]);
  });

  it("refuse fields without bands, and more combinations than anybody browses", () => {
    expect(() => microSegments(base, { ...question, dimensions: [{ field: "none" }] }, context)).toThrow(/no field “none”/);
    const many = Array.from({ length: 5 }, () => ({ field: "town" }));
    expect(() => microSegments(base, { ...question, dimensions: many }, context)).toThrow(/make 248832 micro-segments/);
  });

  it("cut numbers into bands of about equal size at round numbers", () => {
    const grid = microSegments(base, { dimensions: [{ field: "age" }], minimum: 1, value: null, outcome: null }, context);
    expect(grid.segments.length).toBe(5);
    expect(grid.dimensions[0]?.values.at(-1)).toBe("no value");
  });
});
