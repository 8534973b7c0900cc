import { expect, it } from "vitest";
import { ROW, rowWindow, scrollTopOf } from "./useRowWindow.ts";

it("draws what is in view and a few more", () => {
  const { first, end, height, top } = rowWindow(1000, 10 * ROW, 20 * ROW, 2);
  expect({ first, end, height, top }).toEqual({ first: 8, end: 32, height: 1000 * ROW, top: 8 * ROW });
});

it.each([0, 1, 5, 1000, 5_000_000])("reaches the last of %i rows", (total) => {
  const viewport = 600;
  const { height } = rowWindow(total, 0, viewport);
  const { end, first, top } = rowWindow(total, Math.max(0, height - viewport), viewport, 0);
  expect(end).toBe(total);
  if (total > 0) expect(top + (end - first) * ROW).toBeGreaterThanOrEqual(Math.min(height, total * ROW) - ROW);
});

it("stays below the tallest element that browsers draw, and still finds each row", () => {
  const total = 5_000_000;
  const viewport = 600;
  expect(rowWindow(total, 0, viewport).height).toBeLessThan(30_000_000);
  for (const row of [0, 1, 777_777, 4_999_000]) {
    const { first, end } = rowWindow(total, scrollTopOf(row * ROW, total, viewport), viewport, 1);
    expect(first).toBeLessThanOrEqual(row);
    expect(end).toBeGreaterThan(row);
    const last = rowWindow(total, scrollTopOf((row + 1) * ROW - viewport, total, viewport), viewport, 1);
    expect(last.first).toBeLessThanOrEqual(row);
    expect(last.end).toBeGreaterThan(row);
  }
});
