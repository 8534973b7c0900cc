import {
  type Compiled,
  compileRun,
  type Decisions,
  type LogEntry,
  type Program,
  Tracer as RowTracer,
} from "../../../src-shared/engine/index.ts";
import type { SimulateHooks, SimulateInput } from "./input.ts";
import { openRun } from "./open-run.ts";

/** One replication of a run, asked subscriber by subscriber: the same draws as the run's, told step by step. */
export interface Tracer {
  program: Program;
  /** Of the journey and the parameters as they are compiled now; those of the run's manifest when nothing changed. */
  journeyHashes: readonly string[];
  parameterHash: string;
  /** Everything that happens to the subscriber of a row, in order. */
  log(row: number): LogEntry[];
}

/** Whether subscribers share anything, so that a replication has to be settled before one of them can be told of. */
export const isShared = ({ pools, budgets, experiments }: Program): boolean => pools.length + budgets.length + experiments.length > 0;

/** How many replications of an input stay ready to be traced; each holds what was settled in it. */
const READY = 8;

interface Prepared {
  compiled: Compiled;
  /** By replication, the one asked for last at the end. */
  tracers: Map<number, Tracer>;
}

/** What was made ready of an input lives as long as the input. */
const prepared = new WeakMap<SimulateInput, Prepared>();

function prepare(input: SimulateInput): Prepared {
  const known = prepared.get(input);
  if (known) return known;
  const made = { compiled: compileRun(input), tracers: new Map() };
  prepared.set(input, made);
  return made;
}

async function settle(input: SimulateInput, compiled: Compiled, hooks: SimulateHooks, replication: number): Promise<Decisions> {
  const run = await openRun(input, hooks, compiled);
  try {
    return (await run.solve(replication)).decisions;
  } finally {
    await run.close();
  }
}

/**
 * Makes a replication ready to be traced. What subscribers share is taken from `kept`, or else settled by the run itself. Asked again with
 * the same input, which must not have changed, it is ready at once. Throws InputError for what cannot be simulated.
 */
export async function openTracer(
  input: SimulateInput,
  hooks: SimulateHooks,
  replication = 0,
  kept: (program: Program) => Decisions | undefined = () => undefined,
): Promise<Tracer> {
  const { compiled, tracers } = prepare(input);
  const { program, journeyHashes, parameterHash, sendsOf } = compiled;
  let tracer = tracers.get(replication);
  if (!tracer) {
    const decisions = isShared(program) ? (kept(program) ?? (await settle(input, compiled, hooks, replication))) : undefined;
    const rows = new RowTracer(program, replication, decisions, sendsOf?.(replication) ?? null);
    tracer = { program, journeyHashes, parameterHash, log: (row) => rows.log(row) };
  }
  tracers.delete(replication);
  tracers.set(replication, tracer);
  for (const oldest of tracers.keys()) if (tracers.size > READY) tracers.delete(oldest);
  return tracer;
}
