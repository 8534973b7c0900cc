import fc from "fast-check";
import { expect, test } from "vitest";
import { segmentSchema } from "../model/segment.ts";
import { countParts } from "./count.ts";
import { evaluate } from "./evaluate.ts";
import { naiveHas } from "./naive.ts";
import { arbitraryBase, arbitrarySegment, arbitraryContext as context } from "./test-arbitraries.ts";

test("masks are what asking row by row gives, and parts add up", () => {
  fc.assert(
    fc.property(arbitraryBase, arbitrarySegment, (data, segment) => {
      expect(segmentSchema.safeParse(segment).success).toBe(true);
      const mask = evaluate(data, segment, context);
      const wanted = Array.from({ length: data.rows }, (_, row) => naiveHas(data, segment, row, context));
      expect(Array.from({ length: data.rows }, (_, row) => mask.has(row))).toEqual(wanted);
      const counted = countParts(data, segment, context);
      expect(counted.count).toBe(wanted.filter(Boolean).length);
      expect(mask.count()).toBe(counted.count);
    }),
    { numRuns: 600 },
  );
});
