import fc from "fast-check";
import { expect, test } from "vitest";
import { codeBits, doubleBits, intBits } from "./mask-kernel.ts";

/** Sizes about a byte, a word, a block of the kernel and two of them. */
const size = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.constantFrom(65_535, 65_536, 65_537, 131_071, 131_072, 131_105));
const INT = { min: -(2 ** 31), max: 2 ** 31 - 1 };
const NUMBERS = [Number.NaN, -0, 0, 1.5, -1.5, Number.MIN_VALUE, Number.MAX_VALUE, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** The bits that a function sets among words that held others before, against a condition asked row by row. */
function agrees(rows: number, set: (words: Uint32Array) => void, holds: (row: number) => boolean): void {
  const words = new Uint32Array((rows + 31) >>> 5).fill(0xdeadbeef);
  set(words);
  const expected = new Uint32Array(words.length);
  for (let row = 0; row < rows; row++) if (holds(row)) expected[row >>> 5] = (expected[row >>> 5] as number) | (1 << (row & 31));
  expect(words).toEqual(expected);
}

/** `of` by a cheap spread of row numbers, so that neighbours differ. */
const spread = <T>(of: readonly T[], row: number): T => of[(Math.imul(row + 1, 0x9e3779b1) % of.length) >>> 0] ?? (of[0] as T);

test("whole numbers of a span, whatever the size", () => {
  const sample = fc.array(fc.integer(INT), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(size, sample, fc.integer(INT), fc.integer(INT), (rows, some, low, high) => {
      const pool = [...some, low, high, INT.min, INT.max];
      const values = Int32Array.from({ length: rows }, (_, row) => spread(pool, row));
      agrees(
        rows,
        (words) => intBits(values, low, high, words),
        (row) => (values[row] as number) >= low && (values[row] as number) <= high,
      );
    }),
    { numRuns: 60 },
  );
});

test("doubles of a span, NaN and infinities among them", () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(...NUMBERS));
  fc.assert(
    fc.property(size, fc.array(number, { minLength: 1, maxLength: 50 }), number, number, (rows, some, low, high) => {
      const pool = [...some, ...NUMBERS, low, high];
      const values = Float64Array.from({ length: rows }, (_, row) => spread(pool, row));
      agrees(
        rows,
        (words) => doubleBits(values, low, high, words),
        (row) => (values[row] as number) >= low && (values[row] as number) <= high,
      );
    }),
    { numRuns: 60 },
  );
});

test("any set of codes of one byte", () => {
  fc.assert(
    fc.property(size, fc.uint8Array({ minLength: 256, maxLength: 256, max: 1 }), (rows, table) => {
      const codes = Uint8Array.from({ length: rows }, (_, row) => Math.imul(row + 1, 0x9e3779b1) >>> 24);
      agrees(
        rows,
        (words) => codeBits(codes, table, words),
        (row) => table[codes[row] as number] === 1,
      );
    }),
    { numRuns: 60 },
  );
});

test("reads what lies in memory shared between threads", () => {
  const values = new Int32Array(new SharedArrayBuffer(400)).map((_, row) => row);
  const words = new Uint32Array(4);
  intBits(values, 3, 5, words);
  expect([...words]).toEqual([0b111000, 0, 0, 0]);
});
