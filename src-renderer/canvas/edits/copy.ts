import type { JourneyEdge, JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import type { Point } from "./add.ts";
import { moveNodes } from "./change.ts";
import { freshIds, refusal } from "./graph.ts";

/** Nodes and the edges between them, as copied. */
export interface Clip {
  format: "throughline.clip";
  nodes: readonly JourneyNode[];
  edges: readonly JourneyEdge[];
}

/** The nodes of these ids and the edges between them. */
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
  const fresh = freshIds(records);
  const ids = new Map(clip.nodes.map(({ id, kind }) => [id, fresh(kind)]));
  const nodes = new Map(records.nodes);
  const places = new Map<string, Point>();
  for (const node of clip.nodes) {
    const id = ids.get(node.id) ?? node.id;
    places.set(id, { x: node.position.x + offset.x, y: node.position.y + offset.y });
    const { config, ...rest } = structuredClone(node);
    nodes.set(id, { ...rest, id, config: renamed(config, ids) as Record<string, unknown> } as JourneyNode);
  }
  const edges = new Map(records.edges);
  // No edge of the journey begins at a node that is new to it, so that only the clip's own edges can be at an outlet already.
  const alone = { ...records, nodes, edges: new Map<string, JourneyEdge>() };
  const taken = new Set<string>();
  for (const edge of clip.edges) {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
    const outlet = JSON.stringify([from, edge.outlet]);
    if (from === undefined || to === undefined || taken.has(outlet) || refusal(alone, from, edge.outlet, to) !== null) continue;
    taken.add(outlet);
    const id = fresh("edge");
    edges.set(id, { ...structuredClone(edge), id, from, to });
  }
  return { records: moveNodes({ ...records, nodes, edges }, places), nodes: [...ids.values()] };
}
