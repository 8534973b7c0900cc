import type { JourneyEdge, JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { takesEdges, viewOf } from "../nodes/view.ts";

/** The records with a node added, or in place of the one of its id. */
export const withNode = (records: Records, node: JourneyNode): Records => ({
  ...records,
  nodes: new Map(records.nodes).set(node.id, node),
});
/** The records with an edge added, or in place of the one of its id. */
export const withEdge = (records: Records, edge: JourneyEdge): Records => ({
  ...records,
  edges: new Map(records.edges).set(edge.id, edge),
});

/** The edge that leaves by an outlet; undefined where none does. */
export function edgeAt(records: Records, from: string, outlet: string): JourneyEdge | undefined {
  for (const edge of records.edges.values()) if (edge.from === from && edge.outlet === outlet) return edge;
  return undefined;
}

/** Edges that leave a node, in the order of the file. */
export function edgesFrom(records: Records, id: string): JourneyEdge[] {
  return [...records.edges.values()].filter((edge) => edge.from === id);
}

/** Edges that lead to a node, in the order of the file. */
export function edgesTo(records: Records, id: string): JourneyEdge[] {
  return [...records.edges.values()].filter((edge) => edge.to === id);
}

/** The first outlet of a node that no edge leaves from. */
export function freeOutlet(records: Records, id: string): string | undefined {
  const node = records.nodes.get(id);
  return node && viewOf(node).outlets.find((outlet) => !edgeAt(records, id, outlet.id))?.id;
}

/** Whether anything can lead on from a node. */
export function canLead(records: Records, id: string): boolean {
  const node = records.nodes.get(id);
  return node !== undefined && viewOf(node).outlets.length > 0;
}

/** An id that no node or edge of the journey has: the prefix and the lowest free number. */
export const freshId = (records: Records, prefix: string): string => freshIds(records)(prefix);

/** Gives ids that neither the journey nor an earlier call has; many ids cost as much as they are numbers apart. */
export function freshIds(records: Records): (prefix: string) => string {
  const last = new Map<string, number>();
  return (prefix) => {
    for (let at = (last.get(prefix) ?? 0) + 1; ; at++) {
      const id = `${prefix}-${at}`;
      if (records.nodes.has(id) || records.edges.has(id)) continue;
      last.set(prefix, at);
      return id;
    }
  };
}

/** Why an edge may not be drawn, in a sentence; null when it may. `except` is an edge being moved. */
export function refusal(records: Records, from: string, outlet: string, to: string, except?: string): string | null {
  const source = records.nodes.get(from);
  const target = records.nodes.get(to);
  if (!source || !target) return "There is no such node.";
  if (from === to) return "A node cannot lead to itself.";
  if (!takesEdges(target)) return viewOf(target).remark ? "Nobody comes to a note or frame." : "Nothing leads into an entry.";
  if (viewOf(source).remark) return "Nobody leaves a note or frame.";
  if (!viewOf(source).outlets.some(({ id }) => id === outlet)) return "The journey ends here.";
  const taken = edgeAt(records, from, outlet);
  return taken && taken.id !== except ? "This outlet is connected already; delete its edge first." : null;
}

/** The records with an edge added; unchanged when it is refused. */
export function connect(records: Records, from: string, outlet: string, to: string): Records {
  if (refusal(records, from, outlet, to) !== null) return records;
  return withEdge(records, { id: freshId(records, "edge"), from, outlet, to });
}

/** Leads an edge elsewhere, keeping its id and what else it holds. */
export function reconnect(records: Records, edgeId: string, from: string, outlet: string, to: string): Records {
  const edge = records.edges.get(edgeId);
  if (!edge || refusal(records, from, outlet, to, edgeId) !== null) return records;
  return withEdge(records, { ...edge, from, outlet, to });
}

/** Drops edges whose node or outlet is gone. */
export function pruneEdges(records: Records): Records {
  const fits = (edge: JourneyEdge) => {
    const source = records.nodes.get(edge.from);
    return source !== undefined && records.nodes.has(edge.to) && viewOf(source).outlets.some(({ id }) => id === edge.outlet);
  };
  const edges = [...records.edges].filter(([, edge]) => fits(edge));
  return edges.length === records.edges.size ? records : { ...records, edges: new Map(edges) };
}
