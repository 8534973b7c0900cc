import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { plainBase, testBase } from "../../../src-shared/engine/testing/base.ts";
import { testInput, testJourney } from "../../../src-shared/engine/testing/run.ts";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { resultsSchema } from "../../../src-shared/model/results.ts";
import { isCancelled } from "../cancelled.ts";
import { type SimulateInput, simulate, traceSubscriber } from "./index.ts";
import { BLOCK_ROWS } from "./protocol.ts";
import { openTracer } from "./tracer.ts";

const nodes = [
  { id: "in", kind: "audience", stage: "awareness", config: { segment: { all: [] } } },
  { id: "mail", kind: "email", stage: "awareness", config: { response: { opened: 0.4 } } },
  { id: "wait", kind: "wait", config: { for: { hours: 72 } } },
  {
    id: "split",
    kind: "split",
    config: { branches: [{ id: "opened", segment: { event: "opened", where: { field: "node", op: "=", value: "mail" } } }] },
  },
  { id: "text", kind: "sms", stage: "retention" },
  {
    id: "share",
    kind: "random-split",
    config: {
      shares: [
        { id: "a", percent: 30 },
        { id: "b", percent: 70 },
      ],
    },
  },
  { id: "ring", kind: "call", stage: "retention" },
  { id: "done", kind: "goal" },
];
const edges = [
  "in -> mail",
  "mail -> wait",
  "wait -> split",
  "split:opened -> text",
  "split:else -> share",
  "share:a -> ring",
  "text -> done",
];
const journey = testJourney(nodes, edges, { settings: { holdoutPercent: 10, quietHours: { from: "21:00", to: "08:00" } } });

const inputOf = (base = plainBase(3000), options: Record<string, unknown> = {}, document = journey): SimulateInput => ({
  ...testInput(document, base),
  options: runOptionsSchema.parse({ seed: 11, ...options }),
});
const run = (input: SimulateInput, signal = new AbortController().signal, onProgress = (_done: number, _total: number) => {}) =>
  simulate(input, { onProgress, signal });

it("acceptance 3: no, one, two and three workers give the same bytes", async () => {
  const [none, ...others] = await Promise.all([undefined, 1, 2, 3].map((workers) => run(inputOf(undefined, { workers }))));
  for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(none));
  expect(resultsSchema.parse(none)).toEqual(none);
  expect(none?.nodes.text?.sent).toBeGreaterThan(0);
});

it("gives the same bytes for any number of workers with every part of the response model, updates and waits for events", async () => {
  const more = [
    { id: "listen", kind: "wait-for-event", config: { event: "opened", from: "mail", timeoutHours: 30 } },
    { id: "mark", kind: "update", config: { set: { tenure: 3 }, stage: "advocacy" } },
  ];
  const model = {
    ...{ sigma: 1, fatigue: { on: true }, iota: null, baseline: { monthly: 0.05 }, value: { arpuChange: 9.99 } },
    churn: { monthly: 0.02, perContact: 1.5, perConversion: 0.5 },
  };
  const document = testJourney(
    [...nodes, ...more],
    ["in -> mail", "mail -> listen", "listen:event -> mark", "mark -> wait", "listen:timeout -> wait", ...edges.slice(2)],
    {
      settings: { model },
    },
  );
  const base = testBase(
    Array.from({ length: 3000 }, (_, n) => `k${n}`),
    [{ id: "tenure", type: "number", values: Array.from({ length: 3000 }, (_, n) => n % 40) }],
  );
  const [none, ...others] = await Promise.all(
    [undefined, 1, 2, 4].map((workers) => run(inputOf(base, { workers, replications: 3 }, document))),
  );
  for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(none));
  expect(resultsSchema.parse(none)).toEqual(none);
  expect(none?.outcomes.churned).toBeGreaterThan(0);
  expect(none?.nodes.mark?.entered).toBeGreaterThan(0);
  expect(none?.money.revenue).toBeGreaterThan(0);
});

it("acceptance 3: shuffled rows give the same bytes", async () => {
  const keys = Array.from({ length: 2000 }, (_, n) => `k${n}`);
  const tenure = new Map(keys.map((key, n) => [key, (n * 7) % 40]));
  const shuffled = keys.toSorted(
    (a, b) =>
      Number(BigInt.asUintN(16, BigInt(a.length * 7919 + Number(a.slice(1)) * 104_729))) -
      Number(BigInt.asUintN(16, BigInt(b.length * 7919 + Number(b.slice(1)) * 104_729))),
  );
  expect(shuffled).not.toEqual(keys);
  const base = (order: string[]) =>
    testBase(order, [{ id: "tenure", type: "number", values: order.map((key) => tenure.get(key) ?? null) }]);
  const [first, ...rest] = nodes;
  const some = testJourney(
    [{ ...first, id: "in", kind: "audience", config: { segment: { field: "tenure", op: "<", value: 25 } } }, ...rest],
    edges,
  );
  const [a, b] = await Promise.all([run(inputOf(base(keys), {}, some)), run(inputOf(base(shuffled), {}, some))]);
  expect(JSON.stringify(b)).toBe(JSON.stringify(a));
  expect(a.journey.entered).toBe(keys.filter((key) => (tenure.get(key) ?? 0) < 25).length);
});

it("acceptance 3: an unconnected node, labels and positions change nothing", async () => {
  const lonely = { id: "aside", kind: "email", stage: "advocacy", label: "Not connected" };
  const moved = nodes.map((node, n) => ({ ...node, label: `Node ${n}`, position: { x: n * 10, y: 5 } }));
  const more = testJourney([...moved.slice(0, 3), lonely, ...moved.slice(3)], edges, { settings: journey.settings, name: "Another name" });
  expect(JSON.stringify(await run(inputOf(undefined, {}, more)))).toBe(JSON.stringify(await run(inputOf())));
});

it("gives other results for another seed, and names seed, zones and hashes in the manifest", async () => {
  const [one, two] = await Promise.all([run(inputOf()), run(inputOf(undefined, { seed: 12 }))]);
  expect(canonicalJson(one.nodes)).not.toBe(canonicalJson(two.nodes));
  expect(one.manifest).toMatchObject({ seed: 11, start: "2026-03-02T00:00:00Z", replications: 1 });
  expect(one.manifest.zones).toMatch(/^20/);
});

it("gives means and ranges over replications, the same with workers", async () => {
  const [here, threads] = await Promise.all([
    run(inputOf(plainBase(500), { replications: 8 })),
    run(inputOf(plainBase(500), { replications: 8, workers: 2 })),
  ]);
  expect(JSON.stringify(threads)).toBe(JSON.stringify(here));
  const range = here.ranges["nodes.mail.opened"];
  expect(range?.p10).toBeLessThan(range?.p90 ?? 0);
  expect(here.journey.entered).toBe(500);
  expect(here.nodes.mail?.entered).toBe(500);
  expect(here.days.map(({ day }) => day)).toEqual(here.days.map((_, at) => at));
});

it("tells progress, and stops within a fifth of a second when cancelled", async () => {
  const slow = testJourney(
    [
      { id: "in", kind: "audience", config: { segment: { all: [] } } },
      { id: "tick", kind: "wait", config: { for: { hours: 0.25 } } },
      { id: "again", kind: "random-split", config: { shares: [{ id: "a", percent: 100 }] } },
    ],
    ["in -> tick", "tick -> again", "again:a -> tick"],
  );
  for (const workers of [undefined, 2]) {
    const stop = new AbortController();
    let stopped = 0;
    const task = run(inputOf(plainBase(workers ? 100_000 : 15_000), { workers }, slow), stop.signal, (done) => {
      if (done === 0 || stopped > 0) return;
      stopped = performance.now();
      stop.abort();
    });
    await task.then(
      () => expect.unreachable("the run ended before it was cancelled"),
      (error: unknown) => expect(isCancelled(error)).toBe(true),
    );
    expect(performance.now() - stopped).toBeLessThan(200);
  }
});

it("traces a subscriber as the run saw it", async () => {
  const base = plainBase(300);
  const results = await run(inputOf(base));
  const lines = (await Promise.all(Array.from({ length: base.rows }, (_, row) => traceSubscriber(inputOf(base), row)))).flat();
  const sent = (node: string) => lines.filter((line) => line.what === "sent" && line.node === node).length;
  expect(sent("mail")).toBe(results.nodes.mail?.sent);
  expect(sent("text")).toBe(results.nodes.text?.sent);
  expect(lines.filter(({ what }) => what === "completed").length).toBe(results.journey.completed);
});

it("stops once the mean is as precise as wanted, at the time limit, or after the most replications, and says so", async () => {
  const base = plainBase(300);
  const precise = await run(inputOf(base, { replications: 200, precision: 0.5 }));
  expect(precise.precision).toMatchObject({ outcome: "incremental", wanted: 0.5, stopped: "precise" });
  expect(precise.precision?.reached).toBeLessThanOrEqual(0.5);
  expect(precise.manifest.replications).toBeLessThan(200);
  const same = await run(inputOf(base, { replications: precise.manifest.replications }));
  expect(same).toEqual({ ...precise, precision: undefined });
  const hasty = await run(inputOf(base, { replications: 1000, timeLimitSeconds: 1e-9 }));
  expect(hasty).toMatchObject({ manifest: { replications: 1 }, precision: { wanted: null, reached: null, stopped: "time-limit" } });
  const most = await run(inputOf(base, { replications: 2, precision: 1e-6 }));
  expect(most.precision?.stopped).toBe("replications");
});

it("keeps what was made ready of an input for the next question", async () => {
  const input = inputOf();
  const hooks = { onProgress: () => {}, signal: new AbortController().signal };
  const first = await openTracer(input, hooks, 0);
  expect(await openTracer(input, hooks, 0)).toBe(first);
  const second = await openTracer(input, hooks, 1);
  expect(second).not.toBe(first);
  expect(second.program).toBe(first.program);
  for (let replication = 2; replication < 12; replication++) await openTracer(input, hooks, replication);
  expect(await openTracer(input, hooks, 0)).not.toBe(first);
  expect((await openTracer(input, hooks, 0)).log(5)).toEqual(first.log(5));
  expect((await openTracer(inputOf(), hooks, 0)).program).not.toBe(first.program);
});

it.each([1, 2, 3])("the calling thread is one of %i that run subscribers, and gives the same bytes", async (workers) => {
  const base = plainBase(3 * BLOCK_ROWS);
  let started = 0;
  const results = await simulate(inputOf(base, { workers }), {
    onProgress: () => {},
    signal: new AbortController().signal,
    takesPart: true,
    startWorker: () => {
      started++;
      return new Worker(new URL("./worker.ts", import.meta.url));
    },
  });
  expect(started).toBe(workers - 1);
  expect(JSON.stringify(results)).toBe(JSON.stringify(await run(inputOf(base))));
});
