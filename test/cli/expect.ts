import { expect } from "vitest";
import type { Results } from "../../src-shared/model/results.ts";

/** Within 4 standard deviations of a binomial count. */
export function expectBinomial(found: number, n: number, p: number): void {
  const deviation = Math.sqrt(n * p * (1 - p));
  expect(Math.abs(found - n * p), `${found} of ${n}, expected ${n * p} ± ${4 * deviation}`).toBeLessThanOrEqual(4 * deviation);
}

/** A mean over independent runs within 4 of its standard errors. */
export function expectMean(values: readonly number[], expected: number): void {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n);
  expect(Math.abs(mean - expected), `${mean}, expected ${expected} ± ${4 * error}`).toBeLessThanOrEqual(4 * error);
  expect(error, "too few runs to tell").toBeLessThan(0.1 * expected);
}

export function expectReconciled(results: Results): void {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);
  const { matched, notEntered, entered, completed, exited, inProgress } = results.journey;
  expect(matched).toBe(entered + sum(notEntered));
  expect(entered).toBe(completed + sum(exited) + inProgress);
  for (const [id, node] of Object.entries(results.nodes)) {
    expect({ id, entered: node.entered }).toEqual({ id, entered: sum(node.left) + sum(node.exitedHere) + node.waiting + node.held });
  }
}
