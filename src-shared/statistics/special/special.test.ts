import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hypergeometric } from "./hypergeometric.ts";
import { logBeta, logGamma } from "./log-gamma.ts";
import { minimise } from "./nelder-mead.ts";

describe("log-gamma", () => {
  it("is the logarithm of factorials and of half-integers", () => {
    let factorial = 0;
    for (let n = 1; n <= 60; n++) {
      expect(logGamma(n)).toBeCloseTo(factorial, 12);
      factorial += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expect(logGamma(1e-3)).toBeCloseTo(6.907178885383853, 12);
    expect(logGamma(0)).toBeNaN();
  });

  it("satisfies the recurrence everywhere", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e6, noNaN: true }), (x) => {
        const difference = logGamma(x + 1) - logGamma(x) - Math.log(x);
        expect(Math.abs(difference)).toBeLessThanOrEqual(2e-13 * Math.max(1, Math.abs(logGamma(x + 1))));
      }),
    );
  });

  it("gives the beta function", () => {
    expect(Math.exp(logBeta(2, 3))).toBeCloseTo(1 / 12, 14);
  });
});

describe("2F1", () => {
  it("has its closed forms", () => {
    for (const z of [0.01, 0.3, 0.7, 0.95]) {
      expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(-Math.log(1 - z) / z, 11);
      expect(hypergeometric(2.5, 3, 3, z) * (1 - z) ** 2.5).toBeCloseTo(1, 11);
    }
  });
});

describe("Nelder-Mead", () => {
  it("finds the bottom of Rosenbrock's valley", () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    const { at, converged } = minimise(valley, [-1.2, 1]);
    expect(converged).toBe(true);
    expect(at[0]).toBeCloseTo(1, 3);
    expect(at[1]).toBeCloseTo(1, 3);
  });

  it("stays out of what is refused", () => {
    const { at } = minimise(([x = 0]) => (x < 2 ? Number.NaN : (x - 1) ** 2), [5]);
    expect(at[0]).toBeCloseTo(2, 3);
  });
});
