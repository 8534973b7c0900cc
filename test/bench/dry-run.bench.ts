import { compileRun, interpret, Machine, tally } from "../../src-shared/engine/index.ts";
import { plainBase } from "../../src-shared/engine/testing/base.ts";
import { testInput, testJourney } from "../../src-shared/engine/testing/run.ts";
import type { Benchmark } from "./benchmark.ts";

/** One row of a benchmark: how many subscribers a second, and against what. */
export interface DryRunBench {
  subscribers: number;
  visits: number;
  fastPerSecond: number;
  referencePerSecond: number;
  /** How many times as many subscribers a second the fast engine runs. */
  ratio: number;
}

/** Twelve nodes: a welcome, then an offer by email, text and call, up to sixteen times over ninety days. */
const journey = testJourney(
  [
    { id: "in", kind: "audience", stage: "awareness", config: { segment: { all: [] } } },
    { id: "welcome", kind: "email", stage: "awareness" },
    { id: "pause", kind: "wait", config: { for: { hours: 72 } } },
    { id: "offer", kind: "email", stage: "consideration" },
    { id: "week", kind: "wait", config: { until: { weekdays: ["Tue"], time: "10:00" } } },
    {
      id: "opened",
      kind: "split",
      config: { branches: [{ id: "yes", segment: { event: "opened", withinDays: 7, where: { field: "node", op: "=", value: "offer" } } }] },
    },
    { id: "text", kind: "sms", stage: "consideration" },
    { id: "day", kind: "wait", config: { for: { calendarDays: 1 } } },
    {
      id: "share",
      kind: "random-split",
      config: {
        shares: [
          { id: "again", percent: 92 },
          { id: "call", percent: 8 },
        ],
      },
    },
    { id: "ring", kind: "call", stage: "acquisition" },
    { id: "rest", kind: "wait", config: { for: { hours: 24 } } },
    { id: "done", kind: "exit", config: { reason: "done" } },
  ],
  [
    ...["in -> welcome", "welcome -> pause", "pause -> offer", "offer -> week", "week -> opened"],
    ...[
      "opened:yes -> text",
      "opened:else -> day",
      "text -> day",
      "day -> share",
      "share:again -> rest",
      "rest -> offer",
      "share:call -> ring",
      "ring -> done",
    ],
  ],
  { exitWhen: { event: "opted-out" }, settings: { quietHours: { from: "21:00", to: "08:00" } } },
);

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function seconds(run: () => void): number {
  const from = performance.now();
  run();
  return (performance.now() - from) / 1000;
}

/** Both engines over the same journey, the reference over fewer subscribers; rounds alternate, and medians count. */
export function benchDryRun(options: { subscribers?: number; referenceSubscribers?: number; rounds?: number } = {}): DryRunBench {
  const { subscribers = 50_000, referenceSubscribers = 1_000, rounds = 5 } = options;
  const { program } = compileRun(testInput(journey, plainBase(subscribers), {}, { workspaceZone: "America/New_York" }));
  const few = compileRun(testInput(journey, plainBase(referenceSubscribers), {}, { workspaceZone: "America/New_York" })).program;
  const machine = new Machine(program);
  const fast: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    machine.ledger.flat.fill(0);
    const quick = seconds(() => {
      for (let row = 0; row < subscribers; row++) machine.run(row, 0);
    });
    const slow = seconds(() => tally(few, interpret(few)));
    // The first round warms up.
    if (round === 0) continue;
    fast.push(quick / subscribers);
    reference.push(slow / referenceSubscribers);
  }
  const { nodes, stride } = machine.layout;
  const visits = program.nodes.reduce((sum, _, at) => sum + (machine.ledger.flat[nodes + at * stride] ?? 0), 0);
  const fastPerSecond = 1 / median(fast);
  const referencePerSecond = 1 / median(reference);
  return { subscribers, visits, fastPerSecond, referencePerSecond, ratio: fastPerSecond / referencePerSecond };
}

const whole = (n: number): number => Math.round(n);

/** The fast engine beside the reference interpreter, the naive heap of objects that it is judged by. */
export const bench: Benchmark = async ({ smoke }) => {
  const figures = benchDryRun(smoke ? { subscribers: 500, referenceSubscribers: 50, rounds: 1 } : {});
  const { subscribers, visits, fastPerSecond, referencePerSecond, ratio } = figures;
  return [
    {
      title: `Dry run, one thread, ${subscribers} subscribers, ${(visits / subscribers).toFixed(1)} node visits each`,
      columns: ["engine", "subscribers/s", "node visits/s", "ratio"],
      rows: [
        ["fast", whole(fastPerSecond), whole((fastPerSecond * visits) / subscribers), Number(ratio.toFixed(1))],
        ["reference", whole(referencePerSecond), whole((referencePerSecond * visits) / subscribers), 1],
      ],
      notes: ["The reference runs over fewer subscribers of the same journey; both count the same."],
    },
  ];
};
