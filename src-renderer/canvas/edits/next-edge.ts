import type { JourneyEdge } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { edgesFrom, edgesTo } from "./graph.ts";

interface Selected {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** The edge to select next by keyboard: of a node its first one, those that leave it before those that arrive; of an edge the one after it at the same node. */
export function nextEdge(records: Records, { nodes, edges }: Selected): JourneyEdge | undefined {
  const [node] = nodes;
  const edge = records.edges.get([...edges][0] ?? "");
  const at = node ?? edge?.from;
  if (at === undefined) return undefined;
  const all = [...edgesFrom(records, at), ...edgesTo(records, at)];
  return all[edge && node === undefined ? (all.indexOf(edge) + 1) % all.length : 0];
}
