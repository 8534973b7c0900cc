import fc from "fast-check";
import { expect, it } from "vitest";
import type { Decisions } from "../../../../src-shared/engine/index.ts";
import { decodeDecisions, encodeDecisions } from "./decisions.ts";

const number = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY));
const place = fc.array(number, { minLength: 1, maxLength: 12 });
const decisions: fc.Arbitrary<Decisions> = fc.record({
  experiments: fc.array(fc.option(fc.record({ at: fc.integer(), winner: fc.integer({ min: -1, max: 5 }) })), { maxLength: 3 }),
  budgets: fc.array(fc.array(fc.option(place), { maxLength: 4 }), { maxLength: 3 }),
  pools: fc.array(fc.array(fc.record({ from: number, last: place }), { maxLength: 6 }), { maxLength: 3 }),
  generous: fc.boolean(),
  until: fc.integer(),
});
const file = { path: "x.throughline" } as Parameters<typeof decodeDecisions>[0];

it("keeps every place to the bit", () => {
  fc.assert(
    fc.property(decisions, (given) => {
      expect(decodeDecisions(file, encodeDecisions(3, given), "this")).toEqual(given);
    }),
  );
});

it("refuses what breaks off, goes on or is of no known form", () => {
  const given: Decisions = { experiments: [], budgets: [[[1, 2]]], pools: [[{ from: 1, last: [5, 6, 7] }]], generous: false, until: 9 };
  const whole = encodeDecisions(0, given);
  const less = encodeDecisions(0, { ...given, pools: [[]] });
  const read = (document: string, places: Uint8Array) => () => decodeDecisions(file, { replication: 0, document, places }, "this");
  expect(read(whole.document, less.places)).toThrow(/this breaks off/);
  expect(read(less.document, whole.places)).toThrow(/this goes on after its end/);
  expect(read(whole.document, whole.places.subarray(0, 3))).toThrow(/this cannot be unpacked/);
  expect(read("{}", whole.places)).toThrow(/cannot be read/);
});
