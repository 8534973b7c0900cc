import ELK, { type ELK as Layouter } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { Records } from "../../store/records.ts";
import { withLayout } from "./apply.ts";
import { elkGraph } from "./graph.ts";

interface Running {
  readonly elk: Layouter;
  readonly worker: Worker;
  /** Rejects when the worker cannot go on. */
  readonly failed: Promise<never>;
}

/** Starting the worker costs more than laying out a small journey, so it is kept for the next time. */
let kept: Running | undefined;

function start(): Running {
  const worker = new Worker(workerUrl);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(`The layout could not be started: ${event.message}`)), { once: true });
  });
  // Somebody listens only while a layout is under way; that one is told.
  failed.catch(() => undefined);
  return { elk: new ELK({ workerFactory: () => worker }), worker, failed };
}

/**
 * The journey laid out anew by ELK in a worker; ends the worker and rejects with an AbortError when the signal says so.
 * Some tenths of a second for 100 nodes, some seconds for 1,000.
 */
export async function tidied(records: Records, signal: AbortSignal): Promise<Records> {
  signal.throwIfAborted();
  const running = kept ?? start();
  kept = running;
  try {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    return withLayout(records, await Promise.race([running.elk.layout(elkGraph(records)), aborted, running.failed]));
  } catch (error) {
    running.worker.terminate();
    if (kept === running) kept = undefined;
    throw error;
  }
}
