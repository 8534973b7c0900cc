import { beforeEach, expect, it } from "vitest";
import type { NamedSegment, Segment } from "../../src-shared/model/segment.ts";
import { describeDraft, draftsOf, dropDraft, editDraft, redoDraft, renameInDrafts, undoDraft, unsavedIn, useDrafts } from "./drafts.ts";

const saved: NamedSegment = { id: "seg_1", name: "Streamers", description: "", rules: { all: [] } };
const rule = (value: number): Segment => ({ field: "gb", op: ">", value });
const rules = () => useDrafts.getState().drafts.seg_1?.segment.rules;

beforeEach(() => useDrafts.setState({ project: "p", drafts: {} }));

it("undoes and redoes one step at a time", () => {
  editDraft(saved, rule(1), 0);
  editDraft(saved, rule(2), 5000);
  undoDraft("seg_1");
  expect(rules()).toEqual(rule(1));
  undoDraft("seg_1");
  expect(rules()).toEqual({ all: [] });
  undoDraft("seg_1");
  expect(rules()).toEqual({ all: [] });
  redoDraft("seg_1");
  redoDraft("seg_1");
  expect(rules()).toEqual(rule(2));
});

it("joins a run of keys into one step", () => {
  editDraft(saved, rule(1), 1000);
  editDraft(saved, rule(12), 1200);
  editDraft(saved, rule(120), 1400);
  undoDraft("seg_1");
  expect(rules()).toEqual({ all: [] });
});

it("forgets what was undone at the next edit", () => {
  editDraft(saved, rule(1), 0);
  undoDraft("seg_1");
  editDraft(saved, rule(3), 5000);
  redoDraft("seg_1");
  expect(rules()).toEqual(rule(3));
});

it("keeps a new name beside the rules, and lets go when dropped or in another project", () => {
  describeDraft(saved, { name: "Heavy streamers" });
  editDraft(saved, rule(1), 0);
  expect(useDrafts.getState().drafts.seg_1?.segment.name).toBe("Heavy streamers");
  draftsOf("p");
  expect(rules()).toEqual(rule(1));
  dropDraft("seg_1");
  expect(rules()).toBeUndefined();
  editDraft(saved, rule(1), 0);
  draftsOf("other");
  expect(rules()).toBeUndefined();
});

it("tells which segments of a project are not saved", () => {
  editDraft(saved, rule(1));
  expect(unsavedIn(useDrafts.getState(), "p")).toEqual(["seg_1"]);
  expect(unsavedIn(useDrafts.getState(), "q")).toEqual([]);
  expect(unsavedIn(useDrafts.getState(), undefined)).toEqual([]);
});

it("calls a renamed segment by its new name in every step of the drafts that refer to it", () => {
  editDraft(saved, { segment: "Heavy" }, 0);
  editDraft(saved, { none: [{ segment: "Heavy" }] }, 5000);
  renameInDrafts("Heavy", "Power users");
  expect(rules()).toEqual({ none: [{ segment: "Power users" }] });
  undoDraft("seg_1");
  expect(rules()).toEqual({ segment: "Power users" });
});
