import { expect, it } from "vitest";
import { holds, moved, type Pressed, rangeOf, writes } from "./grid.ts";

const size = { rows: 1000, columns: 5, page: 20 };
const press = (key: string, ctrl = false): Pressed => ({ key, ctrl });

it.each<[string, boolean, { row: number; at: number }]>([
  ["ArrowDown", false, { row: 11, at: 2 }],
  ["ArrowUp", true, { row: 0, at: 2 }],
  ["ArrowRight", false, { row: 10, at: 3 }],
  ["ArrowLeft", true, { row: 10, at: 0 }],
  ["PageDown", false, { row: 30, at: 2 }],
  ["PageUp", false, { row: 0, at: 2 }],
  ["Home", false, { row: 10, at: 0 }],
  ["End", false, { row: 10, at: 4 }],
  ["Home", true, { row: 0, at: 0 }],
  ["End", true, { row: 999, at: 4 }],
])("%s (Ctrl %s) leads to its cell", (key, ctrl, to) => {
  expect(moved({ row: 10, at: 2 }, press(key, ctrl), size)).toEqual(to);
});

it("stays inside, begins at the first cell, and leaves other keys alone", () => {
  expect(moved({ row: 999, at: 4 }, press("ArrowDown"), size)).toEqual({ row: 999, at: 4 });
  expect(moved({ row: -1, at: 0 }, press("ArrowDown"), size)).toEqual({ row: 0, at: 0 });
  expect(moved({ row: -1, at: 0 }, press("Enter"), size)).toBeUndefined();
  expect(moved({ row: 3, at: 1 }, press("x"), size)).toBeUndefined();
  expect(moved({ row: 0, at: 0 }, press("ArrowDown"), { ...size, rows: 0 })).toBeUndefined();
});

it("marks the rectangle between two cells", () => {
  const range = rangeOf({ row: 5, at: 3 }, { row: 2, at: 1 });
  expect(range).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
  expect([holds(range, 2, 1), holds(range, 5, 3), holds(range, 6, 3), holds(range, 3, 0), holds(null, 2, 1)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it("tells keys that write from those that do not", () => {
  const key = (name: string, more = {}) => writes({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more });
  expect([key("a"), key("7"), key("é"), key(" "), key("F2"), key("c", { ctrlKey: true })]).toEqual([true, true, true, false, false, false]);
});
