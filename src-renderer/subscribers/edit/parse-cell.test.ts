import { expect, it } from "vitest";
import type { FieldType } from "../../../src-shared/model/field.ts";
import { parseCell } from "./parse-cell.ts";

it.each<[FieldType, string, unknown]>([
  ["text", "  Ames ", "Ames"],
  ["text", "  ", null],
  ["number", "1,234.5", 1234.5],
  ["number", "-.5", -0.5],
  ["number", "2e3", 2000],
  ["boolean", "yes", true],
  ["boolean", "No", false],
  ["boolean", "", null],
  ["date", "2026-3-2", "2026-03-02"],
  ["date", "2024-02-29", "2024-02-29"],
  ["datetime", "2026-03-02 9:05", "2026-03-02T09:05:00"],
  ["datetime", "2026-03-02T09:05:30Z", "2026-03-02T09:05:30"],
  ["datetime", "2026-03-02", "2026-03-02T00:00:00"],
])("takes %s “%s”", (type, typed, value) => {
  expect(parseCell(type, typed)).toEqual({ value, problem: null });
});

it.each<[FieldType, string, RegExp]>([
  ["number", "12 apples", /Write a number/],
  ["number", "1,23", /Write a number/],
  ["number", "1e999", /too large/],
  ["boolean", "maybe", /Yes or No/],
  ["date", "2026-02-30", /day of the calendar/],
  ["date", "3/2/2026", /YYYY-MM-DD/],
  ["datetime", "2026-03-02 25:00", /moment/],
])("refuses %s “%s” and says what would fit", (type, typed, problem) => {
  const found = parseCell(type, typed);
  expect(found.value).toBeNull();
  expect(found.problem).toMatch(problem);
});
