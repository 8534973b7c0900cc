import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doubleKeys, everyRow, integerKeys, radixOrder } from "./radix.ts";

/** Rows by their values, equal ones as they stand. */
const sorted = (values: ArrayLike<number>, rows: readonly number[]) =>
  rows
    .map((row, at) => ({ row, at, value: (values[row] as number) + 0 }))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.at - b.at))
    .map(({ row }) => row);

const double = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: 1_700_000_000, max: 1_700_100_000 }),
  fc.constantFrom(0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MIN_VALUE, -Number.MIN_VALUE),
);

describe("rows in the order of their keys", () => {
  it("are those of a stable sort of doubles, of all rows and of some", () => {
    fc.assert(
      fc.property(fc.array(double, { maxLength: 400 }), fc.infiniteStream(fc.boolean()), (numbers, wanted) => {
        const values = Float64Array.from(numbers);
        const rows = [...values.keys()].filter(() => wanted.next().value);
        expect([...radixOrder(doubleKeys(values), Uint32Array.from(rows))]).toEqual(sorted(values, rows));
        expect([...radixOrder(doubleKeys(values), everyRow(values.length))]).toEqual(sorted(values, [...values.keys()]));
      }),
      { numRuns: 400 },
    );
  });

  it("are those of a stable sort of whole numbers, whichever bits they differ in", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer({ min: 0, max: 31 }))), fc.integer(), (drawn, mask) => {
        const values = Int32Array.from(drawn, ([value, shift]) => (value >> shift) & mask);
        expect([...radixOrder(integerKeys(values), everyRow(values.length))]).toEqual(sorted(values, [...values.keys()]));
      }),
      { numRuns: 400 },
    );
  });
});
