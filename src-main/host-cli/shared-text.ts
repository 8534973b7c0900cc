import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { moneyText, percentText } from "../../src-shared/lib/numbers.ts";
import { refusalText } from "../../src-shared/plan/budget.ts";
import { experimentRows } from "../../src-shared/plan/experiments.ts";
import { durationText, poolName } from "../../src-shared/plan/pools.ts";
import { count, table } from "./text.ts";

/** Every pool of a run in a line: how many asked, were served, left and wait, and how long the served waited. */
function poolLines({ journey, results }: SavedRun): string[] {
  const rows = Object.entries(results.pools ?? {}).map(([id, pool]) => [
    poolName(journey, id),
    ...[pool.asked, pool.served, pool.notServed + pool.left, pool.waiting].map(count),
    durationText(pool.meanWaitSeconds),
    durationText(pool.longestWaitSeconds),
  ]);
  return rows.length === 0 ? [] : table(["pool", "asked", "served", "gave up", "waiting", "mean wait", "longest"], rows);
}

/** What subscribers shared in a run: experiments with their winners, pools, and the budget with the moment from which it could not pay, on the clock of `zone`. Of several replications they are means. */
export function sharedLines(run: SavedRun, currency: string, zone: string): string[] {
  const { budget, manifest } = run.results;
  const experiments = experimentRows(run.journey, run.results, zone).map(({ label, verdict, arms }) => {
    const told = arms.map(({ name, entered, succeeded }) => `${name} ${count(succeeded)} of ${count(entered)}`).join(", ");
    return `${label.startsWith("Experiment") ? label : `Experiment ${label}`}: ${verdict} ${told}.`;
  });
  const money = budget && `${moneyText(budget.committed, currency)} of ${moneyText(budget.total, currency)} committed`;
  const share = budget && budget.total > 0 ? ` (${percentText(budget.committed / budget.total)})` : "";
  const paid = budget ? [`Budget: ${money}${share}. ${refusalText(budget, zone, manifest.replications)}`] : [];
  return [...poolLines(run), ...experiments, ...paid];
}
