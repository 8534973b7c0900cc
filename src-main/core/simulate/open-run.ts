import { availableParallelism } from "node:os";
import { setImmediate as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { checkedResults, compileRun, countsOf, layoutOfProgram, Machine } from "../../../src-shared/engine/index.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import { cancelled } from "../cancelled.ts";
import type { SimulateHooks, SimulateInput } from "./index.ts";
import { SimulationPool } from "./pool.ts";

/** A run that is asked for one replication after the other, so that two designs can be run in pairs on the same draws. */
export interface OpenRun {
  /** Results of one replication, by its number. */
  replication(number: number): Promise<Results>;
  close(): Promise<void>;
}

/** Up to this many subscribers, a replication is over before threads have started. */
const SMALL = 20_000;
/** How long the calling thread is kept busy at a time. */
const SLICE_MS = 15;

const sourceWorker = () => new Worker(new URL("./worker.ts", import.meta.url));

/** Makes a run ready. Throws InputError for what cannot be simulated; a replication rejects when `hooks.signal` fires. */
export async function openRun(input: SimulateInput, { signal, startWorker = sourceWorker }: SimulateHooks): Promise<OpenRun> {
  if (signal.aborted) throw cancelled();
  const compiled = compileRun(input);
  const { program } = compiled;
  const layout = layoutOfProgram(program);
  const results = (flat: Float64Array) => checkedResults(input, compiled, countsOf(program, layout, flat));
  const workers = input.options.workers ?? (input.base.rows <= SMALL ? 0 : Math.min(availableParallelism(), 16));
  if (workers > 0) {
    const pool = new SimulationPool(program, Array.from({ length: workers }, startWorker));
    const stop = () => void pool.close();
    signal.addEventListener("abort", stop, { once: true });
    return {
      replication: async (number) => {
        const flat = await pool.run(number).catch((error: unknown) => {
          throw signal.aborted ? cancelled() : error;
        });
        if (signal.aborted) throw cancelled();
        return results(flat);
      },
      close: async () => {
        signal.removeEventListener("abort", stop);
        await pool.close();
      },
    };
  }
  const machine = new Machine(program);
  return {
    replication: async (number) => {
      machine.ledger.flat.fill(0);
      for (let row = 0; row < program.subscribers.rows; ) {
        const until = performance.now() + SLICE_MS;
        while (row < program.subscribers.rows && performance.now() < until) machine.run(row++, number);
        await pause();
        if (signal.aborted) throw cancelled();
      }
      return results(machine.ledger.flat);
    },
    close: async () => {},
  };
}
