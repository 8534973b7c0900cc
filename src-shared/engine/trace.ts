import { type Decisions, openDecisions } from "./decisions.ts";
import { Machine } from "./fast/machine.ts";
import type { LogEntry } from "./log.ts";
import type { Program, Send } from "./program.ts";

/** Runs single subscribers again, told step by step, with what was settled in the run. */
export class Tracer {
  readonly #machine: Machine;

  /** `decisions` absent: nothing is shared, or nothing binds. `sends`: rates of the replication, where they are not the program's. */
  constructor(
    program: Program,
    replication = 0,
    decisions: Decisions = openDecisions(program),
    sends: readonly (Send | null)[] | null = null,
  ) {
    this.#machine = new Machine(program, true);
    if (sends) this.#machine.rate(sends);
    this.#machine.begin(replication, decisions, null);
  }

  /** Everything that happens to one subscriber, in order. */
  log(row: number): LogEntry[] {
    this.#machine.runRow(row, true);
    return this.#machine.takeLog();
  }
}

/** Everything that happens to one subscriber in one replication of a run in which nothing is shared. */
export function traceSubscriber(program: Program, row: number, replication = 0): LogEntry[] {
  return new Tracer(program, replication).log(row);
}
