import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/problem.ts";
import { meant, takeOut } from "../../model/repairs.ts";
import { kindNames } from "../../nodes/index.ts";
import { type Graph, isRemarkNode, nameOf } from "../graph.ts";
import type { LintRule } from "../rule.ts";

function repeated(list: readonly { id: string }[], what: "node" | "edge"): Problem[] {
  const seen = new Set<string>();
  return list.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        id: "repeated-id",
        severity: "error" as const,
        message: `Two ${what}s have the id "${id}".`,
        fix: "Give each an id of its own.",
        [what]: id,
        path: `${what}s[${at}].id`,
      },
    ];
  });
}

function nodeProblems(graph: Graph): Problem[] {
  return [...graph.values()].flatMap(({ node, kind, path, findings }): Problem[] => {
    if (kind)
      return findings.map((finding) => ({
        id: "wrong-settings",
        severity: "error",
        message: `${finding.message[0]?.toUpperCase()}${finding.message.slice(1)}.`,
        fix: "Correct it in the inspector.",
        node: node.id,
        path: `${path}.config${finding.path ? `.${finding.path}` : ""}`,
      }));
    const name = nearest(node.kind, kindNames);
    return [
      {
        id: "unknown-kind",
        severity: "error",
        message: `This version knows no node of the kind "${node.kind}".`,
        fix: name ? `Did you mean ${name}?` : `Use one of ${kindNames.join(", ")}.`,
        ...meant(name, { node: node.id, path: ["kind"] }),
        node: node.id,
        path: `${path}.kind`,
      },
    ];
  });
}

/** A document that does not hang together: repeated ids, unknown kinds, settings that do not fit, edges that lead from or to nothing. */
export const structure: LintRule = {
  finds: {
    "repeated-id": { severity: "error", about: "Two nodes or edges have one id." },
    "unknown-kind": { severity: "error", about: "This version does not know the kind of a node." },
    "wrong-settings": { severity: "error", about: "The settings of a node do not fit its kind." },
    "loose-edge": { severity: "error", about: "An edge starts or ends at a node that is not there." },
    "unknown-outlet": { severity: "error", about: "An edge leaves by an outlet that its node does not have." },
  },
  check: ({ journey, graph }) => [
    ...repeated(journey.nodes, "node"),
    ...repeated(journey.edges, "edge"),
    ...nodeProblems(graph),
    ...journey.edges.flatMap((edge, at): Problem[] => {
      const from = graph.get(edge.from);
      for (const end of ["from", "to"] as const) {
        if (!graph.has(edge[end]))
          return [
            {
              id: "loose-edge",
              severity: "error",
              message: `An edge ${end === "from" ? "starts" : "ends"} at "${edge[end]}", which is no node.`,
              fix: "Delete the edge, or lead it to a node.",
              ...takeOut("edge", edge.id),
              edge: edge.id,
              path: `edges[${at}].${end}`,
            },
          ];
      }
      if (!from?.parsed || isRemarkNode(from) || from.parsed.outlets.some(({ id }) => id === edge.outlet)) return [];
      const outlets = from.parsed.outlets.map(({ id }) => id);
      return [
        {
          id: "unknown-outlet",
          severity: "error",
          message:
            outlets.length === 0
              ? `An edge leaves ${nameOf(from)}, where the journey ends.`
              : `${nameOf(from)} has no outlet "${edge.outlet}".`,
          fix: outlets.length === 0 ? "Delete the edge." : `Lead the edge from one of ${outlets.join(", ")}.`,
          ...takeOut("edge", edge.id),
          node: edge.from,
          edge: edge.id,
          path: `edges[${at}].outlet`,
        },
      ];
    }),
  ],
};
