import type { Records } from "../../store/records.ts";
import { settleLanes } from "../lanes/lanes.ts";
import { connect, edgeAt, edgesFrom, edgesTo } from "./graph.ts";

/** Removes nodes with their edges, and edges. A lane that is left with notes alone takes their width and pushes those after it. */
export function remove(records: Records, nodes: ReadonlySet<string>, edges: ReadonlySet<string> = new Set()): Records {
  if (nodes.size === 0 && edges.size === 0) return records;
  return settleLanes({
    ...records,
    nodes: new Map([...records.nodes].filter(([id]) => !nodes.has(id))),
    edges: new Map([...records.edges].filter(([id, edge]) => !edges.has(id) && !nodes.has(edge.from) && !nodes.has(edge.to))),
  });
}

/** Removes nodes and leads what came in to where their first connected outlet led. */
export function removeAndReconnect(records: Records, nodes: ReadonlySet<string>): Records {
  let next = records;
  for (const id of nodes) {
    const incoming = edgesTo(next, id);
    const onward = edgesFrom(next, id)[0]?.to;
    next = remove(next, new Set([id]));
    if (onward === undefined) continue;
    for (const edge of incoming) {
      if (edge.from !== onward && !edgeAt(next, edge.from, edge.outlet)) next = connect(next, edge.from, edge.outlet, onward);
    }
  }
  return next;
}
