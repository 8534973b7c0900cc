import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { philox4x32, uniform } from "../engine/random/philox.ts";
import { compareMeasures, type MeasureValues, measuresFor } from "./comparison.ts";
import { answerText, betterText } from "./comparison-text.ts";
import { precisionOf, summarisePairs } from "./pairs.ts";

const words = { a: "New", b: "Old", currency: "USD" };
const values = (incremental: number, more: Partial<MeasureValues> = {}): MeasureValues => ({
  ...{ incremental, converted: incremental, cost: 10, margin: 0, roi: null, optedOut: 3 },
  ...more,
});

/** Conversions of `people` subscribers at a rate, in one replication: the same draws for every rate. */
function conversions(people: number, rate: number, replication: number): number {
  const block = new Uint32Array(4);
  let count = 0;
  for (let person = 0; person < people; person++) {
    philox4x32(block, person, 0, 7, replication, 11, 0);
    if (uniform(block[0] as number) < rate) count++;
  }
  return count;
}

describe("acceptance 19: two designs of 3.0 % and 3.3 %, 50,000 subscribers, the same draws", () => {
  const runs = Array.from({ length: 120 }, (_, replication) => replication);
  const a = runs.map((replication) => conversions(50_000, 0.033, replication));
  const b = runs.map((replication) => conversions(50_000, 0.03, replication));
  const deviation = Math.sqrt(50_000 * 0.003 * 0.997);

  it("differ by 150 with a deviation of about 12.2, within 4 standard errors", () => {
    const { mean, deviation: found, positive } = summarisePairs(a.map((count, at) => count - (b[at] as number)));
    expect(deviation).toBeCloseTo(12.2, 1);
    expect(Math.abs(mean - 150)).toBeLessThan((4 * deviation) / Math.sqrt(runs.length));
    expect(Math.abs((found ?? 0) - deviation)).toBeLessThan((4 * deviation) / Math.sqrt(2 * runs.length));
    expect(positive).toBe(1);
  });

  it("would differ by a deviation of about 55.2 were they independent", () => {
    const shifted = b.map((_, at) => b[(at + 1) % b.length] as number);
    const { deviation: found } = summarisePairs(a.map((count, at) => count - (shifted[at] as number)));
    expect(Math.abs((found ?? 0) - 55.2)).toBeLessThan((4 * 55.2) / Math.sqrt(2 * runs.length));
  });
});

describe("pairs", () => {
  it("have exact quantiles, and ties count half", () => {
    expect(summarisePairs([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toMatchObject({ mean: 5, p10: 1, p50: 5, p90: 9, positive: 10.5 / 11 });
    expect(summarisePairs([4])).toEqual({ mean: 4, deviation: null, p10: null, p50: null, p90: null, positive: null });
    expect(() => summarisePairs([])).toThrow("no pairs");
  });

  it("turn round with the designs", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 }), (differences) => {
        const there = summarisePairs(differences);
        const back = summarisePairs(differences.map((value) => -value));
        expect(back.mean).toBeCloseTo(-there.mean, 9);
        expect(back.positive).toBeCloseTo(1 - (there.positive ?? 0), 9);
        expect(back.p10).toBeCloseTo(-(there.p90 ?? 0), 9);
      }),
    );
  });

  it("tell how precise their mean is", () => {
    expect(precisionOf([100])).toBeNull();
    expect(precisionOf([5, -5])).toBeNull();
    expect(precisionOf([90, 110])).toBeCloseTo((1.28155 * Math.sqrt(200)) / Math.sqrt(2) / 100, 4);
  });
});

describe("comparison", () => {
  it("says who is better by what each measure wants, and has no answer where a value is missing", () => {
    const a = [values(10, { cost: 5, optedOut: 1 }), values(12, { cost: 6, optedOut: 1 })];
    const b = [values(8), values(12)];
    const [incremental, , cost, , roi, optedOut] = compareMeasures(a, b, words);
    expect(incremental).toMatchObject({ a: 11, b: 10, difference: 1, better: 0.75 });
    expect(cost).toMatchObject({ difference: -4.5, better: 1 });
    expect(cost?.text).toBe(
      "“New” has $4.50 less cost than “Old” on average; 8 in 10 simulated outcomes fall between $4.10 and $4.90 less.",
    );
    expect(optedOut).toMatchObject({ difference: -2, better: 1 });
    expect(roi).toMatchObject({ a: null, difference: null, better: null });
    expect(() => compareMeasures(a, b.slice(1), words)).toThrow("cannot be paired");
  });

  it("says in which direction the range lies, once", () => {
    const textOf = (differences: readonly number[]) =>
      compareMeasures(
        differences.map((one) => values(2000 + one)),
        differences.map(() => values(2000)),
        words,
      )[0]?.text;
    expect(textOf([-1239, -1171.6])).toMatch(/^“New” has 1,205\.3 fewer .* fall between 1,178 and 1,232 fewer\.$/);
    expect(textOf([3, 12])).toMatch(/fall between 3\.9 and 11\.1 more\.$/);
    expect(textOf([-10, 10, 20])).toMatch(/fall between 6 fewer and 18 more\.$/);
  });

  it("calls designs that never differ the same, and neither of them better", () => {
    const same = [values(10), values(12)];
    const [incremental, converted] = compareMeasures(same, same, words);
    if (!incremental || !converted) throw new Error("nothing was compared");
    expect(incremental).toMatchObject({ difference: 0, better: null });
    expect(answerText(incremental, 2, words)).toBe(
      "No difference in incremental conversions: “New” and “Old” have the same in every simulated outcome.",
    );
    expect(betterText(incremental)).toBe("no difference");
    expect(betterText({ ...converted, deviation: 1, better: 0.5 })).toBe("50 %");
    expect(measuresFor(false)).toEqual(["incremental", "converted", "cost", "optedOut"]);
    expect(measuresFor(true)).toContain("roi");
  });

  it("rounds money to the minor unit, and takes the dust of binary fractions for no difference", () => {
    const cost = (amounts: readonly number[]) => amounts.map((amount) => values(1, { cost: amount }));
    const [, , dusty] = compareMeasures(cost([0.1 + 0.2, 7]), cost([0.3, 7]), words);
    expect(dusty).toMatchObject({ a: 3.65, b: 3.65, difference: 0, deviation: 0, better: null });
    const [, , noisy] = compareMeasures(cost([11.23, 11.24, 11.22]), cost([1, 2.01, 3.07]), words);
    if (!noisy) throw new Error("nothing was compared");
    for (const { a, b, difference, deviation, p10, p50, p90 } of [noisy])
      for (const amount of [a, b, difference, deviation, p10, p50, p90]) expect(amount).toBe(Number(amount?.toFixed(2)));
  });

  it("of one replication says that chance is not told apart", () => {
    const [incremental] = compareMeasures([values(10)], [values(13)], words);
    if (!incremental) throw new Error("nothing was compared");
    expect(incremental).toMatchObject({ difference: -3, p10: null, better: null });
    expect(answerText(incremental, 1, words)).toMatch(
      /^“New” has 3 fewer incremental conversions than “Old”\. One replication was run, so that chance/,
    );
  });
});
