import type { Records } from "../../store/records.ts";
import { nodeHeight, nodeWidth } from "../nodes/size.ts";
import { edgesFrom, edgesTo } from "./graph.ts";

export type Direction = "left" | "right" | "up" | "down";

/** The node an arrow key walks to: along an edge when one leads that way, else the nearest on that side. */
export function neighbour(records: Records, id: string, direction: Direction): string | undefined {
  const start = records.nodes.get(id);
  if (!start) return undefined;
  const horizontal = direction === "left" || direction === "right";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  const joined = new Set(
    direction === "right"
      ? edgesFrom(records, id).map(({ to }) => to)
      : direction === "left"
        ? edgesTo(records, id).map(({ from }) => from)
        : [],
  );
  const middle = (node: typeof start) => ({ x: node.position.x + nodeWidth(node) / 2, y: node.position.y + nodeHeight(node, false) / 2 });
  const from = middle(start);
  let best: { id: string; cost: number } | undefined;
  for (const node of records.nodes.values()) {
    if (node.id === id) continue;
    const to = middle(node);
    const along = sign * (horizontal ? to.x - from.x : to.y - from.y);
    const across = Math.abs(horizontal ? to.y - from.y : to.x - from.x);
    const linked = joined.has(node.id);
    if (!linked && (along <= 4 || across > along * 2)) continue;
    const cost = (linked ? 0 : 100_000) + Math.abs(along) + 2 * across;
    if (!best || cost < best.cost) best = { id: node.id, cost };
  }
  return best?.id;
}
