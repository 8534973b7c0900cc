import type { Program } from "../engine/index.ts";
import type { Journey, JourneyNode } from "../model/journey.ts";
import { nodeKinds } from "../nodes/index.ts";
import type { Op } from "../nodes/op.ts";
import { nodeLabel, outletName } from "../plan/run.ts";

/** A node of a program as its journey's document has it. */
export interface Place {
  journey: Journey;
  node: JourneyNode;
  label: string;
  op: Op;
  /** What an outlet is called. */
  outletText(outlet: string): string;
}

function placeOf(journey: Journey, id: string): Place {
  const node = journey.nodes.find((each) => each.id === id);
  const kind = node && nodeKinds.get(node.kind);
  if (!node || !kind) throw new Error(`The journey ${journey.id} of the run has no node ${id}`);
  const config = kind.config.parse(node.config);
  return {
    journey,
    node,
    label: nodeLabel(node),
    op: kind.compile(config),
    outletText: (outlet) => outletName(node, outlet),
  };
}

/** The nodes of a program in its order; `journeys` are those of the run, in its order. */
export const placesOf = (program: Program, journeys: readonly Journey[]): Place[] =>
  program.nodes.map(({ id, journey }) => {
    const own = journeys[journey];
    if (!own) throw new Error(`The run has no journey ${journey}`);
    return placeOf(own, id);
  });
