import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { neutral, testJourney } from "../../../src-shared/engine/testing/run.ts";
import { finish } from "../testing/open-core.ts";
import { KeptDecisions } from "./kept-decisions.ts";
import { failure, prepared } from "./testing/prepared.ts";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** A journey whose subscribers share a pool, a budget and an experiment. */
const journey = testJourney(
  [
    { id: "in", kind: "audience", config: { segment: { field: "usage", op: ">=", value: 10 }, at: "2026-03-02T09:00" } },
    { id: "ring", kind: "call", config: { pool: "calls", cost: 6 } },
    {
      id: "try",
      kind: "experiment",
      config: {
        arms: [
          { id: "a", percent: 50 },
          { id: "b", percent: 50 },
        ],
        metric: "opened",
        decideAfterHours: 24,
        minimum: 5,
      },
    },
    { id: "one", kind: "email", config: { cost: 1 } },
    { id: "two", kind: "email", config: { cost: 1, response: { opened: 0.9 } } },
  ],
  ["in -> ring", "ring -> try", "try:a -> one", "try:b -> two"],
  {
    goal: null,
    settings: { model: neutral, pools: [{ id: "calls", perDay: 40, days, patienceDays: 1 }], budget: { total: 600 } },
  },
);
const options = { horizonDays: 20, replications: 3, seed: 5, workers: 2 };

/** The same run, changed in its file by a statement. */
function change(file: string, sql: string): number {
  const database = new Database(file);
  try {
    return database.prepare(sql).run().changes;
  } finally {
    database.close();
  }
}

it("traces a saved run with what was settled in it, without running it again", async () => {
  const { client, threads, file } = await prepared(journey);
  const run = await finish(client.runs.start({ journeyId: journey.id, options }));
  expect(run.results.nodes.two?.skipped.budget).toBeGreaterThan(0);
  expect(run.results.nodes.ring?.skipped["not-served"] ?? 0).toBeGreaterThan(0);
  const ran = threads.started;
  expect(ran).toBeGreaterThan(0);
  const all = async () => {
    const traces = [];
    for (const replication of [0, 2])
      for (let n = 10; n < 120; n++) traces.push(await client.runs.trace({ runId: run.id, key: `S${n}`, replication }));
    return traces;
  };
  const kept = await all();
  const whereabouts = await finish(client.runs.whereabouts({ runId: run.id, node: "two" }));
  expect(threads.started).toBe(ran);
  expect(kept.some(({ lines }) => lines.some(({ what }) => what === "queued"))).toBe(true);

  expect(change(file, "DELETE FROM run_decisions")).toBe(3);
  expect(await all()).toEqual(kept);
  expect(threads.started).toBeGreaterThan(ran);
  expect(await finish(client.runs.whereabouts({ runId: run.id, node: "two" }))).toEqual(whereabouts);
});

it("keeps what was settled as far as there is room, and as long as the run", async () => {
  const { client, file } = await prepared(journey);
  const run = await finish(client.runs.start({ journeyId: journey.id, options }));
  await client.runs.remove({ id: run.id });
  expect(change(file, "DELETE FROM run_decisions")).toBe(0);
  const decisions = { experiments: [], budgets: [], pools: [[{ from: 1, last: [1, 2, 3] }]], generous: false, until: 5 };
  const counted = (most: number) => {
    const kept = new KeptDecisions(2, most);
    for (let replication = 0; replication < 5; replication++) kept.add(replication, decisions);
    return kept.stored.map(({ replication }) => replication);
  };
  expect(counted(1e6)).toEqual([0, 1, 2, 3, 4]);
  expect(counted(500)).toEqual([0, 1]);
});

it("tells of a saved run what it tells of the run itself: the sums of its traces are its counts", async () => {
  const { client } = await prepared(journey, 150);
  const run = await finish(client.runs.start({ journeyId: journey.id, options: { ...options, replications: 1 } }));
  const sums = { sent: 0, budget: 0, notServed: 0 };
  for (let n = 0; n < 150; n++) {
    const { lines } = await client.runs.trace({ runId: run.id, key: `S${n}` });
    const at = lines.filter(({ node }) => node === "ring");
    sums.sent += at.filter(({ what }) => what === "sent").length;
    sums.budget += at.filter(({ what, detail }) => what === "skipped" && detail === "budget").length;
    sums.notServed += at.filter(({ what, detail }) => what === "skipped" && detail === "not-served").length;
  }
  const { ring } = run.results.nodes;
  expect(sums).toEqual({ sent: ring?.sent, budget: ring?.skipped.budget ?? 0, notServed: ring?.skipped["not-served"] ?? 0 });
});

it("is outdated as soon as what it depends on has changed, also after a trace", async () => {
  const { client, load } = await prepared(journey);
  const run = await finish(client.runs.start({ journeyId: journey.id, options }));
  const trace = () => client.runs.trace({ runId: run.id, key: "S11" });
  expect((await trace()).lines.length).toBeGreaterThan(0);
  await client.project.setSettings({ controlPercent: 50 });
  expect(await failure(trace())).toMatchObject({ code: "run-outdated" });
  await client.project.setSettings({ controlPercent: 0 });
  expect((await trace()).lines.length).toBeGreaterThan(0);
  await load(401);
  expect(await failure(trace())).toMatchObject({ code: "run-outdated" });
});

it("refuses decisions that are damaged, or not of this journey", async () => {
  const { client, file } = await prepared(journey);
  const run = await finish(client.runs.start({ journeyId: journey.id, options }));
  const trace = () => client.runs.trace({ runId: run.id, key: "S11" });
  change(file, "UPDATE run_decisions SET places = x'0000'");
  expect(await failure(trace())).toMatchObject({ kind: "INPUT", code: "project-damaged" });
  change(
    file,
    `UPDATE run_decisions SET document = '{"experiments":[],"generous":true,"until":0,"budgets":[],"pools":[]}', places = x'0300'`,
  );
  expect(await failure(trace())).toMatchObject({ kind: "INPUT", code: "run-outdated" });
});
