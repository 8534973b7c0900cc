import { compileRun, type LogEntry, Machine, type Program } from "../../../src-shared/engine/index.ts";
import { cancelled } from "../cancelled.ts";
import type { SimulateHooks, SimulateInput } from "./index.ts";

/** One replication of a run, asked subscriber by subscriber: the same draws as the run's, told step by step. */
export interface Tracer {
  program: Program;
  /** Of the journey and the parameters as they are compiled now; those of the run's manifest when nothing changed. */
  journeyHash: string;
  parameterHash: string;
  /** Everything that happens to the subscriber of a row, in order. */
  log(row: number): LogEntry[];
}

/** Makes a replication ready to be traced. Throws InputError for what cannot be simulated. */
export async function openTracer(input: SimulateInput, { signal }: SimulateHooks, replication = 0): Promise<Tracer> {
  if (signal.aborted) throw cancelled();
  const { program, journeyHash, parameterHash } = compileRun(input);
  const entries: LogEntry[] = [];
  const machine = new Machine(program, entries);
  return {
    program,
    journeyHash,
    parameterHash,
    log: (row) => {
      entries.length = 0;
      machine.run(row, replication);
      return [...entries];
    },
  };
}
