import { isRemark } from "../../../src-shared/nodes/index.ts";
import type { Records } from "../../store/records.ts";
import { LANE_PADDING, laneIndexOf, settleLanes } from "../lanes/lanes.ts";
import { NODE_WIDTH, nodeHeight, outletTop } from "../nodes/size.ts";
import { viewOf } from "../nodes/view.ts";
import { GAP_X, GAP_Y } from "./add.ts";
import { edgesFrom } from "./graph.ts";
import { carryRemarks } from "./remarks.ts";

/** Column of each node: the longest way from an entry, edges that lead back left out. */
function ranks(records: Records): Map<string, number> {
  const state = new Map<string, "open" | "done">();
  const order: string[] = [];
  const back = new Set<string>();
  const visit = (start: string) => {
    const stack: { id: string; edges: { id: string; to: string }[] }[] = [{ id: start, edges: edgesOf.get(start) ?? [] }];
    state.set(start, "open");
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const edge = top?.edges.pop();
      if (!top) break;
      if (!edge) {
        state.set(top.id, "done");
        order.push(top.id);
        stack.pop();
      } else if (state.get(edge.to) === "open") back.add(edge.id);
      else if (!state.has(edge.to)) {
        state.set(edge.to, "open");
        stack.push({ id: edge.to, edges: edgesOf.get(edge.to) ?? [] });
      }
    }
  };
  const edgesOf = new Map([...records.nodes.keys()].map((id) => [id, edgesFrom(records, id)]));
  const roots = [...records.nodes.values()].filter((node) => viewOf(node).kind?.group === "entry");
  for (const { id } of [...roots, ...records.nodes.values()]) if (!state.has(id)) visit(id);
  const found = new Map<string, number>();
  for (const id of order.reverse()) {
    const rank = found.get(id) ?? 0;
    found.set(id, rank);
    for (const edge of records.edges.values()) {
      if (edge.from === id && !back.has(edge.id)) found.set(edge.to, Math.max(found.get(edge.to) ?? 0, rank + 1));
    }
  }
  return found;
}

/** Where the edges into a node come from, as the mean height of their outlets among nodes placed already. */
function wantedY(records: Records, id: string, placed: ReadonlyMap<string, number>): number | undefined {
  const heights: number[] = [];
  for (const edge of records.edges.values()) {
    const source = edge.to === id ? records.nodes.get(edge.from) : undefined;
    const y = source && placed.get(source.id);
    if (source && y !== undefined)
      heights.push(
        y +
          outletTop(
            source,
            Math.max(
              0,
              viewOf(source).outlets.findIndex((outlet) => outlet.id === edge.outlet),
            ),
          ),
      );
  }
  return heights.length === 0 ? undefined : heights.reduce((sum, y) => sum + y, 0) / heights.length - 30;
}

/** Lays out a journey that came without places, at once: lanes in order of the stages, inside a lane columns by distance from the entries, no node over another; notes and frames follow what they were beside or around. */
export function spread(records: Records): Records {
  const rank = ranks(records);
  const columns = new Map<string, { lane: number; rank: number; ids: string[] }>();
  for (const node of records.nodes.values()) {
    if (viewOf(node).remark) continue;
    const lane = laneIndexOf(records.head.stages, node);
    const key = `${lane}:${rank.get(node.id) ?? 0}`;
    const column = columns.get(key) ?? { lane, rank: rank.get(node.id) ?? 0, ids: [] };
    column.ids.push(node.id);
    columns.set(key, column);
  }
  const nodes = new Map(records.nodes);
  const placed = new Map<string, number>();
  const inLane = new Map<number, number>();
  for (const column of [...columns.values()].sort((a, b) => a.rank - b.rank || a.lane - b.lane)) {
    const at = inLane.get(column.lane) ?? 0;
    inLane.set(column.lane, at + 1);
    const wanted = column.ids.map((id) => ({ id, y: wantedY(records, id, placed) ?? LANE_PADDING + 40 })).sort((a, b) => a.y - b.y);
    let bottom = Number.NEGATIVE_INFINITY;
    for (const { id, y } of wanted) {
      const node = nodes.get(id);
      if (!node) continue;
      const top = Math.round(Math.max(y, bottom));
      bottom = top + nodeHeight(node, true) + GAP_Y;
      placed.set(id, top);
      nodes.set(id, { ...node, position: { ...node.position, x: LANE_PADDING + at * (NODE_WIDTH + GAP_X), y: top } });
    }
  }
  return carryRemarks(records, settleLanes({ ...records, nodes }));
}

/** Whether nodes lie on each other, as in a journey written without positions. */
export function isPiledUp(records: Records): boolean {
  const seen = new Set<string>();
  for (const { position, kind } of records.nodes.values()) {
    if (isRemark(kind)) continue;
    const place = `${position.x},${position.y}`;
    if (seen.has(place)) return true;
    seen.add(place);
  }
  return false;
}
