import type { Records } from "../../store/records.ts";

/** The nodes that lead to these (`upstream`) or that these lead to (`downstream`), with themselves. */
export function reach(records: Records, from: Iterable<string>, direction: "upstream" | "downstream"): Set<string> {
  const next = new Map<string, string[]>();
  for (const edge of records.edges.values()) {
    const [near, far] = direction === "downstream" ? [edge.from, edge.to] : [edge.to, edge.from];
    const known = next.get(near);
    if (known) known.push(far);
    else next.set(near, [far]);
  }
  const found = new Set(from);
  const open = [...found];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const far of next.get(id) ?? []) {
      if (found.has(far)) continue;
      found.add(far);
      open.push(far);
    }
  }
  return found;
}
