import { checkedResults, type LogEntry, Summary } from "../../../src-shared/engine/index.ts";
import type { Results } from "../../../src-shared/model/results.ts";
import type { SimulateHooks, SimulateInput } from "./input.ts";
import { openRun } from "./open-run.ts";
import { Enough } from "./precision.ts";
import { RunProgress } from "./progress.ts";
import { isShared, openTracer } from "./tracer.ts";

export { ENGINE_VERSION, zonesVersion } from "../../../src-shared/engine/index.ts";

export type { SimulateHooks, SimulateInput } from "./input.ts";

const PROGRESS_MS = 100;

/**
 * Dry-runs a journey over the base, beside others where `input.together` names some; results are by journey, the one that was asked for
 * first. They depend on input, options and seed alone, not on the number of threads.
 * Throws InputError for what cannot be simulated exactly, and an abort error when cancelled.
 */
export async function simulateTogether(input: SimulateInput, hooks: SimulateHooks): Promise<Results[]> {
  const { options, base } = input;
  const run = await openRun(input, hooks);
  const total = base.rows * options.replications;
  const progress = new RunProgress(run.compiled.program, options.replications);
  const tell = () => {
    const report = progress.at(run.doing(), performance.now() / 1000);
    hooks.onProgress(report.done, report.total, report);
  };
  const timer = setInterval(tell, PROGRESS_MS);
  try {
    hooks.onProgress(0, total);
    const summaries = run.compiled.program.journeys.map(() => new Summary());
    const enough = new Enough(options);
    for (let replication = 0; replication < options.replications; replication++) {
      const solved = await run.solve(replication);
      if (isShared(run.compiled.program)) hooks.onSettled?.(replication, solved.decisions);
      const results = summaries.map((summary, journey) => {
        const own = checkedResults(input, run.compiled, solved, journey);
        summary.add(own);
        return own;
      });
      progress.finish(run.doing());
      if (enough.after(results[0] as Results)) break;
    }
    hooks.onProgress(total, total);
    return summaries.map((summary) => enough.tell(summary.results()));
  } finally {
    clearInterval(timer);
    await run.close();
  }
}

/** As `simulateTogether`, for the journey that was asked for. */
export async function simulate(input: SimulateInput, hooks: SimulateHooks): Promise<Results> {
  const [results] = await simulateTogether(input, hooks);
  if (!results) throw new Error("The run has no journey.");
  return results;
}

/** One entry of a trace: a node by its id, everything else as in the engine's log. */
export interface TraceLine extends Omit<LogEntry, "node"> {
  node: string;
}

/** What happens to one subscriber, by row of the base, in a run of this input: the same draws, told step by step. Asked again with the same input, nothing is made ready anew. */
export async function traceSubscriber(input: SimulateInput, row: number, replication = 0): Promise<TraceLine[]> {
  const hooks: SimulateHooks = { onProgress: () => {}, signal: new AbortController().signal };
  const tracer = await openTracer(input, hooks, replication);
  return tracer.log(row).map((entry) => ({ ...entry, node: tracer.program.nodes[entry.node]?.id ?? "" }));
}
