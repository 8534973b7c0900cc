import type { Journey, JourneyEdge, JourneyNode } from "../../src-shared/model/journey.ts";

/** Every member of a journey but its nodes and edges, unknown ones included. */
export type JourneyHead = { readonly [K in keyof Journey as K extends "nodes" | "edges" ? never : K]: Journey[K] };

/**
 * A journey as records: what the editor works on. Immutable; a change makes new maps that share every untouched record,
 * so that identity tells what changed. The order of the maps is the order of the file.
 */
export interface Records {
  readonly head: JourneyHead;
  readonly nodes: ReadonlyMap<string, JourneyNode>;
  readonly edges: ReadonlyMap<string, JourneyEdge>;
}

export function recordsOf(journey: Journey): Records {
  const { nodes, edges, ...head } = journey;
  return {
    head: head as JourneyHead,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    edges: new Map(edges.map((edge) => [edge.id, edge])),
  };
}

export function journeyOf({ head, nodes, edges }: Records): Journey {
  return { ...head, nodes: [...nodes.values()], edges: [...edges.values()] } as Journey;
}
