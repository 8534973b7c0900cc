import type { Benchmark, Budget, Table } from "./benchmark.ts";
import { figure, fromSize, median, megabytes, plural, seconds, spread, thousands } from "./figures.ts";
import { caseOf, type PeerCase } from "./measure/case.ts";
import { runOurs, runPeer, simPyMissing, type Whole } from "./measure/processes.ts";
import type { ChildReport } from "./measure/report.ts";
import { agreementOf, WORST_Z, worstOf } from "./peers/agreement.ts";
import { type Settings, settingsOf } from "./settings.ts";

type Peer = PeerCase["engine"];
const DAYS = 90;

/** Subscribers that a peer runs with where it is not to run whole: some seconds' worth. */
const peerSizes: Record<Peer, number> = { heap: 100_000, simjs: 50_000, SimPy: 20_000 };
const peerNames: Record<Peer, string> = { heap: "event heap with objects", simjs: "sim.js 2.0.3", SimPy: "SimPy" };

/** Measured processes of one engine at one number of subscribers. */
interface Contender {
  name: string;
  subscribers: number;
  run: () => Promise<Whole<ChildReport>>;
  outcomes: Whole<ChildReport>[];
}

/** Whole and inner time had the process run `size` subscribers: what its start takes stays, the rest grows in proportion. */
function scaled({ subscribers, outcomes }: Contender, size: number): { wall: number; run: number } {
  const run = (median(outcomes.map((one) => median(one.runMs))) * size) / subscribers;
  return { wall: median(outcomes.map((one) => one.wallMs - median(one.runMs))) + run, run };
}

const ourContender = (subscribers: number, workers: number): Contender => ({
  ...{ name: `Throughline, ${plural(workers, "worker")}`, subscribers, outcomes: [] },
  run: () => runOurs(caseOf({ subscribers, workers, days: DAYS })),
});

const peerContender = (engine: Peer, subscribers: number): Contender => ({
  ...{ name: peerNames[engine], subscribers, outcomes: [] },
  run: () => runPeer({ engine, subscribers, days: DAYS, runs: 1, seeded: false }),
});

/** Every contender once to warm the machine up, then all of them in turn, round by round. */
async function interleave(contenders: readonly Contender[], { rounds, smoke }: Settings): Promise<void> {
  if (!smoke) {
    for (const contender of contenders.filter(({ subscribers }) => subscribers <= 100_000)) await contender.run();
    // Where none of these is so small: compiled modules are there for everyone alike.
    await runOurs(caseOf({ subscribers: 1000, workers: 2, days: DAYS }));
    await runPeer({ engine: "heap", subscribers: 1000, days: DAYS, runs: 1, seeded: false });
  }
  for (let round = 0; round < rounds; round++) for (const contender of contenders) contender.outcomes.push(await contender.run());
}

function row(contender: Contender, size: number, ours: number): string[] {
  const { name, subscribers, outcomes } = contender;
  const of = (value: (one: Whole<ChildReport>) => number) => outcomes.map(value);
  const { wall, run } = scaled(contender, size);
  return [
    name,
    thousands(subscribers),
    spread(of(({ wallMs }) => seconds(wallMs))),
    spread(of(({ runMs }) => seconds(median(runMs)))),
    figure(median(of(({ cpuMs }) => seconds(cpuMs)))),
    megabytes(median(of(({ peakBytes }) => peakBytes))),
    figure((run * 1000) / size),
    `${figure(seconds(wall))}${size === subscribers ? "" : " *"}`,
    figure(wall / ours),
  ];
}

/** Runs in one process, so that the code is warm: the median of all but the first, in milliseconds. */
async function warmRun(subscribers: number, runs: number): Promise<number> {
  const { runMs } = await runOurs(caseOf({ subscribers, workers: 1, days: DAYS, runs }));
  return median(runMs.slice(1));
}

const wholeBudgets: Record<Peer, number> = { SimPy: 300, simjs: 130, heap: 50 };
/** Warm, one thread, at 100,000 and at 1,000,000 subscribers. */
const warmGates: Record<Peer, [number | null, number]> = { SimPy: [400, 800], heap: [80, 140], simjs: [null, 350] };

function budgetsOf(size: number, ours: number, warm: number, peers: ReadonlyMap<Peer, Contender>, missing: string | undefined): Budget[] {
  return (Object.keys(wholeBudgets) as Peer[]).flatMap((peer): Budget[] => {
    const contender = peers.get(peer);
    const at = contender && scaled(contender, size);
    const common = { unit: "×" as const, ...(at ? {} : { why: missing ?? "the peer was not run" }) };
    const gate = warmGates[peer][size >= 1_000_000 ? 1 : 0];
    const whole: Budget = {
      ...common,
      ...{ what: `${peerNames[peer]} against 2 workers, whole processes, ${thousands(size)}`, reached: at ? at.wall / ours : null },
      ...{ atLeast: wholeBudgets[peer], kind: "budget" },
    };
    const large = fromSize(1_000_000, size, whole);
    if (gate === null) return [large];
    const inner: Budget = {
      ...common,
      ...{ what: `${peerNames[peer]} against one warm thread, ${thousands(size)}`, reached: at ? at.run / warm : null },
      ...{ atLeast: gate, kind: "prototype" },
    };
    return [large, inner];
  });
}

/** The contenders at one number of subscribers; peers that run with equally many at several are the same. */
interface Field {
  size: number;
  ours: readonly [Contender, Contender];
  others: ReadonlyMap<Peer, Contender>;
}

function fieldsOf({ sizes, wholePeers }: Settings, peers: readonly Peer[]): Field[] {
  const made = new Map<string, Contender>();
  const contenderOf = (peer: Peer, size: number): Contender => {
    const subscribers = wholePeers ? size : Math.min(peerSizes[peer], size);
    const key = `${peer} ${subscribers}`;
    const contender = made.get(key) ?? peerContender(peer, subscribers);
    made.set(key, contender);
    return contender;
  };
  return sizes.map((size) => ({
    size,
    ours: [ourContender(size, 1), ourContender(size, 2)],
    others: new Map(peers.map((peer) => [peer, contenderOf(peer, size)])),
  }));
}

async function speedTable({ size, ours, others }: Field, settings: Settings, missing: string | undefined): Promise<Table> {
  const { wall } = scaled(ours[1], size);
  const warm = await warmRun(size, settings.warmRuns);
  const isScaled = [...others.values()].some(({ subscribers }) => subscribers !== size);
  return {
    title: `Dry run and peers, ${thousands(size)} subscribers, ${DAYS} days`,
    columns: [
      "engine",
      "ran",
      "whole, s",
      "run alone, s",
      "CPU, s",
      "peak MB",
      "µs a subscriber",
      `whole at ${thousands(size)}, s`,
      "ratio",
    ],
    rows: [...ours, ...others.values()].map((contender) => row(contender, size, wall)),
    notes: [
      `Medians of ${plural(settings.rounds, "round")} (least – most) in turn. One warm thread of ours, without the process's start: ${figure(seconds(warm))} s. Every Node process finds its modules compiled by the one before.`,
      ...(isScaled
        ? [
            "\\* The run is scaled in proportion to the subscribers, which flatters a peer whose cost grows faster; without `BENCH_PEERS=scaled` it is measured.",
          ]
        : []),
      ...(missing === undefined ? [] : [`SimPy was not run: ${missing}.`]),
    ],
    budgets: budgetsOf(size, wall, warm, others, missing),
  };
}

async function speedTables(settings: Settings, peers: readonly Peer[], missing: string | undefined): Promise<Table[]> {
  const fields = fieldsOf(settings, peers);
  await interleave([...new Set(fields.flatMap(({ ours, others }) => [...ours, ...others.values()]))], settings);
  const tables: Table[] = [];
  for (const field of fields) tables.push(await speedTable(field, settings, missing));
  return tables;
}

/** Ten runs of each engine with fixed random numbers of its own, compared count by count. */
async function agreementTable({ smoke }: Settings, peers: readonly Peer[]): Promise<Table> {
  const [subscribers, runs] = [smoke ? 600 : 6_000, 10];
  const ours = await runOurs(caseOf({ subscribers, workers: 1, days: DAYS, runs }));
  const rows: (string | number)[][] = [];
  const budgets: Budget[] = [];
  for (const engine of peers) {
    const { counts } = await runPeer({ engine, subscribers, days: DAYS, runs, seeded: true });
    const agreements = agreementOf(ours.counts, counts);
    const worst = worstOf(agreements);
    if (smoke && !(Math.abs(worst.z) <= WORST_Z))
      throw new Error(`${peerNames[engine]} does not count as the dry run does: ${JSON.stringify(worst)}`);
    rows.push([peerNames[engine], agreements.length, figure(worst.z), worst.name, figure(worst.ours), figure(worst.theirs)]);
    budgets.push({
      ...{ what: `largest difference of a count in standard errors, ${peerNames[engine]}`, reached: Math.abs(worst.z) },
      ...{ atMost: WORST_Z, unit: "", kind: "budget" },
    });
  }
  return {
    title: `Do they count the same? ${thousands(subscribers)} subscribers, ${runs} runs each`,
    columns: ["peer", "counts compared", "worst z", "of", "ours", "theirs"],
    rows,
    notes: [],
    budgets,
  };
}

/** Whole processes of the dry run beside engines that do the same journey by other means. */
export const bench: Benchmark = async (options) => {
  const settings = settingsOf(options);
  const missing = settings.smoke ? "the smoke run does without" : simPyMissing();
  const peers: Peer[] = ["heap", "simjs", ...(missing === undefined ? (["SimPy"] as const) : [])];
  return [...(await speedTables(settings, peers, missing)), await agreementTable(settings, peers)];
};
