import { setImmediate as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type Compiled, checkedResults, compileRun, type Found, type Solved, Solver } from "../../../src-shared/engine/index.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { cancelled } from "../cancelled.ts";
import { crewBeside, crewOf } from "./crew.ts";
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

const sourceWorker = () => new Worker(new URL("./worker.ts", import.meta.url));

/** Compiles while the threads start; they are stopped when it fails. */
function compileBeside(pool: SimulationPool, input: SimulateInput): Compiled {
  try {
    return compileRun(input);
  } catch (error) {
    void pool.close();
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
 * Makes a run ready on as many threads as `crewOf` says; with `hooks.takesPart` the calling thread is one of them.
 * `ready` is the input compiled before. Throws InputError for what cannot be simulated; a replication rejects when `hooks.signal` fires.
 */
export async function openRun(
  input: SimulateInput,
  { signal, startWorker = sourceWorker, takesPart = false }: SimulateHooks,
  ready?: Compiled,
): Promise<OpenRun> {
  if (signal.aborted) throw cancelled();
  const { options, base } = input;
  const crew = crewOf(options, base.rows);
  const here = takesPart || crew === 0;
  const pool = new SimulationPool(here ? crewBeside(options, base.rows) : crew, startWorker, here);
  const compiled = ready ?? compileBeside(pool, input);
  pool.load(compiled.program);
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
        found = await Promise.race([pool.run(step.value.pass, step.value.rows), aborted]);
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
    doing: () => ({ ...at, done: Math.min(at.total, pool.done) }),
    close: async () => {
      release();
      await pool.close();
    },
  };
}
