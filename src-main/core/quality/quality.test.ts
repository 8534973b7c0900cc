import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeBase } from "../../../src-shared/segments/test-base.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { qualityFindings } from "./findings.ts";
import { fieldStatistics } from "./statistics.ts";

const numbers = (cells: readonly (number | null)[]) => {
  const base = makeBase({ n: { type: "number", cells } });
  const [field] = base.fields;
  if (!field) throw new Error("no field");
  return fieldStatistics(base, field);
};
const dates = (cells: readonly (string | null)[]) => {
  const base = makeBase({ d: { type: "date", cells } });
  const [field] = base.fields;
  if (!field) throw new Error("no field");
  return fieldStatistics(base, field);
};

describe("statistics of a field", () => {
  it("are those of the textbook", () => {
    expect(numbers([2, 4, 4, 4, 5, 5, 7, 9, null])).toMatchObject({
      rows: 9,
      missing: 1,
      distinct: 5,
      mean: 5,
      deviation: expect.closeTo(2.138_089_935, 8),
      quantiles: { low: 2, q1: 4, median: 4.5, q3: 5.5, high: 9 },
      outliers: { below: 0, above: 0, lowFence: -0.5, highFence: 10 },
    });
  });

  it("count dates by the finest unit that fits", () => {
    const found = dates(["2026-01-15", "2026-01-20", "2026-03-01", "2025-06-30", null]);
    expect(found.width).toBe("month");
    expect(found.histogram[0]).toEqual({ from: "2025-06-01", to: "2025-07-01", count: 1 });
    expect(found.histogram.at(-1)).toEqual({ from: "2026-03-01", to: "2026-04-01", count: 1 });
    expect(found.quantiles).toMatchObject({ low: "2025-06-30", high: "2026-03-01" });
    expect(dates(["1990-01-01", "2026-01-01"]).width).toBe("ten years");
    expect(dates(["2026-01-01", "2026-01-03"]).width).toBe("day");
  });

  it("hold every value in exactly one bar, whatever the values", () => {
    const seed = Date.now();
    console.info(`seed ${seed}`);
    const value = fc.oneof(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 40 }).map((steps) => 1e6 + steps * 2 ** -33),
      fc.constantFrom(0, 0.1, 1e-9, 5e-324, Number.MAX_VALUE),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (values) => {
        const { histogram, quantiles } = numbers(values);
        expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(histogram.length).toBeLessThanOrEqual(40);
        expect(quantiles?.low).toBe(Math.min(...values) + 0);
        expect(quantiles?.high).toBe(Math.max(...values) + 0);
        for (let at = 1; at < histogram.length; at++) expect(histogram[at]?.from).toBe(histogram[at - 1]?.to);
      }),
      { numRuns: 300, seed },
    );
  });
});

describe("bars of extreme numbers", () => {
  it.each([[[0, -5e-324]], [[1e9, 1e9 + 2 ** -23]], [[-Number.MAX_VALUE, Number.MAX_VALUE]]])(
    "are one bar where ends cannot be told: %j",
    (values) => {
      expect(numbers(values).histogram).toEqual([{ from: Math.min(...values), to: Math.max(...values), count: 2 }]);
    },
  );
});

describe("findings about the data", () => {
  const many = <T extends Cell>(count: number, make: (row: number) => T) => Array.from({ length: count }, (_, row) => make(row));

  it("name what is missing, far out, stale, constant, spelt twice and there twice, with the rule", async () => {
    const base = makeBase({
      id: { type: "text", role: "key", cells: many(100, (row) => `k${row}`) },
      mail: { type: "text", role: "address:email", cells: many(100, (row) => `p${row === 99 ? 0 : row}@x.com`) },
      age: { type: "number", cells: many(100, (row) => (row === 5 ? 900 : 20 + (row % 50))) },
      city: { type: "text", cells: many(100, (row) => (row < 20 ? null : row % 2 === 0 ? "Ames" : "AMES")) },
      country: { type: "text", cells: many(100, () => "US") },
    });
    const old = {
      ...base,
      fields: base.fields.map((field) => (field.id === "age" ? { ...field, updated: "2026-01-01T00:00:00Z" } : field)),
    };
    const found = await qualityFindings(old, new Date("2026-06-01T00:00:00Z"));
    expect(found.map(({ kind, field, count }) => [kind, field, count])).toEqual([
      ["stale", "age", 100],
      ["constant", "country", 100],
      ["spellings", "city", 40],
      ["missing", "city", 20],
      ["duplicates", null, 1],
      ["outliers", "age", 1],
    ]);
    expect(found.find(({ kind }) => kind === "outliers")?.sentence).toMatch(/^age has values far from the others: 1 above \d+/);
  });

  it("are none for clean data", async () => {
    const base = makeBase({ id: { type: "text", role: "key", cells: ["a", "b"] }, n: { type: "number", cells: [1, 2] } });
    expect(await qualityFindings(base, new Date())).toEqual([]);
  });
});
