import fc from "fast-check";
import { expect, it } from "vitest";
import { BitSet } from "../table/bit-set.ts";
import { effectsOf } from "./waterfall.ts";

const setOf = (rows: readonly boolean[]) => {
  const set = new BitSet(rows.length);
  rows.forEach((has, row) => {
    if (has) set.add(row);
  });
  return set;
};

/** Whether a row is in a group of rules, by what each says of it. */
const isIn = (kind: "all" | "any" | "none", says: readonly boolean[]) =>
  kind === "all" ? says.every(Boolean) : kind === "any" ? says.some(Boolean) : !says.some(Boolean);

it("is what asking every row with and without each rule gives", () => {
  const table = fc
    .tuple(fc.constantFrom(1, 31, 32, 65), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, rules]) =>
      fc.array(fc.array(fc.boolean(), { minLength: rows, maxLength: rows }), { minLength: rules, maxLength: rules }),
    );
  fc.assert(
    fc.property(table, fc.constantFrom("all", "any", "none"), (rules, kind) => {
      const rows = rules[0]?.map((_, row) => rules.map((rule) => rule[row] === true)) ?? [];
      const wanted = rules.map((_, at) => ({
        running: rows.filter((says) => isIn(kind, says.slice(0, at + 1))).length,
        only: rows.filter((says) => isIn(kind, says) !== isIn(kind, says.toSpliced(at, 1)) && (kind !== "any" || says[at])).length,
      }));
      expect(effectsOf(kind, rules.map(setOf), rows.length)).toEqual(wanted);
    }),
    { numRuns: 400 },
  );
});
