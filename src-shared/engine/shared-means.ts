import type { ExperimentResult, PoolResult, Results } from "../model/results.ts";

type Shared = Pick<Results, "pools" | "experiments" | "budget">;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Counts are means; a wait, or a share of the served, is that of everyone served in any replication. */
function poolMeans(pools: readonly PoolResult[]): PoolResult {
  const first = pools[0] as PoolResult;
  const of = (pick: (pool: PoolResult) => number) => mean(pools.map(pick));
  const served = of((pool) => pool.served);
  const ofServed = (pick: (pool: PoolResult) => number) => (served === 0 ? 0 : of((pool) => pick(pool) * pool.served) / served);
  return {
    ...{ asked: of((pool) => pool.asked), served, notServed: of((pool) => pool.notServed) },
    ...{ left: of((pool) => pool.left), waiting: of((pool) => pool.waiting), servedAtOnce: of((pool) => pool.servedAtOnce) },
    meanWaitSeconds: ofServed((pool) => pool.meanWaitSeconds),
    longestWaitSeconds: of((pool) => pool.longestWaitSeconds),
    servedWithin: first.servedWithin.map(({ seconds }, at) => ({ seconds, share: ofServed((pool) => pool.servedWithin[at]?.share ?? 0) })),
    days: first.days.map(({ day }, at) => ({
      day,
      asked: of((pool) => pool.days[at]?.asked ?? 0),
      served: of((pool) => pool.days[at]?.served ?? 0),
      queue: of((pool) => pool.days[at]?.queue ?? 0),
    })),
  };
}

/** Arms are means; the decision is that of the first replication. */
function experimentMeans(experiments: readonly ExperimentResult[]): ExperimentResult {
  const first = experiments[0] as ExperimentResult;
  const of = (arm: string, what: "entered" | "succeeded") => mean(experiments.map(({ arms }) => arms[arm]?.[what] ?? 0));
  const arms = Object.keys(first.arms).map((arm) => [arm, { entered: of(arm, "entered"), succeeded: of(arm, "succeeded") }]);
  return { ...first, arms: Object.fromEntries(arms) };
}

function each<T>(records: readonly (Record<string, T> | undefined)[], join: (values: readonly T[]) => T): Record<string, T> | undefined {
  const [first] = records;
  if (!first) return undefined;
  return Object.fromEntries(Object.keys(first).map((id) => [id, join(records.map((record) => record?.[id] as T))]));
}

/**
 * What pools, experiments and the budget came to over replications, in their order; each replication has the same of them. The moment from
 * which a budget refuses is the earliest of all.
 */
export function sharedMeans(replications: readonly Shared[]): Shared {
  const pools = each(
    replications.map((one) => one.pools),
    poolMeans,
  );
  const experiments = each(
    replications.map((one) => one.experiments),
    experimentMeans,
  );
  const budgets = replications.flatMap(({ budget }) => budget ?? []);
  const refused = budgets.flatMap(({ refusedFrom }) => refusedFrom ?? []).sort();
  return {
    ...(pools ? { pools } : {}),
    ...(experiments ? { experiments } : {}),
    ...(budgets[0]
      ? {
          budget: {
            total: budgets[0].total,
            committed: cents(mean(budgets.map(({ committed }) => committed))),
            refusedFrom: refused[0] ?? null,
          },
        }
      : {}),
  };
}
