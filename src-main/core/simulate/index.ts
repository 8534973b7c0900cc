import { availableParallelism } from "node:os";
import { setImmediate as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { RunOptions } from "../../../src-shared/contract/runs.ts";
import {
  checkedResults,
  compileRun,
  countsOf,
  type EngineInput,
  type Layout,
  type LogEntry,
  layoutOfProgram,
  Machine,
  type Program,
  Summary,
  traceSubscriber as traceRow,
} from "../../../src-shared/engine/index.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { cancelled } from "../cancelled.ts";
import { SimulationPool } from "./pool.ts";
import { Enough } from "./precision.ts";

export { ENGINE_VERSION, isKnownZone, zonesVersion } from "../../../src-shared/engine/index.ts";

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

/** Up to this many subscribers, over all replications, a run is over before threads have started. */
const SMALL = 20_000;
const PROGRESS_MS = 100;
/** How long the calling thread is kept busy at a time. */
const SLICE_MS = 15;

const sourceWorker = () => new Worker(new URL("./worker.ts", import.meta.url));

/** Runs one replication and gives its counts, as `layout` lays them out. */
interface Runner {
  layout: Layout;
  /** Subscribers done of the replication that runs. */
  done(): number;
  run(replication: number): Promise<Float64Array>;
  close(): Promise<void>;
}

/** Runs on the calling thread, which it gives back every few milliseconds. */
function runHere(program: Program, signal: AbortSignal): Runner {
  const machine = new Machine(program);
  let row = 0;
  return {
    layout: machine.layout,
    done: () => row,
    run: async (replication) => {
      machine.ledger.flat.fill(0);
      for (row = 0; row < program.subscribers.rows; ) {
        const until = performance.now() + SLICE_MS;
        while (row < program.subscribers.rows && performance.now() < until) machine.run(row++, replication);
        await pause();
        if (signal.aborted) throw cancelled();
      }
      return machine.ledger.flat;
    },
    close: async () => {},
  };
}

function runInThreads(program: Program, count: number, startWorker: () => Worker): Runner {
  const pool = new SimulationPool(program, Array.from({ length: count }, startWorker));
  return {
    layout: layoutOfProgram(program),
    done: () => pool.done,
    run: (replication) => pool.run(replication),
    close: () => pool.close(),
  };
}

/** Rejects as soon as the task is cancelled. */
function untilAborted(signal: AbortSignal): { aborted: Promise<never>; release: () => void } {
  let release = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const stop = () => reject(cancelled());
    signal.addEventListener("abort", stop, { once: true });
    release = () => signal.removeEventListener("abort", stop);
  });
  aborted.catch(() => {});
  return { aborted, release };
}

/**
 * Dry-runs a journey over the base. The result depends on input, options and seed alone, not on the number of threads: with
 * `options.workers` that many are used, otherwise none for small runs and else one for each processor.
 * Throws InputError for what cannot be simulated exactly, and an abort error when cancelled.
 */
export async function simulate(input: SimulateInput, hooks: SimulateHooks): Promise<Results> {
  const { options, base } = input;
  const { signal } = hooks;
  if (signal.aborted) throw cancelled();
  const compiled = compileRun(input);
  const total = base.rows * options.replications;
  const workers = options.workers ?? (total <= SMALL ? 0 : Math.min(availableParallelism(), 16));
  const runner =
    workers === 0 ? runHere(compiled.program, signal) : runInThreads(compiled.program, workers, hooks.startWorker ?? sourceWorker);
  const { aborted, release } = untilAborted(signal);
  let finished = 0;
  const tell = () => hooks.onProgress(finished + runner.done(), total);
  const timer = setInterval(tell, PROGRESS_MS);
  try {
    hooks.onProgress(0, total);
    const summary = new Summary();
    const enough = new Enough(options);
    for (let replication = 0; replication < options.replications; replication++) {
      const flat = await Promise.race([runner.run(replication), aborted]);
      const results = checkedResults(input, compiled, countsOf(compiled.program, runner.layout, flat));
      summary.add(results);
      finished = (replication + 1) * base.rows - runner.done();
      if (enough.after(results)) break;
    }
    hooks.onProgress(total, total);
    return enough.tell(summary.results());
  } finally {
    clearInterval(timer);
    release();
    await runner.close();
  }
}

/** One entry of a trace: a node by its id, everything else as in the engine's log. */
export interface TraceLine extends Omit<LogEntry, "node"> {
  node: string;
}

/** What happens to one subscriber, by row of the base, in a run of this input: the same draws, told step by step. */
export function traceSubscriber(input: SimulateInput, row: number, replication = 0): TraceLine[] {
  const { program } = compileRun(input);
  return traceRow(program, row, replication).map((entry) => ({ ...entry, node: program.nodes[entry.node]?.id ?? "" }));
}
