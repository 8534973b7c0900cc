import { expect, it } from "vitest";
import type { How } from "../wizard/state.ts";
import { fieldsBefore, fileFaults } from "./file-faults.ts";
import { column, mapping } from "./testing.ts";

const how = (more: Partial<How> = {}): How => ({ mode: "replace", on: null, blanks: "keep", ...more });
const people = {
  id: "a",
  name: "a.csv",
  role: "subscribers" as const,
  how: how(),
  mapping: mapping(column(0, "id"), column(1, "zip", { field: "Zip" })),
};
const facts = {
  id: "b",
  name: "b.csv",
  role: "facts" as const,
  how: how({ mode: "join", on: "Zip" }),
  mapping: mapping(column(0, "id"), column(1, "x")),
};

it("knows the fields that files before bring, and that replaced ones are gone", () => {
  expect(fieldsBefore([people, facts], 1, ["old"])).toEqual(["id", "Zip"]);
  expect(fieldsBefore([{ ...people, how: how({ mode: "update" }) }, facts], 1, ["old"])).toEqual(["old", "id", "Zip"]);
});

it("names a field that is not there yet, and subscribers that are missing", () => {
  expect(fileFaults([people, facts], []).size).toBe(0);
  expect(fileFaults([facts, people], []).get("b")).toContain("No file before this one has the field “Zip”");
  expect(fileFaults([facts], []).get("b")).toContain("The project has no subscribers yet");
  expect(fileFaults([facts], ["Zip"]).size).toBe(0);
});
