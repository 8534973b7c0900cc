import type { Worker } from "node:worker_threads";
import type { RunOptions } from "../../../src-shared/contract/runs.ts";
import type { Decisions, EngineInput } from "../../../src-shared/engine/index.ts";

export interface SimulateInput extends Omit<EngineInput, "options"> {
  options: RunOptions;
}

/** How far a run is, in subscribers over all replications; with `pass`, of that pass alone, after which more may come. */
export interface Report {
  done: number;
  /** 0 where it cannot be told. */
  total: number;
  /** What it is at, where there is more than to go through the base once. */
  stage?: string;
  pass?: number;
  /** Absent where it follows from the share that is done since the beginning; null where it cannot be told. */
  secondsLeft?: number | null;
}

export interface SimulateHooks {
  /** Told about ten times a second. */
  onProgress(done: number, total: number, report?: Report): void;
  /** Told of each replication in which subscribers share anything, what was settled. */
  onSettled?(replication: number, decisions: Decisions): void;
  signal: AbortSignal;
  /** Starts a thread of `worker.ts`; needed where that file is bundled. */
  startWorker?: () => Worker;
  /** The calling thread is one of the run's threads, so that one fewer is started: for a process in which nobody else waits for it. */
  takesPart?: boolean;
}
