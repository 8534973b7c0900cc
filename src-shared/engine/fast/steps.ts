import type { Program, ProgramNode, Send } from "../program.ts";
import { type Sight, type Test, testOf } from "./conditions.ts";
import type { Layout } from "./layout.ts";

/** A node with what its steps look up, so that nothing is searched for while subscribers run. */
export interface Step {
  node: ProgramNode;
  /** First of the node's counts. */
  counts: number;
  stage: number;
  send: Send | null;
  /** One for each branch of a split but `else`. */
  tests: Test[];
}

export function stepsOf(program: Program, layout: Layout, sight: Sight): Step[] {
  return program.nodes.map((node, index) => ({
    node,
    counts: layout.nodes + index * layout.stride,
    stage: node.stage,
    send: node.op.op === "send" ? node.op.send : null,
    tests: node.op.op === "branch" ? node.op.conditions.map((condition) => testOf(program, condition, sight)) : [],
  }));
}
