import ELK from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { Records } from "../../store/records.ts";
import { withLayout } from "./apply.ts";
import { elkGraph } from "./graph.ts";

/**
 * The journey laid out anew by ELK in a worker of its own; ends the worker and rejects with an AbortError when the signal says so.
 * About a second for 200 nodes, some seconds for 1,000.
 */
export async function tidied(records: Records, signal: AbortSignal): Promise<Records> {
  signal.throwIfAborted();
  let worker: Worker | undefined;
  const elk = new ELK({
    workerFactory: () => {
      worker = new Worker(workerUrl);
      return worker;
    },
  });
  try {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    const failed = new Promise<never>((_, reject) => {
      worker?.addEventListener("error", (event) => reject(new Error(`The layout could not be started: ${event.message}`)), { once: true });
    });
    return withLayout(records, await Promise.race([elk.layout(elkGraph(records)), aborted, failed]));
  } finally {
    worker?.terminate();
  }
}
