import { availableParallelism } from "node:os";
import type { RunOptions } from "../../../src-shared/contract/runs.ts";
import { BLOCK_ROWS } from "./protocol.ts";

/** Up to this many subscribers, a replication is over before threads have started. */
const SMALL = 20_000;
const MOST = 16;

/**
 * How many threads run the subscribers of a base of so many rows: as many as the options name, otherwise none for a small base, which the
 * calling thread runs, and else one for each processor. None is without a block of its own.
 */
export function crewOf({ workers, replications }: Pick<RunOptions, "workers" | "replications">, rows: number): number {
  const wanted = workers ?? (rows * replications <= SMALL ? 0 : Math.min(availableParallelism(), MOST));
  return Math.min(wanted, Math.ceil(rows / BLOCK_ROWS));
}

/** As `crewOf`, where the calling thread is one of them: how many are to be started beside it. */
export const crewBeside = (options: Pick<RunOptions, "workers" | "replications">, rows: number): number =>
  Math.max(0, crewOf(options, rows) - 1);
