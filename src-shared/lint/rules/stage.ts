import { nearest } from "../../lib/nearest.ts";
import { isRemarkNode, nameOf } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Nodes in a stage that the journey does not have: they would stand in no lane and in no funnel. */
export const stage: LintRule = {
  ids: ["unknown-stage"],
  check: ({ journey, graph }) =>
    [...graph.values()].flatMap((node) => {
      const name = node.node.stage;
      if (name === undefined || isRemarkNode(node) || journey.stages.includes(name)) return [];
      const meant = nearest(name, journey.stages);
      return [
        {
          id: "unknown-stage",
          severity: "warning",
          message: `${nameOf(node)} is in the stage "${name}", which this journey does not have.`,
          fix: meant ? `Did you mean ${meant}?` : `Move it to one of ${journey.stages.join(", ")}.`,
          node: node.node.id,
          path: `${node.path}.stage`,
        },
      ];
    }),
};
