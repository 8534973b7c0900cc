import fc from "fast-check";
import { expect, it } from "vitest";
import { textsOf } from "../columns/column-data.ts";
import { Keys } from "./keys.ts";

/** What a map says of the same keys: of each the line on which it stood before, or -1, and the kept ones. */
function plainly(keys: readonly string[]) {
  const lines = new Map<string, number>();
  const answers = keys.map((key, line) => {
    const earlier = lines.get(key);
    if (earlier === undefined) lines.set(key, line);
    return earlier ?? -1;
  });
  return { answers, kept: [...lines.keys()] };
}

function ours(texts: readonly string[]) {
  const keys = new Keys();
  const answers = texts.map((text, line) => {
    const bytes = Buffer.from(`,${text},`);
    return keys.add(bytes, { from: 1, to: bytes.length - 1 }, line);
  });
  return { answers, kept: textsOf(keys.soFar().words) };
}

it("finds every repeated key, whether keys rise, fall or come in any order", () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 3000 }).map((n) => `S${String(n).padStart(5, "0")}`),
    fc.string({ unit: fc.constantFrom("a", "b", "é", "9"), minLength: 1, maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 400 }), fc.array(key, { maxLength: 40 }), (many, more) => {
      const rising = [...many].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      for (const keys of [rising, [...new Set(rising), ...more], [...rising, ...more], many, [...rising].reverse()])
        expect(ours(keys)).toEqual(plainly(keys));
    }),
    { numRuns: 200 },
  );
});
