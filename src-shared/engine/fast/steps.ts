import type { Program, ProgramNode, Send } from "../program.ts";
import { type InstanceResponses, type Sight, type Test, testOf } from "./conditions.ts";
import type { Layout } from "./layout.ts";

/** A node with what its steps look up, so that nothing is searched for while subscribers run. */
export interface Step {
  node: ProgramNode;
  journey: number;
  /** First of the node's counts. */
  counts: number;
  stage: number;
  send: Send | null;
  targets: readonly number[];
  /** One for each branch of a split but `else`. */
  tests: Test[];
  /** By node: 1 for this one. */
  own: number[];
}

export function stepsOf(program: Program, layout: Layout, sight: Sight): Step[] {
  return program.nodes.map((node, index) => ({
    node,
    journey: node.journey,
    counts: layout.nodes + index * layout.stride,
    stage: node.stage,
    send: node.op.op === "send" ? node.op.send : null,
    targets: node.targets,
    tests: node.op.op === "branch" ? node.op.conditions.map((condition) => testOf(program, condition, sight)) : [],
    own: program.nodes.map((_, other) => (other === index ? 1 : 0)),
  }));
}

/** The first branch whose rules hold; the number of branches where none do. */
export function branchOf(tests: readonly Test[], row: number, now: number, responses: InstanceResponses): number {
  for (let i = 0; i < tests.length; i++) if ((tests[i] as Test)(row, now, responses)) return i;
  return tests.length;
}

/** The share that a random word falls into. */
export function shareOf(thresholds: readonly number[], word: number): number {
  let share = 0;
  while (share < thresholds.length && word >= (thresholds[share] as number)) share++;
  return share;
}
