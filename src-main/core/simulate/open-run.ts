import { availableParallelism } from "node:os";
import { setImmediate as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import {
  type Compiled,
  checkedResults,
  compileRun,
  type Found,
  type Pass,
  PassRunner,
  type Program,
  type Solved,
  Solver,
} from "../../../src-shared/engine/index.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { cancelled } from "../cancelled.ts";
import type { SimulateHooks, SimulateInput } from "./input.ts";
import { SimulationPool } from "./pool.ts";
import type { Doing } from "./progress.ts";

/** A run that is asked for one replication after the other, so that two designs can be run in pairs on the same draws. */
export interface OpenRun {
  compiled: Compiled;
  /** One replication, by its number: what was counted and settled. */
  solve(number: number): Promise<Solved>;
  /** Its results, checked, for the journey that was asked for, or another of the run. */
  replication(number: number): Promise<Results>;
  /** What the replication that runs is at. */
  doing(): Doing;
  close(): Promise<void>;
}

/** Up to this many subscribers, a replication is over before threads have started. */
const SMALL = 20_000;
/** How long the calling thread is kept busy at a time. */
const SLICE_MS = 15;

const sourceWorker = () => new Worker(new URL("./worker.ts", import.meta.url));

interface Passes {
  run(pass: Pass, rows: readonly number[] | null): Promise<Found>;
  done(): number;
  close(): Promise<void>;
}

/** Runs on the calling thread, which it gives back every few milliseconds. */
function passesHere(program: Program, signal: AbortSignal): Passes {
  let runner: PassRunner | undefined;
  let at = 0;
  return {
    done: () => at,
    run: async (pass, rows) => {
      if (runner) runner.begin(pass);
      else runner = new PassRunner(program, pass);
      const count = rows?.length ?? program.subscribers.rows;
      for (at = 0; at < count; ) {
        const until = performance.now() + SLICE_MS;
        while (at < count && performance.now() < until) {
          if (rows) runner.run(rows[at++] as number);
          else at = runner.runBlock(at, count);
        }
        await pause();
        if (signal.aborted) throw cancelled();
      }
      return runner.found();
    },
    close: async () => {},
  };
}

function passesInThreads(pool: SimulationPool, program: Program): Passes {
  pool.load(program);
  return { done: () => pool.done, run: (pass, rows) => pool.run(pass, rows), close: () => pool.close() };
}

/** Compiles while the threads start; they are stopped when it fails. */
function compileBeside(pool: SimulationPool | null, input: SimulateInput): Compiled {
  try {
    return compileRun(input);
  } catch (error) {
    void pool?.close();
    throw error;
  }
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
 * Makes a run ready: with `options.workers` on that many threads, otherwise on none for small bases and else one for each processor.
 * `ready` is the input compiled before. Throws InputError for what cannot be simulated; a replication rejects when `hooks.signal` fires.
 */
export async function openRun(
  input: SimulateInput,
  { signal, startWorker = sourceWorker }: SimulateHooks,
  ready?: Compiled,
): Promise<OpenRun> {
  if (signal.aborted) throw cancelled();
  const { options, base } = input;
  const workers = options.workers ?? (base.rows * options.replications <= SMALL ? 0 : Math.min(availableParallelism(), 16));
  const pool = workers === 0 ? null : new SimulationPool(workers, startWorker);
  const compiled = ready ?? compileBeside(pool, input);
  const passes = pool ? passesInThreads(pool, compiled.program) : passesHere(compiled.program, signal);
  const { aborted, release } = untilAborted(signal);
  const solver = new Solver(compiled);
  const nothingYet = { pass: 0, before: 0, total: 0, serving: false };
  let at = nothingYet;
  const begin = (rows: readonly number[] | null) => {
    at = { pass: at.pass + (rows ? 0 : 1), before: at.before + at.total, total: rows?.length ?? base.rows, serving: false };
  };
  const solve = async (number: number): Promise<Solved> => {
    const errands = solver.solve(number);
    let found: Found | undefined;
    at = nothingYet;
    for (let step = errands.next(found); ; step = errands.next(found)) {
      if (step.done) return step.value;
      if (step.value) {
        begin(step.value.rows);
        found = await Promise.race([passes.run(step.value.pass, step.value.rows), aborted]);
      } else {
        at = { ...at, serving: true };
        await pause();
      }
      if (signal.aborted) throw cancelled();
    }
  };
  return {
    compiled,
    solve,
    replication: async (number) => checkedResults(input, compiled, await solve(number)),
    doing: () => ({ ...at, done: Math.min(at.total, passes.done()) }),
    close: async () => {
      release();
      await passes.close();
    },
  };
}
