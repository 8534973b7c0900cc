import { takeOut } from "../../model/repairs.ts";
import { isEntry, isRemarkNode, nameOf, reachable } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Nodes to which no way leads from an entry. The dry run leaves them out. */
export const unreachable: LintRule = {
  finds: {
    unreachable: { severity: "warning", about: "No way leads from an entry to a node." },
  },
  check: ({ graph }) => {
    if (![...graph.values()].some(isEntry)) return [];
    const reached = reachable(graph);
    return [...graph.values()]
      .filter((node) => !reached.has(node.node.id) && node.kind?.group !== "entry" && !isRemarkNode(node))
      .map((node) => ({
        id: "unreachable",
        severity: "warning",
        message: `Nobody can come to ${nameOf(node)}: no way leads to it from an entry.`,
        fix: "Lead an edge to it, or delete it.",
        ...takeOut("node", node.node.id),
        node: node.node.id,
        path: node.path,
      }));
  },
};
