import { type Finding, findingsOf } from "../lib/issues.ts";
import type { Journey, JourneyEdge, JourneyNode } from "../model/journey.ts";
import { nodeKinds } from "../nodes/index.ts";
import type { NodeKind, Outlet } from "../nodes/kind.ts";
import type { Op } from "../nodes/op.ts";

/** A node with what its kind makes of its settings. */
export interface GraphNode {
  node: JourneyNode;
  /** Path of the node in the document, `nodes[2]`. */
  path: string;
  /** Undefined when this version does not know the kind. */
  kind: NodeKind | undefined;
  /** Parsed settings, outlets and operation; undefined when the kind is unknown or the settings are wrong. */
  parsed: { config: unknown; outlets: readonly Outlet[]; op: Op } | undefined;
  /** What is wrong with the settings. */
  findings: readonly Finding[];
  out: readonly JourneyEdge[];
  in: readonly JourneyEdge[];
}

/** The journey's nodes by id, in document order; of nodes that share an id, the first. */
export type Graph = ReadonlyMap<string, GraphNode>;

type Parsed = Pick<GraphNode, "parsed" | "findings">;

/** What kinds made of settings; these never change in place, so that a node is parsed once for as long as it is the same. */
const known = new WeakMap<object, { kind: NodeKind; made: Parsed }>();

function parsedNode(node: JourneyNode, kind: NodeKind | undefined): Parsed {
  const before = known.get(node.config);
  if (before && before.kind === kind) return before.made;
  const made = parse(node, kind);
  if (kind) known.set(node.config, { kind, made });
  return made;
}

function parse(node: JourneyNode, kind: NodeKind | undefined): Parsed {
  if (!kind) return { parsed: undefined, findings: [] };
  const result = kind.config.safeParse(node.config);
  if (!result.success) return { parsed: undefined, findings: findingsOf(result.error) };
  return { parsed: { config: result.data, outlets: kind.outlets(result.data), op: kind.compile(result.data) }, findings: [] };
}

/** The journey as lint reads it: each node with its parsed settings, or why they do not fit, and the edges by both ends. */
export function graphOf(journey: Journey): Graph {
  const out = Map.groupBy(journey.edges, ({ from }) => from);
  const into = Map.groupBy(journey.edges, ({ to }) => to);
  const graph = new Map<string, GraphNode>();
  for (const [at, node] of journey.nodes.entries()) {
    if (graph.has(node.id)) continue;
    const kind = nodeKinds.get(node.kind);
    graph.set(node.id, {
      node,
      path: `nodes[${at}]`,
      kind,
      ...parsedNode(node, kind),
      out: out.get(node.id) ?? [],
      in: into.get(node.id) ?? [],
    });
  }
  return graph;
}

/** Nodes of the graph whose settings are right, with their operation. */
export function parsedNodes(graph: Graph): (GraphNode & { parsed: NonNullable<GraphNode["parsed"]> })[] {
  return [...graph.values()].filter((node): node is GraphNode & { parsed: NonNullable<GraphNode["parsed"]> } => node.parsed !== undefined);
}

export const isEntry = ({ parsed }: GraphNode): boolean => parsed?.op.op === "entry";

/** A note or frame, which nobody comes to. */
export const isRemarkNode = ({ kind }: GraphNode): boolean => kind?.group === "remark";

/** Ids of the nodes that subscribers can come to, entries included. */
export const reachable = (graph: Graph): ReadonlySet<string> =>
  reachableFrom(
    graph,
    [...graph.values()].filter(isEntry).map(({ node }) => node.id),
  );

/** Ids of nodes and of all that ways lead to from them. */
export function reachableFrom(graph: Graph, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    const node = graph.get(id);
    if (!node) continue;
    seen.add(id);
    open.push(...node.out.map(({ to }) => to));
  }
  return seen;
}

/** A node's name in a sentence: its label, or its kind. */
export const nameOf = ({ node, kind }: GraphNode): string => `"${node.label || kind?.label || node.kind}"`;
