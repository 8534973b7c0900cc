import type { Problem } from "../../model/problem.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Rule R6.5 of the dry run: the same message is sent to a subscriber once, so a second node with it skips whoever has had it. */
export const repeatedMessage: LintRule = {
  finds: {
    "repeated-message": {
      severity: "warning",
      about: "Two nodes have one message, which a subscriber gets once (rule R6 of the dry run).",
    },
  },
  check: ({ graph }) => {
    const first = new Map<string, string>();
    return parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      if (op.op !== "send" || op.message === "") return [];
      const other = first.get(op.message);
      if (other === undefined) {
        first.set(op.message, nameOf(node));
        return [];
      }
      return [
        {
          id: "repeated-message",
          severity: "warning",
          message: `${nameOf(node)} has the message "${op.message}", as ${other} has: who has had it is skipped here.`,
          fix: "Give the message an id of its own.",
          ...(typeof node.node.config.message === "object"
            ? {
                repair: {
                  label: "Give it an id of its own",
                  edits: [{ node: node.node.id, path: ["config", "message", "id"], value: `${op.message}-${node.node.id}` }],
                },
              }
            : {}),
          node: node.node.id,
          path: `${node.path}.config.message`,
        },
      ];
    });
  },
};
