import { expect, it } from "vitest";
import { changeMany, keyHealth, shownColumns } from "./columns.ts";
import { column, inspection, mapping, seen } from "./testing.ts";

const of = mapping(column(0, "id", { role: "key" }), column(1, "plan", { personal: true }), column(2, "fee", { include: false }));
const looked = inspection("a.csv", [
  seen("id", { repeated: { cells: 2, examples: ["7"] }, missing: 1 }),
  seen("plan", { examples: ["Gig"], note: "Kept as text." }),
  seen("fee"),
]);
const shown = (search: string, filter: Parameters<typeof shownColumns>[4], faults: Parameters<typeof shownColumns>[2] = []) =>
  shownColumns(of, looked.columns, faults, search, filter).map(({ header }) => header);

it("finds columns by header, field and value, and filters them", () => {
  expect(shown("", "all")).toEqual(["id", "plan", "fee"]);
  expect(shown("gig", "all")).toEqual(["plan"]);
  expect(shown("FEE", "all")).toEqual(["fee"]);
  expect(shown("", "included")).toEqual(["id", "plan"]);
  expect(shown("", "skipped")).toEqual(["fee"]);
  expect(shown("", "noted")).toEqual(["plan"]);
  expect(shown("", "personal")).toEqual(["plan"]);
  expect(shown("", "faulty", [{ column: 2, message: "x" }])).toEqual(["fee"]);
});

it("changes many columns and leaves the key as it must be", () => {
  const all = new Set([0, 1, 2]);
  expect(changeMany(of, all, { include: false }).columns.map(({ include }) => include)).toEqual([true, false, false]);
  expect(changeMany(of, new Set([2]), { group: "money" }).columns.map(({ group }) => group)).toEqual(["other", "other", "money"]);
  const once = changeMany(of, all, { missing: "N/A" });
  expect(changeMany(once, all, { missing: "N/A" }).columns.map(({ missing }) => missing)).toEqual([[], ["N/A"], ["N/A"]]);
});

it("knows what is wrong with a key before the import", () => {
  expect(keyHealth(of, looked)).toEqual({ blanks: 1, repeats: 2, examples: ["7"], rows: 2 });
  expect(keyHealth({ ...of, key: "none" }, looked)).toBeNull();
});
