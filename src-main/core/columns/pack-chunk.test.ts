import fc from "fast-check";
import { expect, it } from "vitest";
import { type Numbers, packed, unpack } from "./pack-chunk.ts";

function roundTrip(values: Numbers): { bytes: Uint8Array | undefined; back: Numbers } {
  const bytes = packed(values);
  const back = new (values.constructor as new (rows: number) => Numbers)(values.length);
  // A Buffer at an odd address, as SQLite may hand it over.
  const handed = bytes && Buffer.from([0, ...bytes]).subarray(1);
  expect(unpack(handed ?? new Uint8Array(values.slice().buffer), back)).toBe(true);
  return { bytes, back };
}
const wordsOf = (values: Numbers) => Buffer.from(values.buffer, values.byteOffset, values.byteLength);

const rows = 1100;
const filled = <T extends Numbers>(values: T, cell: (row: number) => number): T => {
  for (let row = 0; row < rows; row++) values[row] = cell(row);
  return values;
};

it("gives every value back, bit for bit", () => {
  const odd = fc.constantFrom(-0, 0.1 + 0.2, 1e300, -1, 0, 39.99, 2 ** 31, -(2 ** 31), 2 ** 32, 0.005, Number.MIN_VALUE);
  const cell = fc.oneof(
    fc.integer({ min: -70_000, max: 70_000 }),
    fc.integer().map((cents) => cents / 100),
    odd,
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), fc.constantFrom(Int32Array, Uint32Array, Float64Array), (cells, Kind) => {
      const values = filled(new Kind(rows) as Numbers, (row) => cells[row % cells.length] as number);
      expect(wordsOf(roundTrip(values).back).equals(wordsOf(values))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ["small whole numbers, a byte each", filled(new Int32Array(rows), (row) => 1000 + (row % 200)), 1],
  ["larger ones, two", filled(new Int32Array(rows), (row) => -(row * 7)), 2],
  ["money, as whole cents", filled(new Float64Array(rows), (row) => (row * 37) / 100), 2],
  ["seconds, four in place of eight", filled(new Float64Array(rows), (row) => 1_700_000_000 + row * 86_400), 4],
  ["codes that count up, nothing", filled(new Uint32Array(rows), (row) => 65_536 + row), 0],
])("stores %s", (_, values, width) => {
  const { bytes, back } = roundTrip(values);
  expect(bytes?.length).toBe(16 + rows * width);
  expect(back).toEqual(values);
});

it("leaves alone what would not be shorter, and refuses bytes of another length", () => {
  expect(packed(filled(new Float64Array(rows), (row) => row / 3))).toBeUndefined();
  expect(packed(filled(new Uint32Array(rows), (row) => Math.imul(row, 0x9e3779b1) >>> 0))).toBeUndefined();
  expect(packed(new Int32Array(8))).toBeUndefined();
  expect(unpack(new Uint8Array(17), new Int32Array(rows))).toBe(false);
  expect(unpack(new Uint8Array(3), new Int32Array(rows))).toBe(false);
});
