import type { RunCounts } from "./counts.ts";
import type { Program } from "./program.ts";

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Throws when counts break an equation of section 5 of the dry run's rules, or exceed a limit. That is a fault of the engine, never of the input. */
export function reconcile(program: Program, counts: RunCounts): void {
  const must = (left: number, right: number, equation: string) => {
    if (left !== right) throw new Error(`The run does not reconcile: ${equation} (${left} and ${right})`);
  };
  const most = (left: number, right: number, limit: string) => {
    if (left > right) throw new Error(`The run exceeds a limit: ${limit} (${left} and ${right})`);
  };
  for (const [index, journey] of counts.journeys.entries()) {
    const nodes = counts.nodes.filter((_, at) => program.nodes[at]?.journey === index);
    must(journey.matched, journey.entered + sum(journey.notEntered), "matched = entered + not entered");
    const exited = sum(nodes.map((node) => sum(node.exited)));
    must(journey.entered, journey.completed + exited + journey.inProgress, "entered = completed + exited + in progress");
    must(journey.inProgress, sum(nodes.map(({ waiting, held }) => waiting + held)), "in progress = waiting + held");
  }
  for (const [index, { id, op }] of program.nodes.entries()) {
    const node = counts.nodes[index];
    if (!node) throw new Error(`The run has no counts of node ${id}`);
    must(
      node.entered,
      sum(node.left) + sum(node.exited) + node.waiting + node.held,
      `node ${id}: entered = left + exited here + waiting + held`,
    );
    if (op.op === "send")
      must(node.entered + node.retried, node.sent + sum(node.skipped) + node.held, `node ${id}: reached = sent + skipped + held`);
    if (op.op === "entry") continue;
    const arrived = program.nodes.map(({ targets }, from) =>
      sum(targets.map((target, outlet) => (target === index ? (counts.nodes[from]?.left[outlet] ?? 0) : 0))),
    );
    must(node.entered, sum(arrived), `node ${id}: entered = flow of the edges into it`);
  }
  for (const [index, { id, perPeriod }] of program.pools.entries()) {
    const pool = counts.pools[index];
    if (!pool) throw new Error(`The run has no counts of pool ${id}`);
    must(pool.asked, pool.served + pool.notServed + pool.left + pool.waiting, `pool ${id}: asked = served + not served + left + waiting`);
    if (perPeriod >= 0) most(Math.max(0, ...pool.periods), perPeriod, `pool ${id}: served in a working period`);
  }
  for (const [index, { total }] of program.budgets.entries()) most(counts.committed[index] ?? 0, total, "budget: reserved by messages");
}
