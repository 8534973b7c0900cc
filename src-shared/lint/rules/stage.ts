import { nearest } from "../../lib/nearest.ts";
import { meant } from "../../model/repairs.ts";
import { isRemarkNode, nameOf } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Nodes in a stage that the journey does not have: they would stand in no lane and in no funnel. */
export const stage: LintRule = {
  finds: {
    "unknown-stage": { severity: "warning", about: "A node is in a stage that the journey does not have." },
  },
  check: ({ journey, graph }) =>
    [...graph.values()].flatMap((node) => {
      const name = node.node.stage;
      if (name === undefined || isRemarkNode(node) || journey.stages.includes(name)) return [];
      const stage = nearest(name, journey.stages);
      return [
        {
          id: "unknown-stage",
          severity: "warning",
          message: `${nameOf(node)} is in the stage "${name}", which this journey does not have.`,
          fix: stage ? `Did you mean ${stage}?` : `Move it to one of ${journey.stages.join(", ")}.`,
          ...meant(stage, { node: node.node.id, path: ["stage"] }),
          node: node.node.id,
          path: `${node.path}.stage`,
        },
      ];
    }),
};
