import { expect, it } from "vitest";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { fieldReference, inserted, offers, wordAt } from "./completion.ts";

const field = (id: string, label = ""): FieldSummary => ({
  ...{ id, label, type: "number", group: "other", role: null, personal: false },
  ...{ rows: 0, missing: 0, distinct: 0, low: null, high: null, top: [] },
});
const fields = [field("tenure"), field("Monthly Charge"), field("x1", "Months left")];
const functions = [
  { name: "monthsBetween", usage: "monthsBetween(from, to)", means: "whole months" },
  { name: "asOf", usage: "asOf()", means: "the day of the import" },
];

it("finds the word before the cursor, in brackets too, and none in texts", () => {
  expect(wordAt("1 + ten", 7)).toEqual({ from: 4, to: 7, text: "ten" });
  expect(wordAt("1 + [Monthly Ch", 15)).toEqual({ from: 4, to: 15, text: "Monthly Ch" });
  expect(wordAt('"ten', 4)).toBeNull();
  expect(wordAt("1 + ", 4)).toBeNull();
});

it("offers fields by name and label, and functions; only fields within brackets", () => {
  const names = (source: string) => offers(source, source.length, fields, functions).map(({ name }) => name);
  expect(names("mon")).toEqual(["Monthly Charge", "Months left", "monthsBetween(from, to)"]);
  expect(names("[mon")).toEqual(["Monthly Charge", "Months left"]);
  expect(names("tenure")).toEqual([]);
  expect(names("zzz")).toEqual([]);
});

it("writes names in brackets where they need them, and leaves the cursor inside of a function", () => {
  expect(["tenure", "Monthly Charge", "and", "1st"].map(fieldReference)).toEqual(["tenure", "[Monthly Charge]", "[and]", "[1st]"]);
  const [first] = offers("2 * mon", 7, fields, functions);
  if (!first) throw new Error("nothing was offered");
  expect(inserted("2 * mon + 1", 7, first)).toEqual({ text: "2 * [Monthly Charge] + 1", caret: 20 });
  expect(inserted("2 * [Mon] + 1", 8, first)).toEqual({ text: "2 * [Monthly Charge] + 1", caret: 20 });
  const [months] = offers("monthsB", 7, fields, functions);
  if (!months) throw new Error("nothing was offered");
  expect(inserted("monthsB", 7, months)).toEqual({ text: "monthsBetween()", caret: 14 });
});
