import { expect, it } from "vitest";
import { testJourney } from "../../../src-shared/engine/testing/run.ts";
import { personaSchema } from "../../../src-shared/model/personas.ts";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { failure, prepared } from "../handlers/testing/prepared.ts";
import { finish } from "../testing/open-core.ts";

const heavy: NamedSegment = { id: "seg_heavy", name: "Heavy", description: "", rules: { field: "usage", op: ">=", value: 300 } };
const rest: NamedSegment = { id: "seg_rest", name: "Rest", description: "", rules: { none: [{ segment: "Heavy" }] } };
const journey = testJourney(
  [
    { id: "in", kind: "audience", config: { segment: { all: [{ segment: "Heavy" }] }, at: "2026-03-02T09:00" } },
    { id: "mark", kind: "update", config: { set: { segment: "Heavy" } } },
    { id: "done", kind: "exit", config: { reason: "done" } },
  ],
  ["in -> mark", "mark -> done"],
);
const stages = { rules: [{ name: "much", when: { segment: "Heavy" } }], otherwise: "little" };

/** A project in which everything that can name a segment names Heavy. */
async function named() {
  const { client } = await prepared(journey);
  await client.segments.save(heavy);
  await client.segments.save(rest);
  await client.versions.keep({ journeyId: journey.id, name: "First", note: "" });
  await client.personas.save(personaSchema.parse({ id: "per_h", name: "Hanna", segment: "Heavy" }));
  await client.scores.set({ id: "lifecycle", settings: stages });
  await client.preferences.set({ segment: heavy.id, channels: ["sms"], wish: null });
  await client.parameters.set({
    parameters: [
      {
        ...{ layer: "segment", channel: "email", stage: "clicked", value: 0.2, per: "delivered", badge: "yours", source: "typed" },
        ...{ segment: { segment: "Heavy" }, segmentName: "Heavy", n: null, low: null, high: null },
      },
    ],
  });
  return client;
}

it("lists everything that names a segment", async () => {
  const client = await named();
  expect(await client.segmentLibrary.uses({ name: "Heavy" })).toEqual([
    { what: "segment", id: "seg_rest", name: "Rest" },
    { what: "journey", id: journey.id, name: journey.name },
    { what: "persona", id: "per_h", name: "Hanna" },
    { what: "score", id: "lifecycle", name: "Lifecycle stage" },
    { what: "preference", id: heavy.id, name: "Channels" },
    { what: "rates", id: "email", name: "Email" },
  ]);
  expect(await client.segmentLibrary.uses({ name: "Rest" })).toEqual([]);
});

it("calls a segment by its new name wherever the project names it, and nothing else", async () => {
  const client = await named();
  await finish(client.scores.compute({ ids: ["lifecycle"] }));
  await client.segments.save({ ...heavy, name: "Power users" });
  expect(await client.segmentLibrary.uses({ name: "Heavy" })).toEqual([]);
  expect((await client.segmentLibrary.uses({ name: "Power users" })).length).toBe(6);
  expect((await client.segments.count({ segment: { segment: "Rest" } })).problems).toEqual([]);
  const { nodes } = await client.journeys.get({ id: journey.id });
  expect(nodes.map(({ config }) => config.segment ?? config.set)).toEqual([
    { all: [{ segment: "Power users" }] },
    { segment: "Heavy" },
    undefined,
  ]);
  const [persona] = await client.personas.list();
  expect(persona).toMatchObject({ persona: { segment: "Power users" }, subscribers: 100, problem: null });
  expect(await client.scores.show({ id: "lifecycle" })).toMatchObject({
    settings: { rules: [{ when: { segment: "Power users" } }] },
    problem: null,
    computed: { stale: false },
  });
  expect((await client.parameters.list()).own).toMatchObject([{ segment: { segment: "Power users" }, segmentName: "Power users" }]);
  // What was kept of journeys and segments can be restored.
  const [version] = await client.versions.list({ journeyId: journey.id });
  const restored = await client.versions.restore({ id: version?.id ?? "" });
  expect(restored.journey.nodes[0]?.config.segment).toEqual({ all: [{ segment: "Power users" }] });
  const [ofRest] = await client.segmentLibrary.versions({ id: "seg_rest" });
  expect(ofRest?.segment.rules).toEqual({ none: [{ segment: "Power users" }] });
});

it("keeps the counts of what refers to it as counts of the same rules, unless its rules change as well", async () => {
  const client = await named();
  const current = async () => (await client.segmentLibrary.growth({ id: rest.id })).map((each) => each.current);
  expect(await current()).toEqual([true]);
  await client.segments.save({ ...heavy, name: "Power users" });
  expect(await current()).toEqual([true]);
  await client.segments.save({ ...heavy, name: "Much", rules: { field: "usage", op: ">=", value: 350 } });
  expect(await current()).toEqual([false, true]);
});

it("is carried back by restoring a version from before, whose name it has again", async () => {
  const client = await named();
  await client.segments.save({ ...heavy, name: "Power users" });
  const [, before] = await client.segmentLibrary.versions({ id: heavy.id });
  expect((await client.segmentLibrary.restore({ version: before?.id ?? "" })).name).toBe("Heavy");
  expect((await client.personas.list())[0]).toMatchObject({ persona: { segment: "Heavy" }, problem: null });
});

it("leaves what was run to be traced", async () => {
  const { client } = await prepared(
    testJourney([{ id: "in", kind: "audience", config: { segment: { segment: "Heavy" }, at: "2026-03-02T09:00" } }], []),
  );
  await client.segments.save(heavy);
  const [entry] = await client.journeys.list();
  const run = await finish(client.runs.start({ journeyId: entry?.id ?? "" }));
  await client.segments.save({ ...heavy, name: "Power users" });
  expect((await client.runs.trace({ runId: run.id, key: "S350" })).lines.length).toBeGreaterThan(0);
  await client.segments.save({ ...heavy, name: "Power users", rules: { field: "usage", op: ">=", value: 10 } });
  expect(await failure(client.runs.trace({ runId: run.id, key: "S350" }))).toMatchObject({ code: "run-outdated" });
});

it("changes nothing where another segment has the name", async () => {
  const client = await named();
  expect(await failure(client.segments.save({ ...heavy, name: "Rest" }))).toMatchObject({ code: "segment-name-taken" });
  expect((await client.segmentLibrary.uses({ name: "Heavy" })).length).toBe(6);
  expect((await client.segmentLibrary.versions({ id: heavy.id })).length).toBe(1);
});
