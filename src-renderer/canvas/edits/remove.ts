import type { JourneyEdge } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { settleLanes } from "../lanes/lanes.ts";
import { freshIds } from "./graph.ts";

/** Removes nodes with their edges, and edges. A lane that is left with notes alone takes their width and pushes those after it. */
export function remove(records: Records, nodes: ReadonlySet<string>, edges: ReadonlySet<string> = new Set()): Records {
  if (nodes.size === 0 && edges.size === 0) return records;
  return settleLanes({
    ...records,
    nodes: new Map([...records.nodes].filter(([id]) => !nodes.has(id))),
    edges: new Map([...records.edges].filter(([id, edge]) => !edges.has(id) && !nodes.has(edge.from) && !nodes.has(edge.to))),
  });
}

/** Removes nodes, in the order given, and leads what came in to where their first connected outlet led. */
export function removeAndReconnect(records: Records, nodes: ReadonlySet<string>): Records {
  const edges = new Map(records.edges);
  const from = idsBy(edges.values(), (edge) => edge.from);
  const to = idsBy(edges.values(), (edge) => edge.to);
  const fresh = freshIds(records);
  const drop = (edge: JourneyEdge) => {
    edges.delete(edge.id);
    from.get(edge.from)?.delete(edge.id);
    to.get(edge.to)?.delete(edge.id);
  };
  for (const id of nodes) {
    const [incoming, outgoing] = [to, from].map((index) => [...(index.get(id) ?? [])].flatMap((edge) => edges.get(edge) ?? []));
    const onward = outgoing?.[0]?.to;
    for (const edge of [...(incoming ?? []), ...(outgoing ?? [])]) drop(edge);
    if (onward === undefined) continue;
    for (const { from: source, outlet } of incoming ?? []) {
      if (source === onward) continue;
      const edge = { id: fresh("edge"), from: source, outlet, to: onward };
      edges.set(edge.id, edge);
      from.get(source)?.add(edge.id);
      to.get(onward)?.add(edge.id);
    }
  }
  return remove({ ...records, edges }, nodes);
}

/** Ids of edges by one of their ends, in the order of the edges. */
function idsBy(edges: Iterable<JourneyEdge>, end: (edge: JourneyEdge) => string): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const edge of edges) {
    const known = ids.get(end(edge));
    if (known) known.add(edge.id);
    else ids.set(end(edge), new Set([edge.id]));
  }
  return ids;
}
