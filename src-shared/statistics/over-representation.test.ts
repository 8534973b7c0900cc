import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falseDiscoveryRates, shrinkage, shrunkRate, tailProbability } from "./over-representation.ts";

describe("over-representation", () => {
  it("has the tail of Fisher's tea tasting", () => {
    // Eight cups, four with milk first, all four told: 1 in 70; three or more: 17 in 70.
    expect(tailProbability({ count: 4, hits: 4 }, { count: 8, hits: 4 })).toBeCloseTo(1 / 70, 12);
    expect(tailProbability({ count: 4, hits: 3 }, { count: 8, hits: 4 })).toBeCloseTo(17 / 70, 12);
    expect(tailProbability({ count: 4, hits: 0 }, { count: 8, hits: 4 })).toBe(1);
  });

  it("is a probability that falls with every hit, for large bases too", () => {
    const all = { count: 1_000_000, hits: 30_000 };
    const tails = [100, 300, 330, 400, 1000].map((hits) => tailProbability({ count: 10_000, hits }, all));
    expect(tails[0]).toBeCloseTo(1, 6);
    expect(tails[1]).toBeGreaterThan(0.4);
    expect(tails[1]).toBeLessThan(0.6);
    for (const [at, tail] of tails.slice(1).entries()) expect(tail).toBeLessThan(tails[at] ?? 0);
  });

  it("is about 1 far below the mean, where the first term is too small for a number", () => {
    const all = { count: 100_000, hits: 30_000 };
    expect(tailProbability({ count: 10_000, hits: 500 }, all)).toBeCloseTo(1, 12);
    // Fifteen such groups and one with the rate of all: nothing is found.
    const groups = [...Array.from({ length: 15 }, () => ({ count: 10_000, hits: 500 })), { count: 10_000, hits: 3000 }];
    for (const rate of falseDiscoveryRates(groups.map((group) => tailProbability(group, all)))) expect(rate).toBeGreaterThan(0.5);
  });

  it("agrees with the terms summed one by one, on both sides of the mean", () => {
    const all = { count: 60, hits: 25 };
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const chance = (x: number) => (choose(25, x) * choose(35, 20 - x)) / choose(60, 20);
    for (let hits = 1; hits <= 20; hits++) {
      let tail = 0;
      for (let x = 20; x >= hits; x--) tail += chance(x);
      expect(tailProbability({ count: 20, hits }, all)).toBeCloseTo(tail, 12);
    }
  });

  it("corrects as in the paper's example", () => {
    // Benjamini and Hochberg 1995, section 4.1: of 15 tests, the first four are found at 5 %.
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    expect(falseDiscoveryRates(p).filter((rate) => rate <= 0.05)).toHaveLength(4);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (list) => {
        for (const [at, rate] of falseDiscoveryRates(list).entries()) expect(rate).toBeGreaterThanOrEqual(list[at] ?? 0);
      }),
    );
  });

  it("draws groups to the rate of all where they differ by chance alone, and little where they differ much", () => {
    const alike = [10, 11, 9, 10].map((hits) => ({ count: 100, hits }));
    expect(shrinkage(alike)).toBe(Number.POSITIVE_INFINITY);
    expect(shrunkRate({ count: 100, hits: 11 }, 0.1, Number.POSITIVE_INFINITY)).toBe(0.1);
    const apart = [100, 300, 500, 700].map((hits) => ({ count: 1000, hits }));
    const strength = shrinkage(apart);
    expect(strength).toBeLessThan(10);
    expect(shrunkRate({ count: 1000, hits: 700 }, 0.4, strength)).toBeGreaterThan(0.69);
    // A small group with the same rate is drawn further.
    expect(shrunkRate({ count: 10, hits: 7 }, 0.4, strength)).toBeLessThan(shrunkRate({ count: 1000, hits: 700 }, 0.4, strength));
  });
});
