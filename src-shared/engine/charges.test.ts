import fc from "fast-check";
import { expect, it } from "vitest";
import { firstBeyond } from "./charges.ts";
import { compareKeys, type OrderKey } from "./decisions.ts";

interface Charge {
  budget: number;
  amount: number;
  key: OrderKey;
}

/** Put in order, then added up. */
function slow(charges: readonly Charge[], budget: number, limit: number): { key: OrderKey; sum: number } | null {
  let sum = 0;
  for (const { amount, key } of charges.filter((one) => one.budget === budget).toSorted((a, b) => compareKeys(a.key, b.key))) {
    sum += amount;
    if (sum > limit) return { key, sum };
  }
  return null;
}

const small = fc.integer({ min: 0, max: 2 });
const charges = fc
  .array(
    fc.record({ budget: fc.integer({ min: 0, max: 1 }), amount: fc.integer({ min: 1, max: 9 }), parts: fc.tuple(small, small, small) }),
    {
      maxLength: 60,
    },
  )
  .map((all) => all.map(({ budget, amount, parts }, ask): Charge => ({ budget, amount, key: [...parts, 0, 0, 0, 0, 0, 0, ask] })));

it("finds the charge that putting all in order finds", () => {
  fc.assert(
    fc.property(charges, fc.integer({ min: -3, max: 300 }), (all, limit) => {
      const flat = Float64Array.from(all.flatMap(({ budget, amount, key }) => [budget, amount, ...key]));
      for (const budget of [0, 1]) expect(firstBeyond(flat, budget, limit)).toEqual(slow(all, budget, limit));
    }),
    { numRuns: 300, verbose: 1 },
  );
});
