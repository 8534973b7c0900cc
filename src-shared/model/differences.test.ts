import { expect, it } from "vitest";
import { type ColumnDifference, strangersNote, textNotes } from "./differences.ts";

const side = (rows: number, matched: number) => ({ rows, matched, unmatched: rows - matched, examples: [] });
const met = (mode: "replace" | "append" | "update" | "join", base: number, file: number, matched: number) =>
  strangersNote({ mode, on: "id", base: side(base, matched), file: side(file, matched) });

it("says that a file which should change subscribers knows none of them, and nothing where that is to be expected", () => {
  expect(met("update", 400, 38, 0)).toContain("“id”");
  expect(met("join", 400, 38, 0)).toContain("“id”");
  expect(met("update", 400, 38, 1)).toBeNull();
  expect(met("append", 400, 38, 0)).toBeNull();
  expect(met("replace", 400, 38, 0)).toBeNull();
  expect(met("update", 0, 38, 0)).toBeNull();
  expect(met("update", 400, 0, 0)).toBeNull();
});

it("says that keys differ by leading zeros only, and what to do on which side", () => {
  const about = (zeros: { file: string; base: string }) =>
    strangersNote({ mode: "append", on: "id", base: side(9, 0), file: side(9, 0), zeros });
  expect(about({ file: "1", base: "000001" })).toMatch(/“1” where “id” is “000001”.*fill it with zeros to 6 digits/);
  expect(about({ file: "0001", base: "1" })).toMatch(/Take the zeros out/);
});

it("names fields that lose their type to texts, and no others", () => {
  const column = (field: string, change: Partial<ColumnDifference>): ColumnDifference => ({
    field,
    label: "",
    what: "changed",
    type: "text",
    was: null,
    filled: 0,
    changed: 1,
    cleared: 0,
    examples: [],
    note: null,
    ...change,
  });
  const columns = [
    column("spend", { was: "number" }),
    column("plan", {}),
    column("since", { was: "date", type: "datetime" }),
    column("left", { was: "boolean", what: "gone" }),
  ];
  expect(textNotes({ columns })).toEqual([expect.stringContaining("“spend” holds numbers and becomes text for everyone")]);
});
