import type { NodeCounts, RunCounts } from "../counts.ts";
import type { Program } from "../program.ts";
import { dayBounds } from "../time/days.ts";
import { exitReasons, notEnteredReasons, skipReasons, stageNumbers } from "../words.ts";

/** Where each count of a replication lies in one flat array of doubles, which add up across workers. */
export interface Layout {
  size: number;
  notEntered: number;
  stages: number;
  /** First count of node 0; `stride` counts a node. */
  nodes: number;
  stride: number;
  /** Counts per day and node: entered, then sent, then paid, each `days * nodes.length`. */
  dayEntered: number;
  daySent: number;
  dayPaid: number;
  days: number;
}

/** Counts of the journey, at the start of the array. */
export const MATCHED = 0;
export const ENTERED = 1;
export const CONTROL = 2;
export const COMPLETED = 3;
export const IN_PROGRESS = 4;
export const PENDING = 5;
export const BASELINE = 6;
export const BASELINE_ATTRIBUTED = 7;
export const CHURNED = 8;
export const TWIN_CONVERTED = 9;
export const TWIN_CHURNED = 10;
const JOURNEY = 11;

/** Counts of a node, from its first. */
export const NODE_ENTERED = 0;
export const NODE_WAITING = 1;
export const NODE_HELD = 2;
export const NODE_SENT = 3;
export const NODE_PAID = 4;
export const NODE_SKIPPED = 5;
export const NODE_RESPONSES = NODE_SKIPPED + skipReasons.length;
export const NODE_EXITED = NODE_RESPONSES + stageNumbers.length;
/** The exit reason of a goal or exit node. */
export const OWN_REASON = exitReasons.length;
export const NODE_LEFT = NODE_EXITED + exitReasons.length + 1;

/** The layout of a program's counts: the same for everyone who works on it. */
export function layoutOfProgram(program: Program): Layout {
  const zone = program.zones[program.journeyZone];
  if (!zone) throw new Error("the program has no zone");
  return layoutOf(program, dayBounds(zone, program.start, program.end).length - 1);
}

export function layoutOf(program: Program, days: number): Layout {
  const nodeCount = program.nodes.length;
  const outlets = Math.max(1, ...program.nodes.map((node) => node.outlets.length));
  const notEntered = JOURNEY;
  const stages = notEntered + notEnteredReasons.length;
  const nodes = stages + program.stages.length;
  const stride = NODE_LEFT + outlets;
  const dayEntered = nodes + stride * nodeCount;
  const daySent = dayEntered + days * nodeCount;
  const dayPaid = daySent + days * nodeCount;
  return { size: dayPaid + days * nodeCount, notEntered, stages, nodes, stride, dayEntered, daySent, dayPaid, days };
}

/** The flat array as counts by name. */
export function countsOf(program: Program, layout: Layout, flat: Float64Array): RunCounts {
  const slice = (from: number, length: number) => [...flat.subarray(from, from + length)];
  const at = (index: number) => flat[index] as number;
  const nodeCount = program.nodes.length;
  return {
    matched: at(MATCHED),
    entered: at(ENTERED),
    control: at(CONTROL),
    completed: at(COMPLETED),
    inProgress: at(IN_PROGRESS),
    pending: at(PENDING),
    baseline: at(BASELINE),
    baselineAttributed: at(BASELINE_ATTRIBUTED),
    churned: at(CHURNED),
    twinConverted: at(TWIN_CONVERTED),
    twinChurned: at(TWIN_CHURNED),
    notEntered: slice(layout.notEntered, notEnteredReasons.length),
    stages: slice(layout.stages, program.stages.length),
    nodes: program.nodes.map((node, index): NodeCounts => {
      const base = layout.nodes + index * layout.stride;
      return {
        entered: at(base + NODE_ENTERED),
        waiting: at(base + NODE_WAITING),
        held: at(base + NODE_HELD),
        sent: at(base + NODE_SENT),
        paid: at(base + NODE_PAID),
        skipped: slice(base + NODE_SKIPPED, skipReasons.length),
        responses: slice(base + NODE_RESPONSES, stageNumbers.length),
        exited: slice(base + NODE_EXITED, exitReasons.length + 1),
        left: slice(base + NODE_LEFT, node.outlets.length),
      };
    }),
    days: Array.from({ length: layout.days }, (_, day) => ({
      entered: slice(layout.dayEntered + day * nodeCount, nodeCount),
      sent: slice(layout.daySent + day * nodeCount, nodeCount),
      paid: slice(layout.dayPaid + day * nodeCount, nodeCount),
    })),
  };
}
