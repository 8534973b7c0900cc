import type { JourneyEdge, JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import type { Point } from "./add.ts";
import { moveNodes } from "./change.ts";
import { freshId, refusal, withEdge, withNode } from "./graph.ts";

/** Nodes and the edges between them, as copied. */
export interface Clip {
  format: "throughline.clip";
  nodes: readonly JourneyNode[];
  edges: readonly JourneyEdge[];
}

export function clipOf(records: Records, ids: ReadonlySet<string>): Clip {
  return {
    format: "throughline.clip",
    nodes: [...records.nodes.values()].filter(({ id }) => ids.has(id)),
    edges: [...records.edges.values()].filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

/** Settings in which rules on the responses to copied nodes name the copies. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, ids));
  if (typeof value !== "object" || value === null) return value;
  const isRule = "field" in value && value.field === "node";
  const entries = Object.entries(value).map(([name, member]) => {
    const copy = isRule && name === "value" && typeof member === "string" ? ids.get(member) : undefined;
    return [name, copy ?? renamed(member, ids)];
  });
  return Object.fromEntries(entries);
}

/** Adds the clip's nodes, moved by an offset, under new ids and with those inner edges that could be drawn here. */
export function paste(records: Records, clip: Clip, offset: Point): { records: Records; nodes: string[] } {
  const ids = new Map<string, string>();
  const places = new Map<string, Point>();
  let next = records;
  for (const node of clip.nodes) {
    const id = freshId(next, node.kind);
    ids.set(node.id, id);
    places.set(id, { x: node.position.x + offset.x, y: node.position.y + offset.y });
    next = withNode(next, { ...structuredClone(node), id });
  }
  for (const id of ids.values()) {
    const node = next.nodes.get(id);
    if (node) next = withNode(next, { ...node, config: renamed(node.config, ids) as Record<string, unknown> });
  }
  for (const edge of clip.edges) {
    const from = ids.get(edge.from);
    const to = ids.get(edge.to);
    if (from && to && refusal(next, from, edge.outlet, to) === null)
      next = withEdge(next, { ...structuredClone(edge), id: freshId(next, "edge"), from, to });
  }
  return { records: moveNodes(next, places), nodes: [...ids.values()] };
}
