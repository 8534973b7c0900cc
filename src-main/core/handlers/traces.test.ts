import { expect, it } from "vitest";
import { testJourney } from "../../../src-shared/engine/testing/run.ts";
import { comparisonSchema } from "../../../src-shared/model/comparison.ts";
import { finish } from "../testing/open-core.ts";
import { failure, prepared } from "./testing/prepared.ts";

/** Probabilities of responses that come in the moment of the message. */
const atOnce = (response: Record<string, number>) =>
  Object.fromEntries(Object.entries(response).map(([stage, p]) => [stage, { p, delay: 0 }]));
const journeyOf = (converted: number, more: Record<string, unknown> = {}) =>
  testJourney(
    [
      { id: "in", kind: "audience", config: { segment: { field: "usage", op: ">=", value: 10 }, at: "2026-03-02T09:00" } },
      { id: "mail", kind: "email", config: { response: atOnce({ delivered: 1, opened: 1, clicked: 1, converted }) } },
      { id: "wait", kind: "wait", config: { for: { hours: 48 } } },
      { id: "done", kind: "exit", config: { reason: "done" } },
    ],
    ["in -> mail", "mail -> wait", "wait -> done"],
    { settings: { timeZone: "America/Denver", model: { sigma: 0, fatigue: { on: false }, iota: 1 } }, ...more },
  );

const preparedFor = (rows?: number) => prepared(journeyOf(0.3), rows);

it("traces a subscriber of a saved run, and every replication of it", async () => {
  const { client, journey } = await preparedFor();
  const run = await finish(client.runs.start({ journeyId: journey.id, options: { horizonDays: 30, replications: 3, seed: 4 } }));
  const trace = await client.runs.trace({ runId: run.id, key: " S11 " });
  expect(trace).toMatchObject({ key: "S11", zone: "America/Denver", sent: 1, why: [], run: { id: run.id } });
  expect(trace.lines[0]).toMatchObject({ what: "entered", at: "2026-03-02T16:00:00Z", local: "2026-03-02T09:00:00", journey: "Test" });
  expect((await client.runs.trace({ runId: run.id, key: "S3" })).why).toEqual([
    "Does not fit the audience “Audience”: not true is usage is at least 10 (here: 3).",
  ]);
  let converted = 0;
  for (let replication = 0; replication < 3; replication++)
    for (let n = 10; n < 60; n++) {
      const { lines } = await client.runs.trace({ runId: run.id, key: `S${n}`, replication });
      converted += lines.filter(({ what, detail }) => what === "response" && detail === "converted").length;
    }
  expect(converted).toBeGreaterThan(15);
  expect(await failure(client.runs.trace({ runId: run.id, key: "S999" }))).toMatchObject({ kind: "INPUT", code: "subscriber-unknown" });
  expect(await failure(client.runs.trace({ runId: run.id, key: "S11", replication: 3 }))).toMatchObject({ code: "replication-unknown" });
  expect(await failure(client.runs.trace({ runId: "run_gone", key: "S11" }))).toMatchObject({ code: "run-unknown" });
});

it("says who is at a node and what stopped the rest, as the run counted it", async () => {
  const { client, journey } = await preparedFor();
  const run = await finish(client.runs.start({ journeyId: journey.id, options: { horizonDays: 30 } }));
  const found = await finish(client.runs.whereabouts({ runId: run.id, node: "done" }));
  const { matched, exited } = run.results.journey;
  expect(found).toMatchObject({ matched, came: run.results.nodes.done?.entered, label: "Exit" });
  expect(found.came + found.stopped).toBe(matched);
  expect(found.rest.filter(({ reason }) => reason === "goal").reduce((sum, { count }) => sum + count, 0)).toBe(exited.goal);
  expect(found.here[0]?.keys.length).toBe(Math.min(200, found.here[0]?.count ?? 0));
  expect(await failure(finish(client.runs.whereabouts({ runId: run.id, node: "gone" })))).toMatchObject({ code: "node-unknown" });
});

it("refuses to tell of a run whose base has changed", async () => {
  const { client, journey, load } = await preparedFor();
  const run = await finish(client.runs.start({ journeyId: journey.id }));
  await client.journeys.save({ journey: journeyOf(0.9) });
  expect((await client.runs.trace({ runId: run.id, key: "S11" })).sent).toBe(1);
  await load(401);
  const refusal = { kind: "INPUT", code: "run-outdated" };
  expect(await failure(client.runs.trace({ runId: run.id, key: "S11" }))).toMatchObject(refusal);
  expect(await failure(finish(client.runs.whereabouts({ runId: run.id, node: "mail" })))).toMatchObject(refusal);
});

it("stops looking when the caller goes", async () => {
  const { client, journey } = await preparedFor(30_000);
  const run = await finish(client.runs.start({ journeyId: journey.id }));
  const stop = new AbortController();
  const looking = (async () => {
    for await (const { label } of await client.runs.whereabouts({ runId: run.id, node: "done" }, { signal: stop.signal })) {
      expect(label).toBe("Looking at every subscriber");
      stop.abort();
    }
  })();
  await expect(looking).rejects.toThrow(/cancelled|abort/i);
});

it("compares two designs pairwise: the same design never differs, a better one does", async () => {
  const { client, journey } = await preparedFor(2000);
  const options = { horizonDays: 40, replications: 12, seed: 3 };
  const same = await finish(client.runs.compare({ a: { journeyId: journey.id }, b: { journeyId: journey.id }, options }));
  expect(comparisonSchema.parse(same)).toEqual(same);
  expect(same.measures.find(({ measure }) => measure === "incremental")).toMatchObject({
    difference: 0,
    deviation: 0,
    p10: 0,
    p90: 0,
    better: null,
    text: expect.stringMatching(/^No difference in incremental conversions/),
  });
  expect(same.sentence).not.toContain("better");
  expect(same.measures.map(({ measure }) => measure)).toEqual(["incremental", "converted", "cost", "optedOut"]);
  expect(same.warnings).toEqual(["The two designs do the same, so that nothing differs."]);

  const better = await finish(client.runs.compare({ a: { journey: journeyOf(0.4), name: "More" }, b: { journeyId: journey.id }, options }));
  const [incremental] = better.measures;
  const people = 1990;
  expect(Math.abs((incremental?.difference ?? 0) - people * 0.1)).toBeLessThan(4 * Math.sqrt((people * 0.09) / 12));
  expect(incremental?.better).toBe(1);
  expect(better.sentence).toMatch(
    /^“More” has [\d.]+ more incremental conversions than “Test” on average; 8 in 10 simulated outcomes fall between/,
  );

  const once = await finish(
    client.runs.compare({ a: { journey: journeyOf(0.4) }, b: { journeyId: journey.id }, options: { replications: 1 } }),
  );
  expect(once.sentence).toContain("chance is not told apart");
  const precise = await finish(
    client.runs.compare({
      a: { journey: journeyOf(0.4) },
      b: { journeyId: journey.id },
      options: { ...options, replications: 200, precision: 0.5 },
    }),
  );
  expect(precise).toMatchObject({ stopped: "precise", replications: 8 });
});

it("compares saved runs by their own options, and names them apart", async () => {
  const { client, journey } = await preparedFor();
  const options = { horizonDays: 20, replications: 2, seed: 9 };
  const a = await finish(client.runs.start({ journeyId: journey.id, options, name: "Spring" }));
  const b = await finish(client.runs.start({ journeyId: journey.id, options, name: "Spring" }));
  const found = await finish(client.runs.compare({ a: { runId: a.id }, b: { runId: b.id } }));
  expect(found).toMatchObject({
    replications: 2,
    a: { name: "Spring (A)", manifest: { seed: 9, horizonDays: 20 } },
    b: { name: "Spring (B)" },
  });
});

it("names runs of several journeys apart, also in comparisons", async () => {
  const { client, journey } = await preparedFor();
  const calls = { ...journeyOf(0.5), id: "jny_calls", name: "Calls" };
  await client.journeys.save({ journey: calls });
  const start = (journeyId: string, name?: string) => finish(client.runs.start({ journeyId, ...(name === undefined ? {} : { name }) }));
  expect([(await start(journey.id)).name, (await start(calls.id)).name, (await start(journey.id)).name]).toEqual([
    "Run 1",
    "Run 2",
    "Run 3",
  ]);
  const [a, b] = [await start(journey.id, "Spring"), await start(calls.id, "Spring")];
  const found = await finish(client.runs.compare({ a: { runId: a.id }, b: { runId: b.id } }));
  expect([found.a.name, found.b.name]).toEqual(["Spring of Test", "Spring of Calls"]);
  expect(found.sentence).toContain("“Spring of Calls”");
});

it("keeps a run of each journey of several, the asked one as the newest, and names the run that has a node", async () => {
  const { client, journey } = await preparedFor();
  const calls = testJourney(
    [
      { id: "c1", kind: "audience", config: { segment: { all: [] }, at: "2026-03-02T09:00" } },
      { id: "c2", kind: "call" },
    ],
    ["c1 -> c2"],
    { name: "Calls" },
  );
  await client.journeys.save({ journey: { ...calls, id: "jny_calls" } });
  const run = await finish(client.runs.start({ journeyId: journey.id, together: ["jny_calls"], options: { horizonDays: 10 } }));
  const kept = await client.runs.list({});
  expect(kept.map(({ name }) => name)).toEqual(["Run 1", "Run 1: Calls (with Test)"]);
  expect(run.together?.runs).toEqual(kept.map(({ id }) => id));
  const beside = kept[1]?.id ?? "";
  expect(await failure(finish(client.runs.whereabouts({ runId: run.id, node: "c2" })))).toMatchObject({
    code: "node-unknown",
    todo: `"Calls", which ran beside, has it: ask the run "Run 1: Calls (with Test)" (${beside}).`,
  });
  expect((await finish(client.runs.whereabouts({ runId: beside, node: "c2" }))).came).toBe(400);
  expect(await failure(finish(client.runs.whereabouts({ runId: beside, node: "mail" })))).toMatchObject({
    todo: expect.stringContaining(`"Run 1" (${run.id})`),
  });
});

it("refuses a journey that would be in a run twice", async () => {
  const { client, journey } = await preparedFor();
  const start = (together: string[]) => finish(client.runs.start({ journeyId: journey.id, together }));
  expect(await failure(start([journey.id]))).toMatchObject({ kind: "INPUT", code: "together-twice" });
  expect(await failure(start(["jny_gone"]))).toMatchObject({ code: "journey-unknown" });
  expect(await client.runs.list({})).toEqual([]);
});
