import type { RunCounts } from "./counts.ts";
import type { Program } from "./program.ts";

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Throws when counts break an equation of section 5 of the dry run's rules. That is a fault of the engine, never of the input. */
export function reconcile(program: Program, counts: RunCounts): void {
  const must = (left: number, right: number, equation: string) => {
    if (left !== right) throw new Error(`The run does not reconcile: ${equation} (${left} and ${right})`);
  };
  must(counts.matched, counts.entered + sum(counts.notEntered), "matched = entered + not entered");
  const exited = sum(counts.nodes.map((node) => sum(node.exited)));
  must(counts.entered, counts.completed + exited + counts.inProgress, "entered = completed + exited + in progress");
  must(counts.inProgress, sum(counts.nodes.map(({ waiting, held }) => waiting + held)), "in progress = waiting + held");
  for (const [index, { id, op }] of program.nodes.entries()) {
    const node = counts.nodes[index];
    if (!node) throw new Error(`The run has no counts of node ${id}`);
    must(
      node.entered,
      sum(node.left) + sum(node.exited) + node.waiting + node.held,
      `node ${id}: entered = left + exited here + waiting + held`,
    );
    if (op.op === "send") must(node.entered, node.sent + sum(node.skipped) + node.held, `node ${id}: reached = sent + skipped + held`);
    if (op.op === "entry") continue;
    const arrived = program.nodes.map(({ targets }, from) =>
      sum(targets.map((target, outlet) => (target === index ? (counts.nodes[from]?.left[outlet] ?? 0) : 0))),
    );
    must(node.entered, sum(arrived), `node ${id}: entered = flow of the edges into it`);
  }
}
