import { InputError } from "../lib/input-error.ts";
import type { Results } from "../model/results.ts";
import { type Compiled, compileRun } from "./compile/index.ts";
import type { RunCounts } from "./counts.ts";
import { countsOf } from "./fast/layout.ts";
import { Machine } from "./fast/machine.ts";
import type { EngineInput } from "./options.ts";
import { reconcile } from "./reconcile.ts";
import { costMicro, resultsOf } from "./results.ts";
import { Summary } from "./summary.ts";

/**
 * Results of one replication's counts, checked: they reconcile, and they stay within the budget. A budget is not yet shared out
 * during the run, so that a run which would exceed it is refused.
 */
export function checkedResults(input: EngineInput, compiled: Compiled, counts: RunCounts): Results {
  reconcile(compiled.program, counts);
  const { budget } = input.journey.settings;
  const micro = costMicro(compiled.program, counts);
  if (budget && micro > BigInt(Math.round(budget.total * 1_000_000))) {
    const spends = (Number(micro) / 1_000_000).toFixed(2);
    throw new InputError("run-over-budget", `The journey would spend ${spends}, more than its budget of ${budget.total.toFixed(2)}.`, {
      where: "settings.budget",
      todo: "Raise the budget, or reach fewer subscribers; this version does not stop messages when a budget is used up.",
    });
  }
  return resultsOf(input, compiled, counts);
}

/** Runs every replication here and now, without workers: for small bases and for tests. */
export function runHere(input: EngineInput): Results {
  const compiled = compileRun(input);
  const machine = new Machine(compiled.program);
  const summary = new Summary();
  for (let replication = 0; replication < input.options.replications; replication++) {
    machine.ledger.flat.fill(0);
    for (let row = 0; row < input.base.rows; row++) machine.run(row, replication);
    summary.add(checkedResults(input, compiled, countsOf(compiled.program, machine.layout, machine.ledger.flat)));
  }
  return summary.results();
}
