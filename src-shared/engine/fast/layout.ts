import type { JourneyCounts, NodeCounts, PoolCounts, RunCounts } from "../counts.ts";
import type { Program } from "../program.ts";
import { dayBounds } from "../time/days.ts";
import { exitReasons, notEnteredReasons, skipReasons, stageNumbers, waitBounds } from "../words.ts";

/** Where each count of a replication lies in one flat array of doubles, which add up across workers. */
export interface Layout {
  size: number;
  stages: number;
  /** First count of node 0; `stride` counts a node. */
  nodes: number;
  stride: number;
  /** First of the counts per day: `DAY_NODE` of each node, and one for each outlet, which the kernel keeps for itself; then the next day's. */
  dayNodes: number;
  dayStride: number;
  /** Counts per day and pool, each `days * pools.length`. */
  dayAsked: number;
  dayServed: number;
  dayGone: number;
  days: number;
  /** By pool: first of its counts, and of its working periods'. */
  pools: number[];
  periods: number[];
  /** By experiment: first arm's subscribers; those who succeeded come after all arms' subscribers. */
  arms: number[];
  /** By budget: what is committed, in `BUDGET_BUCKETS` stretches of the run. */
  budgets: number[];
}

/** Counts of a journey, from its first: journey `j` begins at `j * JOURNEY`. */
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
export const REFERRALS = 11;
export const NOT_ENTERED = 12;
export const JOURNEY = NOT_ENTERED + notEnteredReasons.length;

/** Counts of a node, from its first. Who entered it, what it sent and what it paid are the sums of its days. */
export const NODE_WAITING = 0;
export const NODE_HELD = 1;
export const NODE_RETRIED = 2;
export const NODE_SKIPPED = 3;
export const NODE_RESPONSES = NODE_SKIPPED + skipReasons.length;
export const NODE_EXITED = NODE_RESPONSES + stageNumbers.length;
/** After the exit reasons comes the one of a goal or exit node. */
export const NODE_LEFT = NODE_EXITED + exitReasons.length + 1;

/** Counts of a node on a day, from their first. */
export const DAY_ENTERED = 0;
export const DAY_SENT = 1;
export const DAY_PAID = 2;
export const DAY_NODE = 3;

/** Counts of a pool, from its first. */
export const ASKED = 0;
export const SERVED = 1;
export const NOT_SERVED = 2;
export const LEFT_QUEUE = 3;
export const IN_QUEUE = 4;
export const AT_ONCE = 5;
export const WAITED = 6;
export const WITHIN = 7;
const POOL = WITHIN + waitBounds.length;

/** Into so many stretches of equal length a run is cut to find the moment at which a budget is used up. */
export const BUDGET_BUCKETS = 4096;

/** The layout of a program's counts: the same for everyone who works on it. */
export function layoutOfProgram(program: Program): Layout {
  const zone = program.zones[program.journeyZone];
  if (!zone) throw new Error("the program has no zone");
  return layoutOf(program, dayBounds(zone, program.start, program.end).length - 1);
}

export function layoutOf(program: Program, days: number): Layout {
  const nodeCount = program.nodes.length;
  const outlets = Math.max(1, ...program.nodes.map((node) => node.outlets.length));
  const stride = NODE_LEFT + outlets;
  const dayStride = nodeCount * DAY_NODE + program.nodes.reduce((sum, { targets }) => sum + targets.length, 0);
  let size = program.journeys.length * JOURNEY;
  const take = (length: number) => {
    size += length;
    return size - length;
  };
  return {
    stages: take(program.stages.length),
    nodes: take(stride * nodeCount),
    stride,
    dayNodes: take(days * dayStride),
    dayStride,
    dayAsked: take(days * program.pools.length),
    dayServed: take(days * program.pools.length),
    dayGone: take(days * program.pools.length),
    days,
    pools: program.pools.map(() => take(POOL)),
    periods: program.pools.map(({ opens }) => take(opens.length)),
    arms: program.experiments.map(({ arms }) => take(2 * arms)),
    budgets: program.budgets.map(() => take(BUDGET_BUCKETS)),
    size,
  };
}

/** The flat array as counts by name. */
export function countsOf(program: Program, layout: Layout, flat: Float64Array): RunCounts {
  const slice = (from: number, length: number) => [...flat.subarray(from, from + length)];
  const at = (index: number) => flat[index] as number;
  const poolCount = program.pools.length;
  const onDay = (count: number, day: number, node: number) => at(layout.dayNodes + day * layout.dayStride + node * DAY_NODE + count);
  const ofNodes = (count: number, day: number) => program.nodes.map((_, node) => onDay(count, day, node));
  const overDays = (count: number, node: number): number => {
    let sum = 0;
    for (let day = 0; day < layout.days; day++) sum += onDay(count, day, node);
    return sum;
  };
  return {
    journeys: program.journeys.map((_, index): JourneyCounts => {
      const base = index * JOURNEY;
      return {
        matched: at(base + MATCHED),
        entered: at(base + ENTERED),
        control: at(base + CONTROL),
        completed: at(base + COMPLETED),
        inProgress: at(base + IN_PROGRESS),
        pending: at(base + PENDING),
        baseline: at(base + BASELINE),
        baselineAttributed: at(base + BASELINE_ATTRIBUTED),
        churned: at(base + CHURNED),
        twinConverted: at(base + TWIN_CONVERTED),
        twinChurned: at(base + TWIN_CHURNED),
        referrals: at(base + REFERRALS),
        notEntered: slice(base + NOT_ENTERED, notEnteredReasons.length),
      };
    }),
    stages: slice(layout.stages, program.stages.length),
    nodes: program.nodes.map((node, index): NodeCounts => {
      const base = layout.nodes + index * layout.stride;
      return {
        entered: overDays(DAY_ENTERED, index),
        waiting: at(base + NODE_WAITING),
        held: at(base + NODE_HELD),
        sent: overDays(DAY_SENT, index),
        paid: overDays(DAY_PAID, index),
        retried: at(base + NODE_RETRIED),
        skipped: slice(base + NODE_SKIPPED, skipReasons.length),
        responses: slice(base + NODE_RESPONSES, stageNumbers.length),
        exited: slice(base + NODE_EXITED, exitReasons.length + 1),
        left: slice(base + NODE_LEFT, node.outlets.length),
      };
    }),
    days: Array.from({ length: layout.days }, (_, day) => ({
      entered: ofNodes(DAY_ENTERED, day),
      sent: ofNodes(DAY_SENT, day),
      paid: ofNodes(DAY_PAID, day),
      asked: slice(layout.dayAsked + day * poolCount, poolCount),
      served: slice(layout.dayServed + day * poolCount, poolCount),
      gone: slice(layout.dayGone + day * poolCount, poolCount),
    })),
    pools: program.pools.map(({ opens }, index): PoolCounts => {
      const base = layout.pools[index] as number;
      return {
        asked: at(base + ASKED),
        served: at(base + SERVED),
        notServed: at(base + NOT_SERVED),
        left: at(base + LEFT_QUEUE),
        waiting: at(base + IN_QUEUE),
        servedAtOnce: at(base + AT_ONCE),
        waited: at(base + WAITED),
        within: slice(base + WITHIN, waitBounds.length),
        periods: slice(layout.periods[index] as number, opens.length),
      };
    }),
    experiments: program.experiments.map(({ arms }, index) => {
      const base = layout.arms[index] as number;
      return Array.from({ length: arms }, (_, arm) => ({ entered: at(base + arm), succeeded: at(base + arms + arm) }));
    }),
    committed: program.budgets.map((_, index) => {
      const base = layout.budgets[index] as number;
      return flat.subarray(base, base + BUDGET_BUCKETS).reduce((sum, amount) => sum + amount, 0);
    }),
  };
}
