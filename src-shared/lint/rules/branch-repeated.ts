import type { Problem } from "../../model/problem.ts";
import { isEveryone, isNobody } from "../../segments/constant.ts";
import { segmentKey } from "../../segments/normalise.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Branches with the rules of one before them, which has taken everyone who matches. */
export const branchRepeated: LintRule = {
  finds: {
    "branch-repeated": { severity: "warning", about: "A branch of a split has the rules of one before it, so that nobody is left for it." },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node): Problem[] => {
      const { op, outlets } = node.parsed;
      if (op.op !== "branch") return [];
      const label = (outlet: string) => outlets.find(({ id }) => id === outlet)?.label ?? outlet;
      const first = new Map<string, string>();
      return op.branches.flatMap(({ outlet, segment }, at): Problem[] => {
        if (isEveryone(segment) || isNobody(segment)) return [];
        const key = segmentKey(segment);
        const other = first.get(key);
        if (other === undefined) {
          first.set(key, outlet);
          return [];
        }
        return [
          {
            id: "branch-repeated",
            severity: "warning",
            message: `The branch "${label(outlet)}" of ${nameOf(node)} has the same rules as "${label(other)}" before it, which takes everyone who matches.`,
            fix: "Change its rules, or delete it.",
            repair: { label: "Delete the branch", edits: [{ node: node.node.id, path: ["config", "branches", at] }] },
            node: node.node.id,
            path: `${node.path}.config.branches[${at}].segment`,
          },
        ];
      });
    }),
};
