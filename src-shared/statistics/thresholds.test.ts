import { describe, expect, it } from "vitest";
import { thresholds } from "./thresholds.ts";

describe("spaced thresholds", () => {
  it("end at the highest score, which somebody reaches", () => {
    // The sum of the lowest and the range is above these by rounding.
    const highs = Array.from({ length: 200 }, (_, k) => 0.7 + k * 0.013).filter((high) => -1.7 + ((high + 1.7) * 100) / 100 > high);
    expect(highs.length).toBeGreaterThan(0);
    for (const high of highs) {
      const scores = Float64Array.from({ length: 150 }, (_, k) => (k === 149 ? high : -1.7 + k * 0.001));
      const last = thresholds(scores, new Uint8Array(150).fill(1)).at(-1);
      expect(last).toMatchObject({ threshold: high, selected: 1, hits: 1 });
    }
  });
});
