import type { Journey, JourneyEdge, JourneyNode } from "../../model/journey.ts";
import { nodeKinds } from "../../nodes/index.ts";
import type { NodeKind } from "../../nodes/kind.ts";
import type { Op } from "../../nodes/op.ts";
import { type Refusal, refuse } from "./refuse.ts";

/** A node that some subscriber could come to. */
export interface GraphNode {
  /** Position of its journey in the run, and what its random numbers are salted with. */
  journey: number;
  salt: string;
  node: JourneyNode;
  /** Position in the journey document. */
  at: number;
  kind: NodeKind;
  op: Op;
  outlets: string[];
  /** By outlet: the edge that leaves there, if any. */
  edges: (JourneyEdge | undefined)[];
}

/** Ids of the nodes that an entry leads to, entries included. */
function reachable(journey: Journey): Set<string> {
  const found = new Set(journey.nodes.filter(({ kind }) => nodeKinds.get(kind)?.group === "entry").map(({ id }) => id));
  const open = [...found];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { from, to } of journey.edges) {
      if (from !== id || found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}

function edgeRefusals(journey: Journey, nodes: readonly GraphNode[]): Refusal[] {
  const refusals: Refusal[] = [];
  const entries = new Set(nodes.filter(({ op }) => op.op === "entry").map(({ node }) => node.id));
  const remarks = new Set(journey.nodes.filter(({ kind }) => nodeKinds.get(kind)?.group === "remark").map(({ id }) => id));
  const taken = new Set<string>();
  for (const [at, { from, outlet, to, id }] of journey.edges.entries()) {
    if (!nodes.some(({ node }) => node.id === from)) continue;
    const place = `${from}\0${outlet}`;
    if (taken.has(place))
      refusals.push({
        code: "run-two-edges",
        path: `edges[${at}]`,
        message: `A second edge ("${id}") leaves outlet "${outlet}" of node "${from}".`,
        todo: "Keep one; a split sends subscribers to several places.",
      });
    taken.add(place);
    if (remarks.has(to))
      refusals.push({
        code: "run-edge-into-note",
        path: `edges[${at}].to`,
        message: `Edge "${id}" leads to "${to}", a note or frame on the canvas, where nobody can come.`,
        todo: "Lead it to another node, or delete it.",
      });
    if (entries.has(to))
      refusals.push({
        code: "run-edge-into-entry",
        path: `edges[${at}].to`,
        message: `Edge "${id}" leads into the entry "${to}".`,
        todo: "Lead it to the node after the entry.",
      });
  }
  return refusals;
}

/** The nodes that a run goes through, in the document's order. Throws InputError when there is no entry, or for settings that cannot run. */
export function graphOf(journey: Journey, index = 0): GraphNode[] {
  const wanted = reachable(journey);
  const refusals: Refusal[] = [];
  if (wanted.size === 0)
    refusals.push({
      code: "run-no-entry",
      path: "nodes",
      message: "The journey has no audience, so nobody would enter it.",
      todo: "Add an audience node and connect it.",
    });
  const nodes: GraphNode[] = [];
  for (const [at, node] of journey.nodes.entries()) {
    const kind = nodeKinds.get(node.kind);
    if (!kind || !wanted.has(node.id)) continue;
    const config = kind.config.parse(node.config);
    for (const problem of kind.lint(config))
      if (problem.severity === "error")
        refusals.push({
          code: problem.id,
          path: `nodes[${at}].config${problem.path ? `.${problem.path}` : ""}`,
          message: `${problem.message} (node "${node.id}")`,
          ...(problem.fix ? { todo: problem.fix } : {}),
        });
    const outlets = kind.outlets(config).map(({ id }) => id);
    const edges = outlets.map((outlet) => journey.edges.find((edge) => edge.from === node.id && edge.outlet === outlet));
    const salt = index === 0 ? node.id : `${journey.id}\0${node.id}`;
    nodes.push({ journey: index, salt, node, at, kind, op: kind.compile(config), outlets, edges });
  }
  refuse([...refusals, ...edgeRefusals(journey, nodes)]);
  return nodes;
}
