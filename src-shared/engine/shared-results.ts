import { dateTimeText } from "../lib/civil.ts";
import type { ExperimentResult, PoolResult, Results } from "../model/results.ts";
import type { ArmCounts, PoolCounts, RunCounts } from "./counts.ts";
import type { Decisions, Verdict } from "./decisions.ts";
import type { Program, ProgramExperiment } from "./program.ts";
import { waitBounds } from "./words.ts";

function poolResult(counts: PoolCounts, index: number, days: RunCounts["days"], longest: number): PoolResult {
  const { asked, served, notServed, left, waiting, servedAtOnce, waited, within } = counts;
  let queue = 0;
  return {
    ...{ asked, served, notServed, left, waiting, servedAtOnce },
    meanWaitSeconds: served === 0 ? 0 : waited / served,
    longestWaitSeconds: longest,
    servedWithin: waitBounds.map((seconds, at) => ({ seconds, share: served === 0 ? 0 : (within[at] ?? 0) / served })),
    days: days.map((day, at) => {
      queue += (day.asked[index] ?? 0) - (day.served[index] ?? 0) - (day.gone[index] ?? 0);
      return { day: at, asked: day.asked[index] ?? 0, served: day.served[index] ?? 0, queue };
    }),
  };
}

function whyOf(verdict: Verdict | null, arms: readonly ArmCounts[]): ExperimentResult["why"] {
  if (!verdict) return arms.some(({ entered }) => entered > 0) ? "not-decided-yet" : "nobody-came";
  return verdict.winner >= 0 ? "winner" : "below-minimum";
}

function experimentResult(
  program: Program,
  { node }: ProgramExperiment,
  verdict: Verdict | null,
  arms: readonly ArmCounts[],
): ExperimentResult {
  const outlets = program.nodes[node]?.outlets ?? [];
  return {
    decidedAt: verdict ? `${dateTimeText(verdict.at)}Z` : null,
    winner: verdict && verdict.winner >= 0 ? (outlets[verdict.winner] ?? null) : null,
    why: whyOf(verdict, arms),
    arms: Object.fromEntries(outlets.map((outlet, arm) => [outlet, arms[arm] ?? { entered: 0, succeeded: 0 }])),
  };
}

/** Millionths, a whole number, rounded once, half up, to hundredths of the currency. */
export const money = (micro: number): number => Math.floor((micro + 5_000) / 10_000) / 100;

/** What became of the pools, experiments and the budget of one of the run's journeys; nothing where it has none. */
export function sharedResults(
  program: Program,
  counts: RunCounts,
  decisions: Decisions,
  longest: readonly number[],
  journey: number,
): Pick<Results, "pools" | "experiments" | "budget"> {
  const used = new Set(program.nodes.flatMap(({ op, ...node }) => (op.op === "send" && node.journey === journey ? [op.send.pool] : [])));
  const pools = program.pools.flatMap(({ id }, at) =>
    used.has(at) ? [[id, poolResult(counts.pools[at] as PoolCounts, at, counts.days, longest[at] ?? 0)] as const] : [],
  );
  const experiments = program.experiments.flatMap((experiment, at) => {
    const node = program.nodes[experiment.node];
    if (node?.journey !== journey) return [];
    return [[node.id, experimentResult(program, experiment, decisions.experiments[at] ?? null, counts.experiments[at] ?? [])] as const];
  });
  const own = program.journeys[journey]?.budget ?? -1;
  const budget = program.budgets[own];
  const refused = (decisions.budgets[own] ?? []).flatMap((last) => (last ? [last[0] as number] : []));
  return {
    ...(pools.length > 0 ? { pools: Object.fromEntries(pools) } : {}),
    ...(experiments.length > 0 ? { experiments: Object.fromEntries(experiments) } : {}),
    ...(budget
      ? {
          budget: {
            total: money(budget.total),
            committed: money(counts.committed[own] ?? 0),
            refusedFrom: refused.length === 0 ? null : `${dateTimeText(Math.min(...refused))}Z`,
          },
        }
      : {}),
  };
}
