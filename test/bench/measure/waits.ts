/** One process that measures how long somebody waits: for a run to stop when it is cancelled, or for a trace. Told by a `WaitCase`, prints a `Waits`. */
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { isCancelled } from "../../../src-main/core/cancelled.ts";
import { type SimulateInput, simulate, traceSubscriber } from "../../../src-main/core/simulate/index.ts";
import { baseOf, inputOf, type WaitCase } from "./case.ts";
import type { Waits } from "./report.ts";

const { job, ...one } = JSON.parse(process.argv[2] as string) as WaitCase;
const { runs } = one;
/** Runs are cancelled so long after they were asked for: the first at once, each further one later. */
const CANCEL_STEP_MS = 60;
const base = baseOf(one);
const startWorker = () => new Worker(join(dirname(process.argv[1] as string), "worker.cjs"));

/**
 * Milliseconds from the moment at which somebody asks a run to stop to its end, the time in which the thread hears nobody among
 * them; null where it was over before.
 */
async function cancel(input: SimulateInput, afterMs: number): Promise<number | null> {
  const stop = new AbortController();
  const asked = performance.now() + afterMs;
  const timer = setTimeout(() => stop.abort(), afterMs);
  try {
    await simulate(input, { onProgress: () => {}, signal: stop.signal, startWorker });
    return null;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    return performance.now() - asked;
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds that the traces of some subscribers take, one by one, each as if it were the only one. */
async function traces(input: SimulateInput, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const began = performance.now();
    await traceSubscriber(input, Math.floor((at * base.rows) / count));
    times.push(performance.now() - began);
  }
  return times;
}

/** By how many messages the traces of all subscribers and the run differ, over all nodes. */
async function missing(input: SimulateInput): Promise<number> {
  const results = await simulate(input, { onProgress: () => {}, signal: new AbortController().signal, startWorker });
  const sent = new Map<string, number>();
  for (let row = 0; row < base.rows; row++)
    for (const { what, node } of await traceSubscriber(input, row)) if (what === "sent") sent.set(node, (sent.get(node) ?? 0) + 1);
  return Object.entries(results.nodes).reduce((sum, [id, node]) => sum + Math.abs(node.sent - (sent.get(id) ?? 0)), 0);
}

async function measure(): Promise<Waits> {
  const input = inputOf(one, base, 0);
  if (job === "trace") return { ms: await traces(input, runs), missed: 0 };
  if (job === "compare") return { ms: [], missed: await missing(input) };
  const waits: (number | null)[] = [];
  for (let run = 0; run < runs; run++) waits.push(await cancel(inputOf(one, base, run), run * CANCEL_STEP_MS));
  return { ms: waits.filter((wait) => wait !== null), missed: waits.filter((wait) => wait === null).length };
}

measure().then(
  (waits) => console.log(JSON.stringify(waits)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
