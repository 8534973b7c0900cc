import type { Problem } from "../../model/problem.ts";
import { takeOut } from "../../model/repairs.ts";
import { isEntry, isRemarkNode, nameOf } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Two ways out of one outlet, of which a subscriber could take only one; a way into an entry, which nobody takes; and ways to and from notes and frames. */
export const edges: LintRule = {
  finds: {
    "two-edges": { severity: "error", about: "Two edges leave by one outlet; a subscriber can take only one." },
    "edge-into-entry": { severity: "error", about: "An edge leads into an entry, where subscribers come in by its rules alone." },
    "edge-at-remark": { severity: "error", about: "An edge leads to or from a note or a frame." },
  },
  check: ({ journey, graph }) => {
    const taken = new Set<string>();
    return journey.edges.flatMap((edge, at): Problem[] => {
      const problems: Problem[] = [];
      const remark = [graph.get(edge.from), graph.get(edge.to)].find((node) => node && isRemarkNode(node));
      if (remark)
        return [
          {
            id: "edge-at-remark",
            severity: "error",
            message: `An edge ${edge.from === remark.node.id ? "leaves" : "leads into"} ${nameOf(remark)}, which is only there to be read.`,
            fix: "Delete the edge.",
            ...takeOut("edge", edge.id),
            node: remark.node.id,
            edge: edge.id,
            path: `edges[${at}]`,
          },
        ];
      const outlet = JSON.stringify([edge.from, edge.outlet]);
      const from = graph.get(edge.from);
      const to = graph.get(edge.to);
      if (from && taken.has(outlet))
        problems.push({
          id: "two-edges",
          severity: "error",
          message: `Two edges leave ${nameOf(from)} by "${edge.outlet}"; a subscriber can take only one.`,
          fix: "Delete one of them, or put a Split or Random split between.",
          ...takeOut("edge", edge.id),
          node: edge.from,
          edge: edge.id,
          path: `edges[${at}]`,
        });
      taken.add(outlet);
      if (to && isEntry(to))
        problems.push({
          id: "edge-into-entry",
          severity: "error",
          message: `An edge leads into ${nameOf(to)}; subscribers enter there by its rules and by no edge.`,
          fix: "Lead the edge to the node after it.",
          ...takeOut("edge", edge.id),
          node: edge.to,
          edge: edge.id,
          path: `edges[${at}].to`,
        });
      return problems;
    });
  },
};
