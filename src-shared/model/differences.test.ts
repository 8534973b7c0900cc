import { expect, it } from "vitest";
import { strangersNote } from "./differences.ts";

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
