import { describe, expect, it } from "vitest";
import { deciles } from "./deciles.ts";

describe("what the top fifth holds", () => {
  it("is not told of one or two, of whom a fifth is nobody", () => {
    const share = (...values: number[]) => deciles(Float64Array.from(values)).topFifth;
    expect(share(5)).toBeNull();
    expect(share(5, 10)).toBeNull();
    expect(share(5, 10, 25)).toBeCloseTo(25 / 40, 12);
  });
});
