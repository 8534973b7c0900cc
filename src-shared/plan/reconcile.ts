import { sumOf } from "../lib/numbers.ts";
import type { Journey } from "../model/journey.ts";
import type { Results } from "../model/results.ts";
import { nodeKinds } from "../nodes/index.ts";
import { nodeLabel, nodeResult } from "./run.ts";

/** One node's account: `entered = left + exited + waiting + held`, and on a message node how many were sent and skipped. */
export interface NodeAccount {
  id: string;
  label: string;
  kind: string;
  icon: string;
  stage: string;
  /** True for nodes that send. */
  sends: boolean;
  entered: number;
  left: number;
  exited: number;
  waiting: number;
  held: number;
  sent: number;
  skipped: number;
  /** Further tries of a message. */
  retried: number;
  converted: number;
  cost: number;
  /** Entered minus all that became of them; 0 when the account is right. */
  difference: number;
}

/** Binary dust of means over replications is no difference. */
const dust = (value: number) => (Math.abs(value) < 1e-6 ? 0 : value);

/** The account of every node, in the order of the journey's document. */
export function nodeAccounts(journey: Journey, results: Results): NodeAccount[] {
  return journey.nodes.map((node) => {
    const counts = nodeResult(results, node.id);
    const kind = nodeKinds.get(node.kind);
    const left = sumOf(counts.left);
    const exited = sumOf(counts.exitedHere);
    return {
      id: node.id,
      label: nodeLabel(node),
      kind: kind?.label ?? node.kind,
      icon: kind?.icon ?? "",
      stage: node.stage ?? "",
      sends: kind?.channel !== undefined,
      entered: counts.entered,
      left,
      exited,
      waiting: counts.waiting,
      held: counts.held,
      sent: counts.sent,
      skipped: sumOf(counts.skipped),
      retried: counts.retried ?? 0,
      converted: counts.converted,
      cost: counts.cost,
      difference: dust(counts.entered - left - exited - counts.waiting - counts.held),
    };
  });
}

/** The journey's two accounts: `matched = entered + not entered` and `entered = completed + exited + in progress`; 0 when right. */
export function journeyDifferences({ journey }: Results): { entry: number; outcome: number } {
  return {
    entry: dust(journey.matched - journey.entered - sumOf(journey.notEntered)),
    outcome: dust(journey.entered - journey.completed - sumOf(journey.exited) - journey.inProgress),
  };
}

/** What became of those who entered, largest first; without those of whom there are none. */
export function exitRows({ journey }: Results): { reason: string; count: number }[] {
  return [
    ...Object.entries(journey.exited).map(([reason, count]) => ({ reason, count })),
    { reason: "completed", count: journey.completed },
    { reason: "in-progress", count: journey.inProgress },
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
