import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach } from "vitest";
import type { Progress } from "../../../../src-shared/contract/job.ts";
import type { Journey } from "../../../../src-shared/model/journey.ts";
import { type Core, createCore } from "../../create-core.ts";
import { FileRegistry } from "../../files/registry.ts";
import { resourcesDir, simulateEntry } from "../../locations.ts";
import { silentLog } from "../../log.ts";
import { failureOf } from "../../rpc/failure.ts";

const open: Core[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});

/** Walks a job to its result. */
export async function finish<T>(started: Promise<{ next(): Promise<IteratorResult<Progress, T>> }>): Promise<T> {
  const job = await started;
  for (;;) {
    const step = await job.next();
    if (step.done) return step.value;
  }
}

/** How a call fails, as the window gets it. */
export async function failure(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return failureOf(error);
}

const csv = (rows: number) => `id,usage\n${Array.from({ length: rows }, (_, n) => `S${n},${n}`).join("\n")}\n`;

/** A project with a base of subscribers `S0`, `S1`, … of rising `usage`, and a journey; `threads` counts the workers that were started. */
export async function prepared(journey: Journey, rows = 400) {
  const home = mkdtempSync(join(tmpdir(), "core-traces-"));
  const files = new FileRegistry(join(home, "scratch"));
  const threads = { started: 0 };
  const startWorker = () => {
    threads.started++;
    return new Worker(simulateEntry());
  };
  const core = createCore({
    ...{ host: "test", version: "0.0.0", files, userDataDir: join(home, "data"), projectsDir: join(home, "projects"), resourcesDir },
    ...{ log: silentLog, now: () => new Date("2026-03-02T12:00:00Z"), startWorker },
  });
  open.push(core);
  const client = core.client();
  await client.project.create({ name: "Spring" });
  const path = join(home, "base.csv");
  const load = async (count: number) => {
    writeFileSync(path, csv(count));
    const file = files.hand(path);
    const { mapping } = await client.imports.inspect({ file, key: "id" });
    if (!mapping) throw new Error("nothing was understood of the file");
    await finish(client.imports.run({ file, mapping }));
  };
  await load(rows);
  await client.journeys.save({ journey });
  return { client, files, journey, load, threads, file: join(home, "projects", "Spring.throughline") };
}
