import type { Results } from "../model/results.ts";
import { type Compiled, compileRun } from "./compile/index.ts";
import type { Found } from "./found.ts";
import type { EngineInput } from "./options.ts";
import { PassRunner } from "./pass.ts";
import { reconcile } from "./reconcile.ts";
import { resultsOf } from "./results.ts";
import { type Solved, Solver } from "./solve.ts";
import { Summary } from "./summary.ts";

/** Results of one replication for one of the run's journeys, checked: they reconcile, and no limit is exceeded. */
export function checkedResults(input: EngineInput, compiled: Compiled, solved: Solved, journey = 0): Results {
  reconcile(compiled.program, solved.counts);
  return resultsOf(input, compiled, solved, journey);
}

/** Settles one replication here and now, on this thread. */
export function solveHere(compiled: Pick<Compiled, "program" | "sendsOf">, replication: number): Solved {
  const { program } = compiled;
  const errands = new Solver(compiled).solve(replication);
  let runner: PassRunner | undefined;
  let found: Found | undefined;
  for (;;) {
    const step = errands.next(found);
    if (step.done) return step.value;
    if (!step.value) continue;
    const { pass, rows } = step.value;
    if (runner) runner.begin(pass);
    else runner = new PassRunner(program, pass);
    if (rows) for (const row of rows) runner.run(row);
    else for (let row = 0; row < program.subscribers.rows; ) row = runner.runBlock(row, program.subscribers.rows);
    found = runner.found();
  }
}

/** Runs every replication here and now, without workers: for small bases and for tests. */
export function runHere(input: EngineInput): Results {
  const compiled = compileRun(input);
  const summary = new Summary();
  for (let replication = 0; replication < input.options.replications; replication++)
    summary.add(checkedResults(input, compiled, solveHere(compiled, replication)));
  return summary.results();
}
