import type { Worker } from "node:worker_threads";
import type { RunOptions } from "../../../src-shared/contract/runs.ts";
import type { EngineInput } from "../../../src-shared/engine/index.ts";

export interface SimulateInput extends Omit<EngineInput, "options"> {
  options: RunOptions;
}

export interface SimulateHooks {
  /** Subscribers simulated, over all replications. Told about ten times a second. */
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
  /** Starts a thread of `worker.ts`; needed where that file is bundled. */
  startWorker?: () => Worker;
}
