import type { ArmCounts } from "../counts.ts";
import type { Program } from "../program.ts";
import { philox4x32 } from "../random/philox.ts";
import { purposes, streamOf } from "../random/streams.ts";
import { holdsFor } from "./conditions.ts";
import { beginEntries, beginScans } from "./entries.ts";
import { beginEvents } from "./events.ts";
import { end } from "./exits.ts";
import { armOf } from "./experiments.ts";
import { gate } from "./gate.ts";
import { Run } from "./run.ts";
import { update } from "./updates.ts";
import { listen, wait } from "./waits.ts";
import { leave, shareOf } from "./walk.ts";
import { type Instance, rowIn, type Subscriber, subscriberOf } from "./world.ts";

/** What a run of the interpreter tells: everything that happened to everyone, in the total order, and what the log does not say. */
export interface ReferenceRun extends Pick<Run, "log" | "pending" | "twins" | "charges"> {
  /** By experiment and arm. */
  arms: ArmCounts[][];
}

/** What an instance does at the node to which it has come. */
function act(run: Run, instance: Instance): void {
  const { op } = run.nodeOf(instance);
  switch (op.op) {
    case "entry":
      leave(run, instance, 0);
      break;
    case "end":
      end(run, instance, op.reason);
      break;
    case "branch": {
      const first = op.conditions.findIndex((condition) => holdsFor(run, condition, instance));
      leave(run, instance, first === -1 ? op.conditions.length : first);
      break;
    }
    case "share":
      leave(run, instance, shareOf(run, instance, op.stream, op.thresholds));
      break;
    case "experiment":
      leave(run, instance, armOf(run, instance, op));
      break;
    case "wait":
      wait(run, instance, op.wait);
      break;
    case "update":
      update(run, instance, op.update);
      break;
    case "listen":
      listen(run, instance, op.listen);
      break;
    case "send":
      instance.tries = 0;
      gate(run, instance, op.send, null);
      break;
  }
}

/** The subscriber of a row, with its place in the total order and the number that decides about hold-outs. */
function arrivalOf(run: Run, row: number): Subscriber {
  const { subscribers, seedLow, seedHigh } = run.program;
  const key = { high: subscribers.high[row] as number, low: subscribers.low[row] as number };
  const words = new Uint32Array(4);
  philox4x32(words, key.high, key.low, streamOf("", purposes.order), 0, seedLow, seedHigh);
  const holdOut = run.block({ key }, streamOf("", purposes.holdOut), 0)[0] as number;
  return subscriberOf(run.program, row, { high: words[0] as number, low: words[1] as number }, holdOut);
}

/**
 * The slow and obvious interpreter of the dry run's rules: one queue for everyone, plain objects, the total order of section 3.
 * It is the judge of the fast engine, with which it shares random numbers, zones, resolved parameters and sets of rows.
 */
export function interpret(program: Program, replication = 0): ReferenceRun {
  const run = new Run(program, replication, act);
  const { rows, sample } = program.subscribers;
  const canEnterLater = program.triggers.length > 0 || program.scans.length > 0;
  for (let row = 0; row < rows; row++) {
    if (sample && !rowIn(sample, row)) continue;
    const subscriber = arrivalOf(run, row);
    if (!beginEntries(run, subscriber) && !canEnterLater) continue;
    beginEvents(run, subscriber);
    beginScans(run, subscriber);
  }
  run.happen();
  const { log, pending, twins, charges, experiments } = run;
  return { log, pending, twins, charges, arms: experiments.map(({ arms }) => arms) };
}
