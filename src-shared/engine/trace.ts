import { Machine } from "./fast/machine.ts";
import type { LogEntry } from "./log.ts";
import type { Program } from "./program.ts";

/** Everything that happens to one subscriber in one replication, in order: the run itself, told for one row. */
export function traceSubscriber(program: Program, row: number, replication = 0): LogEntry[] {
  const log: LogEntry[] = [];
  new Machine(program, log).run(row, replication);
  return log;
}
