import type { Problem } from "../../model/problem.ts";
import { isEveryone, isNobody } from "../../segments/constant.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Branches that take everyone, so that what stands after them gets nobody; and branches that take nobody, whatever the data. */
export const branches: LintRule = {
  finds: {
    "branch-takes-everyone": {
      severity: "warning",
      about: "A branch of a split has no rules, so that nobody is left for what stands after it.",
    },
    "branch-takes-nobody": { severity: "warning", about: 'A branch of a split is an empty "any", which nobody matches.' },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      if (op.op !== "branch") return [];
      const place = (at: number) => ({ node: node.node.id, path: `${node.path}.config.branches[${at}].segment` });
      const label = (outlet: string) => node.parsed.outlets.find(({ id }) => id === outlet)?.label ?? outlet;
      return op.branches.flatMap(({ outlet, segment }, at): Problem[] => {
        if (isEveryone(segment))
          return [
            {
              id: "branch-takes-everyone",
              severity: "warning",
              message: `The branch "${label(outlet)}" of ${nameOf(node)} has no rules and takes everyone, so that nobody is left for ${at + 1 < op.branches.length ? "the branches after it" : "else"}.`,
              fix: "Give the branch rules, or delete the split.",
              ...place(at),
            },
          ];
        return isNobody(segment)
          ? [
              {
                id: "branch-takes-nobody",
                severity: "warning",
                message: `The branch "${label(outlet)}" of ${nameOf(node)} is an empty "any" and takes nobody.`,
                fix: "Give the branch rules, or delete it.",
                ...(op.branches.length > 1
                  ? { repair: { label: "Delete the branch", edits: [{ node: node.node.id, path: ["config", "branches", at] }] } }
                  : {}),
                ...place(at),
              },
            ]
          : [];
      });
    }),
};
