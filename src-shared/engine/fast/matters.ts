import type { Condition, Program } from "../program.ts";
import { stageNumbers } from "../words.ts";

const always = ["converted", "optedOut", "complained"] as const;

/** By node, response stages as bits: those of which the program's behaviour depends on when they happen, beyond their count. */
export function stagesThatMatter(program: Program): number[] {
  const { nodes, journeys, experiments, world, referral } = program;
  const bits = nodes.map(() => 0);
  const mark = (stage: number, counts: (node: number) => boolean = () => true): void => {
    for (const node of bits.keys()) if (counts(node)) bits[node] = (bits[node] as number) | (1 << stage);
  };
  const markOf = (condition: Condition): void => {
    if (condition.kind === "responses") mark(condition.stage, (node) => condition.nodes[node] === 1);
    else if ("parts" in condition) condition.parts.forEach(markOf);
  };
  for (const [at, { op }] of nodes.entries()) {
    if (op.op === "branch") op.conditions.forEach(markOf);
    if (op.op === "listen" && op.listen.event < 0) mark(op.listen.stage, (node) => op.listen.nodes[node] === 1);
    if (op.op === "send" && op.send.retry) mark(op.send.retry.stage, (node) => node === at);
  }
  for (const { metric } of experiments) mark(metric);
  for (const stage of world?.churn || referral ? always : always.slice(1)) mark(stageNumbers.indexOf(stage));
  for (const { goalStage } of journeys) if (goalStage >= 0) mark(goalStage);
  // Rules by which subscribers leave are looked at whenever they respond.
  if (journeys.some(({ exitWhen }) => exitWhen !== null)) for (const stage of stageNumbers.keys()) mark(stage);
  return bits;
}

/** Every stage of every node, where all that happens is told. */
export const allStages = (program: Program): number[] => program.nodes.map(() => (1 << stageNumbers.length) - 1);
