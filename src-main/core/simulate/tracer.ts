import { type LogEntry, type Program, Tracer as RowTracer } from "../../../src-shared/engine/index.ts";
import type { SimulateHooks, SimulateInput } from "./input.ts";
import { openRun } from "./open-run.ts";

/** One replication of a run, asked subscriber by subscriber: the same draws as the run's, told step by step. */
export interface Tracer {
  program: Program;
  /** Of the journey and the parameters as they are compiled now; those of the run's manifest when nothing changed. */
  journeyHash: string;
  parameterHash: string;
  /** Everything that happens to the subscriber of a row, in order. */
  log(row: number): LogEntry[];
}

/** Makes a replication ready to be traced: what subscribers share is settled first, by the run itself. Throws InputError for what cannot be simulated. */
export async function openTracer(input: SimulateInput, hooks: SimulateHooks, replication = 0): Promise<Tracer> {
  const run = await openRun(input, hooks);
  try {
    const { program, journeyHash, parameterHash, sendsOf } = run.compiled;
    const shares = program.pools.length + program.budgets.length + program.experiments.length > 0;
    const decisions = shares ? (await run.solve(replication)).decisions : undefined;
    const tracer = new RowTracer(program, replication, decisions, sendsOf?.(replication) ?? null);
    return { program, journeyHash, parameterHash, log: (row) => tracer.log(row) };
  } finally {
    await run.close();
  }
}
