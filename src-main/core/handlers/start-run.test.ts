import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it, onTestFinished } from "vitest";
import { testJourney } from "../../../src-shared/engine/testing/run.ts";
import { createCore } from "../create-core.ts";
import { FileRegistry } from "../files/registry.ts";
import { resourcesDir, simulateEntry } from "../locations.ts";
import { silentLog } from "../log.ts";

it("keeps nothing of a run that is cancelled in the middle, and leaves no thread behind", async () => {
  const home = mkdtempSync(join(tmpdir(), "core-cancel-"));
  const files = new FileRegistry(join(home, "scratch"));
  const threads: { worker: Worker; gone: Promise<unknown> }[] = [];
  const core = createCore({
    ...{ host: "test", version: "0.0.0", files, userDataDir: join(home, "data"), projectsDir: join(home, "projects"), resourcesDir },
    ...{ log: silentLog, now: () => new Date("2026-03-02T12:00:00Z") },
    startWorker: () => {
      const worker = new Worker(simulateEntry());
      threads.push({ worker, gone: new Promise((resolve) => worker.once("exit", resolve)) });
      return worker;
    },
  });
  onTestFinished(async () => {
    await core.close();
    rmSync(home, { recursive: true, force: true });
  });
  const client = core.client();
  await client.project.create({ name: "Spring" });
  const path = join(home, "base.csv");
  writeFileSync(path, `id\n${Array.from({ length: 2000 }, (_, n) => `S${n}`).join("\n")}\n`);
  const file = files.hand(path);
  const { mapping } = await client.imports.inspect({ file, key: "id" });
  if (!mapping) throw new Error("nothing was understood of the file");
  for await (const _ of await client.imports.run({ file, mapping }));
  const journey = testJourney(
    [
      { id: "in", kind: "audience", config: { segment: { all: [] } } },
      { id: "tick", kind: "wait", config: { for: { hours: 0.25 } } },
      { id: "mail", kind: "email" },
    ],
    ["in -> tick", "tick -> mail", "mail -> tick"],
    { goal: null },
  );
  const before = await client.runs.list({});
  const job = await client.runs.start({ journeyId: journey.id, journey, options: { workers: 2, replications: 500 } });
  for (let step = await job.next(); (step.value as { done: number }).done === 0; step = await job.next()) expect(step.done).toBe(false);
  expect(threads.map(({ worker }) => worker.threadId)).not.toContain(-1);
  await job.return(undefined as never);
  // The task itself ends with its threads.
  await Promise.all(threads.map(({ gone }) => gone));
  expect(threads).toHaveLength(2);
  expect(await client.runs.list({})).toEqual(before);
});
