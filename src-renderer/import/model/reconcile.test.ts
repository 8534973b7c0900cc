import { expect, it } from "vitest";
import type { Differences } from "../../../src-shared/model/differences.ts";
import type { ImportReport } from "../../../src-shared/model/import.ts";
import { adds, sumsOf } from "./reconcile.ts";

const side = { rows: 0, matched: 0, unmatched: 0, examples: [] };
const update: Differences = {
  mode: "update",
  on: "id",
  file: { ...side, rows: 12, matched: 9, unmatched: 3 },
  base: { ...side, rows: 20, matched: 9, unmatched: 11 },
  after: { rows: 22, fields: 3 },
  added: 2,
  gone: 0,
  changed: 4,
  unchanged: 5,
  leftOut: [{ reason: "joined into another", count: 1, examples: [] }],
  columns: [],
};
const report = (differences?: Differences) =>
  ({ as: "subscribers", rows: { read: 15, kept: 12, rejected: 3 }, dryRun: true, ...(differences ? { differences } : {}) }) as ImportReport;
const words = (given: ImportReport) =>
  sumsOf(given).map(
    ({ total, parts }) => `${total.count} ${total.label} = ${parts.map(({ count, label }) => `${count} ${label}`).join(" + ")}`,
  );

it("adds up what an update does to rows and subscribers", () => {
  expect(words(report(update))).toEqual([
    "15 rows read = 12 kept + 3 rejected",
    "12 rows kept = 9 of known subscribers + 2 of new ones + 1 not taken",
    "20 subscribers before = 4 change + 16 stay as they are",
    "22 subscribers after = 20 who were there + 2 new",
  ]);
  expect(sumsOf(report(update)).every(adds)).toBe(true);
});

it("tells who goes where the subscribers are replaced", () => {
  const replace: Differences = { ...update, mode: "replace", leftOut: [], added: 3, gone: 11, after: { rows: 12, fields: 3 } };
  expect(words(report(replace))).toEqual([
    "15 rows read = 12 kept + 3 rejected",
    "20 subscribers before = 4 change + 5 stay as they are + 11 go",
    "12 subscribers after = 9 who stay + 3 new",
  ]);
  expect(words({ ...report(replace), dryRun: false })[1]).toBe("20 subscribers before = 9 stay + 11 go");
});

it("says so when counts do not add up", () => {
  expect(adds({ total: { label: "rows", count: 3 }, parts: [{ label: "kept", count: 2 }] })).toBe(false);
  expect(words(report())).toHaveLength(1);
});
