import { expect, it } from "vitest";
import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import { chosen, type Filter, isFiltered, stateOf } from "./filter.ts";

const entry = (id: string, more: Partial<JourneyEntry> = {}): JourneyEntry => ({
  ...{ id, name: `Journey ${id}`, nodes: 3, updated: "2026-03-01T10:00:00Z", folder: null, archived: null },
  ...{ stages: ["awareness"], channels: ["email"], versions: 0, lastRun: null, ...more },
});
const run = (at: string, entered = 10) => ({ id: "r", at, entered, converted: 1 });
const folders = [
  { id: "f", name: "Spring", parent: null },
  { id: "g", name: "Upgrades", parent: "f" },
];
const entries = [
  entry("1", { folder: "f", lastRun: run("2026-03-02T10:00:00Z", 50) }),
  entry("2", { folder: "g", channels: ["sms"], updated: "2026-03-03T10:00:00Z", lastRun: run("2026-03-02T11:00:00Z", 5) }),
  entry("10", { stages: ["retention"] }),
  entry("4", { archived: "2026-03-01T10:00:00Z", folder: "f" }),
];
const all: Filter = { place: "all", search: "", stage: null, channel: null, state: null, sort: "name" };
const ids = (filter: Partial<Filter>) => chosen(entries, { ...all, ...filter }, folders).map(({ id }) => id);

it("finds by place: a folder with those inside it, none, the archive", () => {
  expect(ids({})).toEqual(["1", "2", "10"]);
  expect(ids({ place: { folder: "f" } })).toEqual(["1", "2"]);
  expect(ids({ place: { folder: "g" } })).toEqual(["2"]);
  expect(ids({ place: "loose" })).toEqual(["10"]);
  expect(ids({ place: "archive" })).toEqual(["4"]);
});

it("finds by words, stage, channel and state, and sorts", () => {
  expect(ids({ search: "  JOURNEY 1" })).toEqual(["1", "10"]);
  expect(ids({ stage: "retention" })).toEqual(["10"]);
  expect(ids({ channel: "sms" })).toEqual(["2"]);
  expect(ids({ state: "changed" })).toEqual(["2"]);
  expect(ids({ state: "run" })).toEqual(["1"]);
  expect(ids({ state: "draft" })).toEqual(["10"]);
  expect(ids({ sort: "updated" })).toEqual(["2", "1", "10"]);
  expect(ids({ sort: "run" })).toEqual(["2", "1", "10"]);
  expect(ids({ sort: "entered" })).toEqual(["1", "2", "10"]);
});

it("tells a journey that changed after its run from one that did not, and whether anything is hidden", () => {
  expect(stateOf(entry("1", { lastRun: run("2026-03-01T09:00:00Z") }))).toBe("changed");
  expect(isFiltered(all)).toBe(false);
  expect(isFiltered({ ...all, state: "run" })).toBe(true);
});
