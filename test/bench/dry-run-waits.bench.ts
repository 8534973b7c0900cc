import type { Benchmark, Budget, Table } from "./benchmark.ts";
import { figure, median, plural, spread, thousands } from "./figures.ts";
import { type Case, caseOf } from "./measure/case.ts";
import { runOurs, runWaits } from "./measure/processes.ts";
import { settingsOf } from "./settings.ts";

/** The first run of a process whose base is loaded, with as many workers as the product chooses, and later runs of the same process. */
async function firstNumbers(sizes: readonly [subscribers: number, budgetMs: number][], rounds: number): Promise<Table> {
  const budgets: Budget[] = [];
  const rows: string[][] = [];
  for (const [subscribers, atMost] of sizes) {
    const [cold, warm]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const { runMs } = await runOurs(caseOf({ subscribers, workers: null, runs: 4, edited: true }));
      cold.push(runMs[0] as number);
      warm.push(median(runMs.slice(1)));
    }
    rows.push([thousands(subscribers), spread(cold), spread(warm)]);
    budgets.push({
      ...{ what: `first numbers, ${thousands(subscribers)} subscribers`, reached: median(cold), atMost, unit: "ms", kind: "budget" },
    });
  }
  const columns = ["subscribers", "first run of a process, ms", "after an edit, ms"];
  return { title: "First numbers, whole base", columns, rows, notes: [`${plural(rounds, "process", "processes")} each.`], budgets };
}

/** Runs of a journey that is edited before each, against runs of one that stays. */
async function edits(subscribers: number, runs: number): Promise<Table> {
  const rows: string[][] = [];
  const budgets: Budget[] = [];
  for (const copies of [1, 8]) {
    const choice: Partial<Case> = { subscribers, workers: null, copies, runs };
    const [edited, steady] = [await runOurs(caseOf({ ...choice, edited: true })), await runOurs(caseOf(choice))];
    const [after, still] = [edited, steady].map(({ runMs }) => runMs.slice(1)) as [number[], number[]];
    const ratio = median(after) / median(still);
    rows.push([String(6 + 6 * copies), spread(after), spread(still), figure(ratio)]);
    budgets.push({ what: `answer after an edit, ${6 + 6 * copies} nodes`, reached: ratio, atMost: 1.1, unit: "×", kind: "prototype" });
  }
  const columns = ["nodes", "edited before each run, ms", "never edited, ms", "ratio"];
  return { title: `Answers after an edit, ${thousands(subscribers)} subscribers`, columns, rows, notes: [], budgets };
}

async function cancelling(sizes: readonly [subscribers: number, workers: number | null][], runs: number): Promise<Table> {
  const rows: string[][] = [];
  const budgets: Budget[] = [];
  for (const [subscribers, workers] of sizes) {
    const { ms, missed } = await runWaits({ ...caseOf({ subscribers, workers, runs }), job: "cancel" });
    const where = workers === null ? "no worker" : plural(workers, "worker");
    rows.push([thousands(subscribers), where, ms.length === 0 ? "" : spread(ms), String(missed)]);
    budgets.push({
      ...{ what: `longest wait for a cancelled run, ${thousands(subscribers)}, ${where}`, atMost: 200, unit: "ms", kind: "budget" },
      ...(ms.length === 0 ? { reached: null, why: "every run was over before" } : { reached: Math.max(...ms) }),
    });
  }
  return { title: "Cancelling", columns: ["subscribers", "on", "ms", "over before"], rows, notes: [], budgets };
}

async function tracing(sizes: readonly number[], traces: number, compared: number): Promise<Table> {
  const rows: string[][] = [];
  let last = Number.NaN;
  for (const subscribers of sizes) {
    const { ms } = await runWaits({ ...caseOf({ subscribers, runs: traces }), job: "trace" });
    last = median(ms.slice(1));
    rows.push([thousands(subscribers), figure(ms[0] as number), spread(ms.slice(1))]);
  }
  const { missed } = await runWaits({ ...caseOf({ subscribers: compared }), job: "compare" });
  if (missed > 0) throw new Error(`The traces of ${compared} subscribers and their run differ by ${missed} messages.`);
  return {
    title: "Trace of one subscriber",
    columns: ["subscribers of the run", "first trace, ms", "later ones, ms"],
    rows,
    notes: [`The journey is compiled for each trace. The traces of ${thousands(compared)} subscribers add up to what their run sent.`],
    budgets: [
      { what: `trace, ${thousands(sizes.at(-1) as number)} subscribers`, reached: last * 1000, atMost: 10, unit: "µs", kind: "prototype" },
      { what: "messages by which traces and run differ", reached: missed, atMost: 0, unit: "", kind: "budget" },
    ],
  };
}

/** How long somebody waits for first numbers, for a cancelled run to stop, and for a trace. */
export const bench: Benchmark = async (options) => {
  const { smoke, sizes, rounds } = settingsOf(options);
  const large = sizes.at(-1) as number;
  if (smoke)
    return [
      ...[await firstNumbers([[large, 300]], 1), await edits(large, 2)],
      ...[await cancelling([[20_000, null]], 1), await tracing([large], 3, 20)],
    ];
  return [
    await firstNumbers(
      [
        [12_000, 300],
        [100_000, 1_000],
      ],
      rounds,
    ),
    await edits(10_000, 9),
    await cancelling(
      [
        [20_000, null],
        [large, 1],
        [large, 2],
      ],
      6,
    ),
    await tracing(sizes, 12, 500),
  ];
};
