import { takeOut } from "../../model/repairs.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

const reasons: Readonly<Record<string, string>> = {
  entry: "everyone who enters leaves at once",
  wait: "subscribers wait there for nothing",
  branch: "the split makes no difference",
  share: "the split makes no difference",
  experiment: "the experiment makes no difference",
};

/**
 * Nodes that do something only for what follows, and nothing follows. A missing edge elsewhere means: leave, completed; a
 * message may well be the last node.
 */
export const deadEnd: LintRule = {
  finds: {
    "dead-end": { severity: "warning", about: "Nothing follows a node that does something only for what follows." },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node) => {
      const why = reasons[node.parsed.op.op];
      return why === undefined || node.out.length > 0
        ? []
        : [
            {
              id: "dead-end",
              severity: "warning",
              message: `Nothing follows ${nameOf(node)}: ${why}.`,
              fix: "Lead an edge from it to what comes next, or delete it.",
              ...takeOut("node", node.node.id),
              node: node.node.id,
              path: node.path,
            },
          ];
    }),
};
