import { availableParallelism } from "node:os";
import type { Benchmark, Budget, Table } from "./benchmark.ts";
import { figure, fromSize, median, plural, spread, thousands } from "./figures.ts";
import { type Case, caseOf } from "./measure/case.ts";
import { runOurs, type Whole } from "./measure/processes.ts";
import type { OurReport } from "./measure/report.ts";
import { OFFER_COLUMN_BYTES } from "./offer/base.ts";
import { type Settings, settingsOf } from "./settings.ts";

/** One row of a growth table: a case, the median of its warm runs, and the node visits of one run. */
interface Grown {
  label: string;
  report: Whole<OurReport>;
  ms: number;
  visits: number;
}

async function grow(label: string, choice: Partial<Case>, runs: number): Promise<Grown> {
  const report = await runOurs(caseOf({ runs, workers: 1, ...choice }));
  return { label, report, ms: median(report.runMs.slice(1)), visits: report.visits * (choice.replications ?? 1) };
}

const nanoseconds = (ms: number, visits: number): number => (ms * 1e6) / visits;

/** A row, with what the work that it has more than the row before costs. */
function row({ label, report, ms, visits }: Grown, before: Grown | undefined): string[] {
  const more = before && visits > before.visits * 1.5 ? figure(nanoseconds(ms - before.ms, visits - before.visits)) : "";
  return [label, spread(report.runMs.slice(1)), thousands(Math.round(visits)), figure(nanoseconds(ms, visits)), more];
}

const columns = (first: string): string[] => [first, "ms (least – most)", "node visits", "ns a visit", "ns a visit more"];

async function growthTable(
  title: string,
  first: string,
  runs: number,
  cases: readonly [label: string, choice: Partial<Case>][],
): Promise<[Table, Grown[]]> {
  const all: Grown[] = [];
  for (const [label, choice] of cases) all.push(await grow(label, choice, runs));
  return [{ title, columns: columns(first), rows: all.map((one, at) => row(one, all[at - 1])), notes: [] }, all];
}

const perVisit = ({ ms, visits }: Grown): number => nanoseconds(ms, visits);
/** Cost of a visit between the second row and the last, against that between the first and the second. */
function bend(all: readonly Grown[]): number | null {
  const [a, b, c] = all.slice(-3);
  if (!a || !b || !c) return null;
  return (c.ms - b.ms) / (c.visits - b.visits) / ((b.ms - a.ms) / (b.visits - a.visits));
}
const ratio = (what: string, reached: number | null, atMost: number, kind: Budget["kind"]): Budget => ({
  ...{ what, reached, atMost, unit: "×", kind },
  ...(reached === null ? { why: "too few sizes" } : {}),
});

/** Cost by subscribers, days, nodes and replications: a straight line is what is promised. */
async function lines({ smoke, sizes, warmRuns }: Settings): Promise<Table[]> {
  const [small, large] = [sizes[0] as number, sizes.at(-1) as number];
  const counts = (smoke ? [100, 300] : [1_000, 10_000, 100_000, 1_000_000]).filter((count) => count <= large);
  const [bySize, sized] = await growthTable(
    "Growth with subscribers, one worker, 90 days",
    "subscribers",
    warmRuns,
    counts.map((subscribers) => [thousands(subscribers), { subscribers }]),
  );
  const [byDays] = await growthTable(
    `Growth with days, one worker, ${thousands(small)} subscribers`,
    "days",
    warmRuns,
    (smoke ? [30, 90] : [30, 90, 180, 365]).map((days) => [String(days), { subscribers: small, days }]),
  );
  const [byNodes, noded] = await growthTable(
    `Growth with nodes, one worker, ${thousands(small)} subscribers, as many visits`,
    "nodes",
    warmRuns,
    (smoke ? [1, 2] : [1, 2, 4, 8]).map((copies) => [String(6 + 6 * copies), { subscribers: small, copies }]),
  );
  const few = Math.min(small, 10_000);
  const [byReplications, replicated] = await growthTable(
    `Growth with replications, one worker, ${thousands(few)} subscribers`,
    "replications",
    warmRuns,
    (smoke ? [1, 2] : [1, 10, 50]).map((replications) => [String(replications), { subscribers: few, replications }]),
  );
  const [first, last] = [noded[0] as Grown, noded.at(-1) as Grown];
  bySize.notes.push("A run compiles the journey and starts its thread anew, which the last column leaves out.");
  const line = ratio("a visit more at the largest size against the size before", bend(sized), 1.05, "prototype");
  bySize.budgets = [fromSize(1_000_000, large, line)];
  byNodes.budgets = [ratio(`a visit at ${last.label} nodes against ${first.label}`, perVisit(last) / perVisit(first), 1.05, "prototype")];
  byReplications.budgets = [ratio("a visit more at the most replications against before", bend(replicated), 1.05, "prototype")];
  return [bySize, byDays, byNodes, byReplications];
}

/** One worker, two and four: how much faster, and that the results are the same bytes. */
async function workersTable({ smoke, sizes, warmRuns }: Settings): Promise<Table> {
  const subscribers = sizes.at(-1) as number;
  const all: Grown[] = [];
  for (const workers of smoke ? [1, 2] : [1, 2, 3, 4]) all.push(await grow(String(workers), { subscribers, workers }, warmRuns));
  const times = all.map(({ ms }) => ms);
  const digests = new Set(all.map(({ report }) => report.digest));
  if (smoke && digests.size > 1) throw new Error("Results differ with the number of workers.");
  return {
    title: `Workers, ${thousands(subscribers)} subscribers, 90 days, ${availableParallelism()} processors`,
    columns: ["workers", "ms (least – most)", "times as fast as one"],
    rows: all.map(({ label, report }, at) => [label, spread(report.runMs.slice(1)), figure((times[0] as number) / (times[at] as number))]),
    notes: [],
    budgets: [
      { what: "different results", reached: digests.size - 1, atMost: 0, unit: "", kind: "budget" },
      fromSize(500_000, subscribers, {
        ...{ what: "two workers, warm", reached: (times[0] as number) / (times[1] as number), atLeast: 1.6, unit: "×", kind: "budget" },
      }),
    ],
  };
}

/** What a process of one run holds at most, at two sizes: the difference leaves out what does not grow. */
async function memoryTable({ sizes }: Settings): Promise<Table> {
  const large = sizes.at(-1) as number;
  const small = sizes.length > 1 ? (sizes.at(-2) as number) : Math.ceil(large / 10);
  const budgets: Budget[] = [];
  const rows: (string | number)[][] = [];
  for (const workers of [1, 2]) {
    const [less, more] = [await runOurs(caseOf({ subscribers: small, workers })), await runOurs(caseOf({ subscribers: large, workers }))];
    const bytes = (more.peakBytes - less.peakBytes) / (large - small);
    rows.push([workers, figure(less.peakBytes / 1e6), figure(more.peakBytes / 1e6), figure(bytes), figure(bytes - OFFER_COLUMN_BYTES)]);
    const what = `bytes a subscriber beyond the columns, ${plural(workers, "worker")}`;
    const beyond = bytes - OFFER_COLUMN_BYTES;
    budgets.push(fromSize(1_000_000, large, { what, reached: beyond, atMost: 64, unit: "bytes", kind: "budget" }));
  }
  return {
    title: `Memory between ${thousands(small)} and ${thousands(large)} subscribers`,
    columns: ["workers", "peak MB, fewer", "peak MB, more", "bytes a subscriber more", "beyond the columns"],
    rows,
    notes: [`The columns of this base take ${OFFER_COLUMN_BYTES} bytes a subscriber.`],
    budgets,
  };
}

/** How the cost of a dry run grows; each figure is of warm runs in a process of its own, but memory. */
export const bench: Benchmark = async (options) => {
  const settings = settingsOf(options);
  return [...(await lines(settings)), await workersTable(settings), await memoryTable(settings)];
};
