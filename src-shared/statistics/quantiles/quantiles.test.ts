import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupsOf } from "./ranks.ts";
import { select } from "./select.ts";

/** Numbers of many shapes: few distinct, wide, heavy tails. */
const numbers = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 60 }),
);

/** By the definition: 1 + floor(bins x values that are lower / all values). */
const byDefinition = (values: readonly number[], bins: number) =>
  values.map((value) => 1 + Math.floor((bins * values.filter((other) => other < value).length) / values.length));

describe("equally large groups", () => {
  it("are those of the definition", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 10 }), (list, bins) => {
        const values = Float64Array.from(list);
        const { groups, counts } = groupsOf(values, bins);
        expect([...groups]).toEqual(byDefinition(list, bins));
        expect(counts.reduce((a, b) => a + b, 0)).toBe(list.length);
        expect([...groupsOf(values, bins, { lowIsBest: true }).groups]).toEqual(
          byDefinition(
            list.map((value) => -value),
            bins,
          ),
        );
      }),
    );
  });

  it("leave groups empty where many values are equal", () => {
    const values = Float64Array.from([1, 1, 1, 1, 1, 1, 1, 1, 2, 3]);
    const { counts } = groupsOf(values, 5);
    expect([...counts]).toEqual([8, 0, 0, 0, 2]);
  });

  it("are selected as they would be sorted, among many values", () => {
    // A fixed linear congruential sequence, squared for a long tail, with a block of equal values.
    let state = 12345;
    const values = new Float64Array(50_000);
    for (let i = 0; i < values.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      values[i] = i % 7 === 0 ? 0.25 : (state / 2 ** 32) ** 8 * 1e6;
    }
    const order = values.slice().sort();
    const places = [0, 1, 4999, 12_345, 24_999, 37_500, 49_998, 49_999];
    expect(select({ values, whole: false }, places)).toEqual(places.map((place) => order[place]));
    const whole = Int32Array.from(values);
    const wholeOrder = whole.slice().sort();
    expect(select({ values: Float64Array.from(whole), whole: true }, places)).toEqual(places.map((place) => wholeOrder[place]));
  });

  it("are those of the definition among many values, with ties, tails and whole numbers", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.boolean(), (seed, power, whole, lowIsBest) => {
        let state = seed >>> 0;
        const list = Array.from({ length: 5000 }, () => {
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
          const value = (state / 2 ** 32) ** power * 1e5;
          return state % 11 === 0 ? 12.5 : value;
        });
        const values = whole ? Int32Array.from(list) : Float64Array.from(list);
        const order = values.slice().sort();
        const lower = new Map<number, number>();
        const higher = new Map<number, number>();
        for (const [at, value] of order.entries()) {
          if (!lower.has(value)) lower.set(value, at);
          higher.set(value, order.length - 1 - at);
        }
        const worse = lowIsBest ? higher : lower;
        const expected = Array.from(values, (value) => 1 + Math.floor((5 * (worse.get(value) ?? 0)) / values.length));
        expect([...groupsOf(values, 5, { lowIsBest }).groups]).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it("of nothing are nothing", () => {
    expect(groupsOf(new Float64Array(0), 5).bounds).toEqual([]);
  });
});
