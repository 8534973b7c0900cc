import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { onTestFinished } from "vitest";
import type { Progress } from "../../../src-shared/contract/job.ts";
import { testFolder } from "../../../test/support/project.ts";
import { createCore } from "../create-core.ts";
import { FileRegistry } from "../files/registry.ts";
import { resourcesDir, simulateEntry } from "../locations.ts";
import { silentLog } from "../log.ts";

interface Around {
  /** What the clock shows. */
  now?: string;
  startWorker?: () => Worker;
}

/** A core without a project, with real threads, in a folder of its own; closed after the test. */
export function openCore({ now = "2036-03-02T12:00:00Z", startWorker = () => new Worker(simulateEntry()) }: Around = {}) {
  const home = testFolder();
  const files = new FileRegistry(join(home, "scratch"));
  const core = createCore({
    ...{ host: "test", version: "0.0.0", files, userDataDir: join(home, "data"), projectsDir: join(home, "projects"), resourcesDir },
    ...{ log: silentLog, now: () => new Date(now), startWorker },
  });
  onTestFinished(() => core.close());
  return { home, files, core, client: core.client() };
}

/** Walks a job to its result. */
export async function finish<T>(started: Promise<{ next(): Promise<IteratorResult<Progress, T>> }>): Promise<T> {
  const job = await started;
  for (;;) {
    const step = await job.next();
    if (step.done) return step.value;
  }
}
