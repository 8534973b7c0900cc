import { expect, it } from "vitest";
import { testJourney } from "../../../src-shared/engine/testing/run.ts";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { failure, prepared } from "./testing/prepared.ts";

const heavy: NamedSegment = {
  id: "seg_heavy",
  name: "Heavy",
  description: "",
  rules: { field: "usage", op: ">=", value: 300 },
  folder: "Usage",
  tags: ["use"],
};
const journey = testJourney(
  [
    { id: "in", kind: "audience", config: { segment: { all: [{ segment: "Heavy" }] }, at: "2026-03-02T09:00" } },
    { id: "done", kind: "exit", config: { reason: "done" } },
  ],
  ["in -> done"],
);

it("keeps versions, restores one, and knows who names a segment", async () => {
  const { client } = await prepared(journey);
  await client.segments.save(heavy);
  await client.segments.save({ ...heavy, rules: { field: "usage", op: ">=", value: 350 } });
  await client.segments.save({ ...heavy, rules: { field: "usage", op: ">=", value: 350 } });
  const versions = await client.segmentLibrary.versions({ id: heavy.id });
  expect(versions.map(({ sentence }) => sentence)).toEqual(["usage is at least 350", "usage is at least 300"]);
  expect(await client.segmentLibrary.restore({ version: versions[1]?.id ?? "" })).toEqual(heavy);
  expect(await client.segments.list()).toEqual([heavy]);
  expect((await client.segmentLibrary.versions({ id: heavy.id })).length).toBe(3);
  await client.segments.save({ id: "seg_rest", name: "Rest", description: "", rules: { none: [{ segment: "Heavy" }] } });
  expect(await client.segmentLibrary.uses({ name: "Heavy" })).toEqual([
    { what: "segment", id: "seg_rest", name: "Rest" },
    { what: "journey", id: journey.id, name: journey.name },
  ]);
  expect(await failure(client.segmentLibrary.restore({ version: "gone" }))).toMatchObject({ code: "version-unknown" });
});

it("remembers how many a segment took of each state of the data, and tells counts of other rules apart", async () => {
  const { client, load } = await prepared(journey);
  await client.segments.save(heavy);
  await load(500);
  await client.segments.save({ ...heavy, rules: { field: "usage", op: ">=", value: 450 } });
  await load(600);
  const growth = await client.segmentLibrary.growth({ id: heavy.id });
  expect(growth.map(({ count, total, current }) => ({ count, total, current }))).toEqual([
    { count: 100, total: 400, current: false },
    { count: 200, total: 500, current: false },
    { count: 50, total: 500, current: true },
    { count: 150, total: 600, current: true },
  ]);
});

it("counts overlap, composition and samples of segments, and gives up on none of them silently", async () => {
  const { client } = await prepared(journey);
  await client.segments.save(heavy);
  await client.segments.save({
    id: "seg_odd",
    name: "Middle",
    description: "",
    rules: { field: "usage", op: "between", value: [250, 349] },
  });
  const overlap = await client.segmentLibrary.overlap({ ids: ["seg_heavy", "seg_odd"] });
  expect(overlap).toMatchObject({
    matrix: [
      [100, 50],
      [50, 100],
    ],
    none: 250,
    total: 400,
  });
  expect(overlap.combinations.map(({ in: at, count }) => [at.join(), count])).toEqual([
    ["0", 50],
    ["1", 50],
    ["0,1", 50],
  ]);
  const composition = await client.segmentLibrary.composition({ segment: heavy.rules });
  expect(composition).toMatchObject({
    inside: 100,
    outside: 300,
    differences: [{ field: "usage", detail: { inside: 349.5, outside: 149.5 } }],
  });
  const { rows } = await client.segmentLibrary.sample({ segment: heavy.rules, fields: ["id", "usage"], size: 5 });
  expect(rows).toHaveLength(5);
  expect(rows.every(([, usage]) => Number(usage) >= 300)).toBe(true);
  const masked = await client.segmentLibrary.sample({ segment: heavy.rules, fields: ["id"], size: 5, masked: true });
  expect(masked.rows.every(([id]) => /^S-[0-9a-f]{12}$/.test(String(id)))).toBe(true);
  expect(await failure(client.segmentLibrary.overlap({ ids: ["seg_heavy", "gone"] }))).toMatchObject({ code: "segment-unknown" });
  const bare = (await client.segmentLibrary.templates())[0];
  expect(bare).toMatchObject({ count: null });
  expect(bare?.missing).toContain('There is no field "tier".');
});

it("refuses a segment that comes back to itself, naming the way, and still counts its other rules", async () => {
  const { client } = await prepared(journey);
  await client.segments.save({ ...heavy, rules: { all: [{ segment: "Rest" }, { field: "usage", op: "<", value: 10 }] } });
  await client.segments.save({ id: "seg_rest", name: "Rest", description: "", rules: { none: [{ segment: "Heavy" }] } });
  const counted = await client.segments.count({
    segment: { all: [{ segment: "Rest" }, { field: "usage", op: "<", value: 10 }] },
    self: "Heavy",
  });
  expect(counted).toMatchObject({ count: 0, parts: [{ path: "all[1]", count: 10, running: null }], reach: null });
  expect(counted.problems[0]).toMatchObject({
    id: "segment/cycle",
    path: "all[0].segment",
    message: expect.stringContaining("Heavy → Rest → Heavy"),
  });
});
