import type { Benchmark, Budget, Table } from "./benchmark.ts";
import { figure, fromSize, median, megabytes, plural, seconds, spread, thousands } from "./figures.ts";
import { type Case, caseOf } from "./measure/case.ts";
import { isRefused, runOurs, runUs, type Whole } from "./measure/processes.ts";
import type { OurReport } from "./measure/report.ts";
import { settingsOf } from "./settings.ts";

/** One way to run the peers' journey, and what came of it. */
interface Variant {
  name: string;
  choice: Partial<Case>;
  outcomes: Whole<OurReport>[];
  /** Why the dry run does not simulate it. */
  refused?: string;
}

/** Calls a working day for each million subscribers; about three times as many are asked for on the two days of a week that offers go out. */
const CALLS_PER_MILLION = 600;
const UNREACHED_BUDGET = 1e9;

const variants = (subscribers: number, halfCost: number): Variant[] => {
  const calls = { callsPerDay: Math.max(1, Math.round((subscribers * CALLS_PER_MILLION) / 1e6)) };
  const both = (name: string, choice: Partial<Case>): Variant[] =>
    [1, 2].map((workers) => ({
      name: `${name}, ${plural(workers, "worker")}`,
      choice: { ...choice, workers },
      outcomes: [],
    }));
  return [
    ...both("nothing shared, model off", {}),
    ...both("response model on", { model: "core" }),
    ...both("everything on", { model: "whole", ...calls, budget: UNREACHED_BUDGET }),
    ...both("calls shared by all", calls),
    ...both("budget that never binds", { budget: UNREACHED_BUDGET }),
    ...both("budget that binds", { budget: halfCost }),
  ];
};

function row({ name, outcomes, refused }: Variant, plain: Variant): string[] {
  if (refused !== undefined) return [name, `refused: ${refused}`, "", "", "", "", ""];
  const of = (value: (one: Whole<OurReport>) => number) => outcomes.map(value);
  const inner = of(({ runMs }) => median(runMs));
  return [
    name,
    spread(of(({ wallMs }) => seconds(wallMs))),
    spread(inner.map(seconds)),
    figure(median(of(({ cpuMs }) => seconds(cpuMs)))),
    megabytes(median(of(({ peakBytes }) => peakBytes))),
    figure(median(inner) / median(plain.outcomes.map(({ runMs }) => median(runMs)))),
    figure(median(of(({ cpuMs }) => cpuMs)) / median(plain.outcomes.map(({ cpuMs }) => cpuMs))),
  ];
}

type Measure = "wallMs" | "cpuMs" | "inner";

function measured({ outcomes, refused }: Variant, measure: Measure): number | null {
  if (refused !== undefined) return null;
  return median(outcomes.map((one) => (measure === "inner" ? median(one.runMs) : one[measure])));
}

/** How many variants have other results with two workers than with one; a variant's two come one after the other. */
function differing(all: readonly Variant[]): number {
  const pairs = all.flatMap((one, at) => (at % 2 === 0 ? [[one, all[at + 1] as Variant] as const] : []));
  return pairs.filter(([one, two]) => one.outcomes[0]?.digest !== two.outcomes[0]?.digest).length;
}

/** The table's budgets: the times of one variant against those of another. */
function budgetsOf(all: readonly Variant[]): Budget[] {
  const named = (name: string): Variant => {
    const found = all.find((variant) => variant.name === name);
    if (!found) throw new Error(`There is no variant "${name}".`);
    return found;
  };
  const ratio = (what: string, over: string, under: string, measure: Measure, limit: Partial<Budget>): Budget => {
    const [top, bottom] = [measured(named(over), measure), measured(named(under), measure)];
    const reached = top === null || bottom === null ? null : top / bottom;
    return { what, reached, unit: "×", kind: "budget", ...(reached === null ? { why: "refused" } : {}), ...limit };
  };
  const plain = ["nothing shared, model off, 1 worker", "nothing shared, model off, 2 workers"] as const;
  const whole = measured(named("everything on, 2 workers"), "wallMs");
  const core = measured(named("response model on, 2 workers"), "wallMs");
  const time = (what: string, reached: number | null): Budget => ({
    ...{ what, reached: reached === null ? null : seconds(reached), ...(reached === null ? { why: "refused" } : {}) },
    ...{ atMost: 3, unit: "s", kind: "budget" },
  });
  return [
    time("everything on, 2 workers, whole process", whole),
    time("response model on, 2 workers, whole process", core),
    ratio("calls that few reach against nothing shared, 2 workers", "calls shared by all, 2 workers", plain[1], "inner", { atMost: 1.6 }),
    ratio("the same, 1 worker", "calls shared by all, 1 worker", plain[0], "inner", { atMost: 1.25, kind: "prototype" }),
    ratio("budget that every message asks and that never binds", "budget that never binds, 2 workers", plain[1], "inner", { atMost: 5 }),
    ratio("budget that every message asks and that binds", "budget that binds, 2 workers", plain[1], "inner", { atMost: 5 }),
    ratio("the same, CPU", "budget that binds, 2 workers", plain[1], "cpuMs", { atMost: 5, kind: "prototype" }),
    ratio("1 worker against 2, nothing shared", plain[0], plain[1], "inner", { atLeast: 1.6 }),
    ratio("the same", plain[0], plain[1], "inner", { atLeast: 1.9, kind: "prototype" }),
    ratio("1 worker against 2, calls shared", "calls shared by all, 1 worker", "calls shared by all, 2 workers", "inner", {
      ...{ atLeast: 1.5, kind: "prototype" as const },
    }),
  ];
}

/** Whole processes of the dry run with more and more of its rules on, and with what all subscribers share. */
export const bench: Benchmark = async (options): Promise<Table[]> => {
  const { sizes, rounds } = settingsOf(options);
  const subscribers = sizes.at(-1) as number;
  const { cost } = await runOurs(caseOf({ subscribers, workers: 2 }));
  const all = variants(subscribers, cost / 2);
  for (let round = 0; round < rounds; round++)
    for (const variant of all) {
      if (variant.refused !== undefined) continue;
      const outcome = await runUs(caseOf({ ...variant.choice, subscribers }));
      if (isRefused(outcome)) variant.refused = outcome.refused;
      else variant.outcomes.push(outcome);
    }
  const [one, two] = all as [Variant, Variant];
  const different = differing(all);
  if (options.smoke && different > 0) throw new Error(`Results of ${plural(different, "variant")} differ with the number of workers.`);
  return [
    {
      title: `Rules and shared limits, ${thousands(subscribers)} subscribers, 90 days`,
      columns: ["variant", "whole, s", "run alone, s", "CPU, s", "peak MB", "ratio of runs", "ratio of CPU"],
      rows: all.map((variant) => row(variant, variant.name.endsWith("1 worker") ? one : two)),
      notes: [`Medians of ${plural(rounds, "round")} (least – most) in turn. Ratios are to the first variant with as many workers.`],
      budgets: [
        ...budgetsOf(all).map((budget) => fromSize(1_000_000, subscribers, budget)),
        { what: "variants whose results differ with the number of workers", reached: different, atMost: 0, unit: "", kind: "budget" },
      ],
    },
  ];
};
