import { expect, it } from "vitest";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { columnsOf, movedBefore, shownIds, tabText } from "./columns.ts";

const field = (id: string, role: FieldSummary["role"] = null): FieldSummary => ({
  ...{ id, label: "", type: "text", group: "other", role, personal: false },
  ...{ rows: 3, missing: 0, distinct: 3, low: null, high: null, top: [] },
});
const fields = [field("a"), field("key", "key"), field("b"), field("c")];

it("has the key first, then what was chosen in its order, without what is gone", () => {
  const ids = (shown: string[] | null, widths = {}) => columnsOf(fields, { shown, widths }).map((column) => column.field.id);
  expect(ids(null)).toEqual(["key", "a", "b", "c"]);
  expect(ids(["c", "gone", "a"])).toEqual(["key", "c", "a"]);
  expect(ids([])).toEqual(["key"]);
  expect(ids(["gone"])).toEqual(["key", "a", "b", "c"]);
  expect(columnsOf(fields, { shown: ["a"], widths: { a: 321 } })[1]?.width).toBe(321);
});

it("shows forty of a thousand fields until others are chosen", () => {
  const many = [field("key", "key"), ...Array.from({ length: 1000 }, (_, at) => field(`f${at}`))];
  expect(shownIds(many, { shown: null })).toHaveLength(40);
  expect(shownIds(many, { shown: many.map(({ id }) => id) })).toHaveLength(1000);
});

it("moves a column before another", () => {
  expect(movedBefore(["a", "b", "c"], "c", "a")).toEqual(["c", "a", "b"]);
  expect(movedBefore(["a", "b", "c"], "a", null)).toEqual(["b", "c", "a"]);
  expect(movedBefore(["a", "b"], "a", "gone")).toEqual(["a", "b"]);
});

it("copies cells as spreadsheets paste them", () => {
  expect(
    tabText([
      ["a\tb", 1.5, true],
      [null, 'say "hi"', false],
    ]),
  ).toBe('"a\tb"\t1.5\tYes\n\t"say ""hi"""\tNo');
});
