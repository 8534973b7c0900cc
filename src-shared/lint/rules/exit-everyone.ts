import type { Problem } from "../../model/problem.ts";
import { isEveryone } from "../../segments/constant.ts";
import { sentence } from "../../segments/sentence.ts";
import { BitSet } from "../../table/bit-set.ts";
import { isEntry, parsedNodes } from "../graph.ts";
import { subscribers } from "../numbers.ts";
import type { LintRule } from "../rule.ts";

/** Exit criteria that everyone who can enter meets already: they leave at the second at which they come. */
export const exitEveryone: LintRule = {
  finds: { "exit-everyone": { severity: "warning", about: "Everyone who can enter meets the exit criteria already, and leaves at once." } },
  onData: true,
  check: ({ journey, graph, data, flow }): Problem[] => {
    const { exitWhen } = journey;
    if (!exitWhen) return [];
    const problem = (whom: string): Problem[] => [
      {
        id: "exit-everyone",
        severity: "warning",
        message: `${whom}: whoever enters leaves at once.`,
        fix: "Ask for something that comes about on the way, or take the exit criteria away.",
        repair: { label: "Take them away", edits: [{ path: ["exitWhen"], value: null }] },
        path: "exitWhen",
      },
    ];
    if (isEveryone(exitWhen)) return problem("The exit criteria have no rules and mean everyone");
    if (!data || !flow?.isFixed(exitWhen)) return [];
    const rows = flow.rows(exitWhen);
    const entering = new BitSet(data.base.rows);
    for (const node of parsedNodes(graph)) if (isEntry(node)) entering.or(flow.at(node.node.id)?.rows ?? entering);
    const total = entering.count();
    if (!rows || total === 0 || entering.andNot(rows).count() > 0) return [];
    return problem(`All ${subscribers(total)} who can enter meet the exit criteria already (${sentence(exitWhen)})`);
  },
};
