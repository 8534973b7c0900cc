import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Journey } from "../../../../src-shared/model/journey.ts";
import { simulateEntry } from "../../locations.ts";
import { failureOf } from "../../rpc/failure.ts";
import { finish, openCore } from "../../testing/open-core.ts";

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
  const threads = { started: 0 };
  const startWorker = () => {
    threads.started++;
    return new Worker(simulateEntry());
  };
  const { home, files, client } = openCore({ now: "2026-03-02T12:00:00Z", startWorker });
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
