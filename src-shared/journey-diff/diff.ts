import { applyJsonChanges, type JsonChange, jsonChanges, type Step, sameJson } from "../lib/json-diff.ts";
import type { Journey, JourneyEdge, JourneyNode } from "../model/journey.ts";

/** What became of one node or edge. A node may have moved and changed at once. */
export interface ItemChange<Item> {
  id: string;
  before?: Item;
  after?: Item;
  /** Of what is in both: every difference but the place of a node. */
  fields: JsonChange[];
  /** The node lies elsewhere on the canvas. */
  moved: boolean;
}

interface ListDiff<Item> {
  changes: ItemChange<Item>[];
  /** Ids in order, where the order of those in both is another or new ones stand between; null otherwise. */
  order: string[] | null;
}

/** Every difference of two journeys; empty where they are the same document. */
export interface JourneyDiff {
  /** Name, description, stages, settings, goal and whatever else stands beside nodes and edges. */
  head: JsonChange[];
  nodes: ListDiff<JourneyNode>;
  edges: ListDiff<JourneyEdge>;
}

const wholeNames = new Set<Step>(["segment", "where", "promoters", "exitWhen", "stages"]);
/** Rules of a segment, and the list of stages, are told as one sentence each, so they are compared as one. */
const isWhole = (path: readonly Step[]): boolean => wholeNames.has(path.at(-1) ?? "");

function listDiff<Item extends { id: string }>(before: readonly Item[], after: readonly Item[], places: boolean): ListDiff<Item> {
  const old = new Map(before.map((item) => [item.id, item]));
  const next = new Map(after.map((item) => [item.id, item]));
  const changes: ItemChange<Item>[] = [];
  for (const item of before) if (!next.has(item.id)) changes.push({ id: item.id, before: item, fields: [], moved: false });
  for (const item of after) {
    const was = old.get(item.id);
    if (!was) {
      changes.push({ id: item.id, after: item, fields: [], moved: false });
      continue;
    }
    const all = jsonChanges(was, item, isWhole);
    const fields = places ? all.filter(({ path }) => path[0] !== "position") : all;
    if (all.length > 0) changes.push({ id: item.id, before: was, after: item, fields, moved: fields.length < all.length });
  }
  // Without its order a list is what was there, less what went, then what came.
  const usual = [...before.filter(({ id }) => next.has(id)), ...after.filter(({ id }) => !old.has(id))].map(({ id }) => id);
  const wanted = after.map(({ id }) => id);
  return { changes, order: sameJson(usual, wanted) ? null : wanted };
}

/** The differences that lead from one journey to another. Ids of nodes and of edges are unique in each. Pure. */
export function diffJourneys(before: Journey, after: Journey): JourneyDiff {
  const { nodes: oldNodes, edges: oldEdges, ...oldHead } = before;
  const { nodes, edges, ...head } = after;
  return {
    head: jsonChanges(oldHead, head, isWhole),
    nodes: listDiff(oldNodes, nodes, true),
    edges: listDiff(oldEdges, edges, false),
  };
}

export const isSame = ({ head, nodes, edges }: JourneyDiff): boolean =>
  head.length === 0 && nodes.changes.length === 0 && edges.changes.length === 0 && nodes.order === null && edges.order === null;

function applyList<Item extends { id: string }>(items: readonly Item[], { changes, order }: ListDiff<Item>): Item[] {
  const changed = new Map(changes.map((change) => [change.id, change]));
  const kept = items.flatMap((item) => {
    const change = changed.get(item.id);
    return change ? (change.after ? [change.after] : []) : [item];
  });
  const all = [...kept, ...changes.flatMap(({ before, after }) => (!before && after ? [after] : []))];
  if (order === null) return all;
  const byId = new Map(all.map((item) => [item.id, item]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

/** The journey after a difference: `applyDiff(a, diffJourneys(a, b))` is b. */
export function applyDiff(journey: Journey, diff: JourneyDiff): Journey {
  const { nodes, edges, ...head } = journey;
  return {
    ...(applyJsonChanges(head, diff.head) as Omit<Journey, "nodes" | "edges">),
    nodes: applyList(nodes, diff.nodes),
    edges: applyList(edges, diff.edges),
  } as Journey;
}
