import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, expect, it } from "vitest";
import type { Progress } from "../../src-shared/contract/job.ts";
import { type Core, createCore } from "./create-core.ts";
import { FileRegistry } from "./files/registry.ts";
import { resourcesDir, simulateEntry } from "./locations.ts";
import { silentLog } from "./log.ts";
import { failureOf } from "./rpc/failure.ts";

const open: Core[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});

function start(home = mkdtempSync(join(tmpdir(), "core-"))) {
  const files = new FileRegistry(join(home, "scratch"));
  const core = createCore({
    host: "test",
    version: "0.0.0",
    files,
    userDataDir: join(home, "data"),
    projectsDir: join(home, "projects"),
    resourcesDir,
    log: silentLog,
    now: () => new Date("2026-03-02T12:00:00Z"),
    startWorker: () => new Worker(simulateEntry()),
  });
  open.push(core);
  return { home, files, core, client: core.client() };
}

async function finish<T>(started: Promise<{ next(): Promise<IteratorResult<Progress, T>> }>): Promise<T> {
  const job = await started;
  for (;;) {
    const step = await job.next();
    if (step.done) return step.value;
  }
}

async function failure(call: Promise<unknown>) {
  return failureOf(
    await call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}

const csv = (rows: number) =>
  `id,plan,usage\n${Array.from({ length: rows }, (_, row) => `S${row},${row % 3 === 0 ? "Basic" : "Max"},${row}`).join("\n")}\n`;

/** A project with a small base. */
async function withBase(rows = 300) {
  const started = start();
  const { client, files, home } = started;
  await client.project.create({ name: "Spring" });
  const path = join(home, "base.csv");
  writeFileSync(path, csv(rows));
  const file = files.hand(path);
  const { mapping } = await client.imports.inspect({ file, key: "id" });
  if (!mapping) throw new Error("nothing was understood of the file");
  const { report } = await finish(client.imports.run({ file, mapping }));
  return { ...started, path, file, mapping, report };
}

it("asks for a project before anything that needs one", async () => {
  const { client } = start();
  expect(await client.project.current()).toBeNull();
  for (const call of [
    client.subscribers.fields(),
    client.journeys.list(),
    client.segments.list(),
    client.runs.list({}),
    client.imports.history(),
  ]) {
    expect(await failure(call)).toMatchObject({ kind: "UNAVAILABLE", code: "no-project" });
  }
});

it("makes projects beside each other, remembers them and opens them again", async () => {
  const { client, home, core } = start();
  const first = await client.project.create({ name: "Spring" });
  const second = await client.project.create({ name: "Spring" });
  expect(second.place).toContain("Spring 2.throughline");
  expect((await client.project.recent()).map(({ place }) => place)).toEqual([second.place, first.place]);
  const settled = await client.project.setSettings({ name: "Summer", currency: "EUR", timeZone: "Europe/Berlin" });
  expect(settled).toMatchObject({ name: "Summer", currency: "EUR", timeZone: "Europe/Berlin" });
  expect(await failure(client.project.setSettings({ timeZone: "Mars/Olympus" }))).toMatchObject({ code: "zone-unknown" });
  await core.close();
  const again = start(home);
  const [latest] = await again.client.project.recent();
  expect(latest).toMatchObject({ name: "Summer", missing: false });
  expect(await again.client.project.openRecent({ id: latest?.id ?? "" })).toMatchObject({ id: second.id, name: "Summer" });
  expect(await again.client.project.forgetRecent({ id: latest?.id ?? "" })).toHaveLength(1);
});

it("imports, counts, pages and suggests", async () => {
  const { client, report } = await withBase();
  expect(report.rows).toEqual({ read: 300, kept: 300, rejected: 0 });
  expect(await client.project.current()).toMatchObject({ subscribers: 300, fields: 3, events: 0 });
  const basic = { field: "plan", op: "=" as const, value: "Basic" };
  expect(await client.segments.count({ segment: { all: [basic] } })).toMatchObject({ count: 100, total: 300, problems: [] });
  expect(await client.segments.count({ segment: { field: "plam", op: "=", value: "Basic" } })).toMatchObject({
    count: 0,
    problems: [{ severity: "error" }],
  });
  const page = await client.subscribers.page({
    fields: ["id", "usage"],
    offset: 0,
    limit: 2,
    sort: { field: "usage", descending: true },
    segment: basic,
  });
  expect(page).toEqual({
    total: 100,
    rows: [
      ["S297", 297],
      ["S294", 294],
    ],
  });
  expect(await client.segments.suggest({ field: "plan", text: "a" })).toEqual([
    { value: "Max", count: 200 },
    { value: "Basic", count: 100 },
  ]);
  expect(await client.segments.suggest({ field: "plan", text: "ba" })).toEqual([{ value: "Basic", count: 100 }]);
  expect((await client.subscribers.profile({ key: "S7" })).values).toMatchObject({ usage: 7 });
  expect(await failure(client.subscribers.profile({ key: "S999" }))).toMatchObject({ code: "subscriber-unknown" });
});

it("keeps an unfinished journey, and runs a finished one into a plan", async () => {
  const { client } = await withBase();
  const made = await client.journeys.create({ name: "Offer" });
  const unfinished = { ...made, nodes: [{ id: "mail", kind: "email", label: "", position: { x: 0, y: 0 }, config: {} }] };
  await client.journeys.save({ journey: unfinished });
  expect((await client.journeys.get({ id: made.id })).nodes).toHaveLength(1);
  expect(await client.journeys.lint({ journey: unfinished })).not.toEqual([]);
  const odd = { ...unfinished, nodes: [{ ...unfinished.nodes[0], id: "x", kind: "pigeon" }] };
  expect(await failure(client.journeys.save({ journey: odd as never }))).toMatchObject({ kind: "INPUT", code: "journey-invalid" });

  const entry = { id: "in", kind: "audience", label: "", position: { x: 0, y: 0 }, config: { segment: { all: [] } } };
  const edge = { id: "e1", from: "in", outlet: "next", to: "mail" };
  await client.journeys.save({ journey: { ...unfinished, nodes: [entry, ...unfinished.nodes], edges: [edge] } });
  const run = await finish(client.runs.start({ journeyId: made.id }));
  expect(run.results.nodes.in?.entered).toBe(300);
  // The data is as old as its import; the run starts at the workspace's next midnight.
  expect(run.results.manifest.start).toMatch(/T0[56]:00:00/);
  expect(run.name).toBe("Run 1");
  expect((await finish(client.runs.start({ journeyId: made.id, name: "Second" }))).results).toEqual(run.results);
  expect((await client.runs.list({})).map(({ name }) => name).toSorted()).toEqual(["Run 1", "Second"]);
  expect((await client.journeys.list())[0]?.lastRun?.entered).toBe(300);

  const details = { objective: "Grow", owner: "Ada", version: "2", rationale: "", offer: "", brief: "" };
  expect((await client.plans.saveDetails({ runId: run.id, details })).details.owner).toBe("Ada");
  const [svg] = await finish(client.plans.export({ runId: run.id, formats: ["svg"] }));
  expect(svg?.name).toMatch(/\.svg$/);
});

it("refuses to run over nobody, with errors, or in a project it cannot write", async () => {
  const { client } = start();
  await client.project.create({ name: "Empty" });
  const journey = await client.journeys.create({ name: "Offer", template: "limit-hits" });
  expect(await failure(finish(client.runs.start({ journeyId: journey.id })))).toMatchObject({ code: "base-empty" });
  expect(await failure(finish(client.runs.start({ journeyId: "none" })))).toMatchObject({ code: "journey-unknown" });
  expect(await client.runs.list({})).toEqual([]);
});

it("refuses rates for a segment that does not fit the data, and runs while one of them is gone", async () => {
  const { client } = await withBase();
  const made = await client.journeys.create({ name: "Offer" });
  const entry = { id: "in", kind: "audience", label: "", position: { x: 0, y: 0 }, config: { segment: { all: [] } } };
  await client.journeys.save({ journey: { ...made, nodes: [entry] } });
  const rate = {
    ...{ layer: "segment" as const, channel: "email", stage: "opened" as const, value: 0.4, per: "delivered" as const },
    ...{ badge: "yours" as const, source: "Set", segment: { segment: "Basics" }, segmentName: "Basics" },
  };
  expect(await failure(client.parameters.set({ parameters: [rate] }))).toMatchObject({ kind: "INPUT", code: "rate-segment" });
  expect((await client.parameters.list()).own).toEqual([]);
  await client.segments.save({ id: "seg", name: "Basics", description: "", rules: { field: "plan", op: "=", value: "Basic" } });
  expect((await client.parameters.set({ parameters: [rate] })).own).toHaveLength(1);
  await finish(client.runs.start({ journeyId: made.id }));
  await client.segments.remove({ id: "seg" });
  const refused = await failure(finish(client.runs.start({ journeyId: made.id })));
  expect(refused).toMatchObject({ code: "rate-segment" });
  expect(refused?.message).toContain('"Basics"');
  await client.parameters.reset({});
  await finish(client.runs.start({ journeyId: made.id }));
});

it("hands out the project, and a journey, as files that come back", async () => {
  const { client, files } = await withBase();
  const journey = await client.journeys.create({ name: "Offer", template: "onboarding" });
  const exported = await client.journeys.exportFile({ id: journey.id });
  const path = files.download(exported.token)?.path ?? "";
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ id: journey.id, name: "Offer" });
  const back = await client.journeys.importFile({ file: files.hand(path) });
  expect(back).toMatchObject({ name: "Offer 2", nodes: journey.nodes });
  expect(back.id).not.toBe(journey.id);

  const copy = await client.project.saveCopy();
  const opened = await client.project.open({ file: files.hand(files.download(copy.token)?.path ?? "") });
  expect(opened).toMatchObject({ subscribers: 300, name: "Spring" });
  expect(await client.journeys.list()).toHaveLength(2);
});

it("makes the sample workspace once, with a journey that runs", async () => {
  const { client, home } = start();
  const sample = await finish(client.project.openSample());
  expect(sample).toMatchObject({ name: "Sample workspace", subscribers: 12_000 });
  const [journey] = await client.journeys.list();
  const run = await finish(client.runs.start({ journeyId: journey?.id ?? "" }));
  expect(run.results.journey.entered).toBeGreaterThan(100);
  expect(await finish(client.project.openSample())).toMatchObject({ id: sample.id });
  expect(existsSync(join(home, "data", "Sample workspace.throughline.making"))).toBe(false);
});

it("leaves nothing of a sample whose making was cancelled, and leaves the base when an import was", async () => {
  const { client, home } = start();
  for await (const { label } of await client.project.openSample()) {
    expect(label).toContain("sample");
    break;
  }
  await expect.poll(() => existsSync(join(home, "data", "Sample workspace.throughline.making"))).toBe(false);
  expect(existsSync(join(home, "data", "Sample workspace.throughline"))).toBe(false);

  const base = await withBase(50);
  writeFileSync(base.path, csv(200_000));
  const stop = new AbortController();
  const importing = (async () => {
    for await (const _progress of await base.client.imports.run({ file: base.file, mapping: base.mapping }, { signal: stop.signal }))
      stop.abort();
  })();
  await expect(importing).rejects.toThrow(/cancelled/);
  expect(await base.client.project.current()).toMatchObject({ subscribers: 50 });
  expect(await base.client.segments.count({ segment: { all: [] } })).toMatchObject({ count: 50 });
});
