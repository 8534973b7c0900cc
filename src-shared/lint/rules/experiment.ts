import { channelOf } from "../../channels/index.ts";
import type { Problem } from "../../model/problem.ts";
import { nameOf, parsedNodes, reachableFrom } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Experiments whose arms are compared by a response that no message after them can have: every arm scores nothing. */
export const experiment: LintRule = {
  finds: {
    "experiment-never": {
      severity: "warning",
      about: "The arms of an experiment are compared by a response that no message after it can have.",
    },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      if (op.op !== "experiment") return [];
      const after = reachableFrom(graph, [node.node.id]);
      const measured = parsedNodes(graph).some(
        ({ node: { id }, parsed }) => after.has(id) && parsed.op.op === "send" && channelOf(parsed.op.channel).funnel.includes(op.metric),
      );
      return measured
        ? []
        : [
            {
              id: "experiment-never",
              severity: "warning",
              message: `${nameOf(node)} compares its arms by "${op.metric}", but no message after it leads to that.`,
              fix: "Compare them by another response, or lead its arms to messages.",
              node: node.node.id,
              path: `${node.path}.config.metric`,
            },
          ];
    }),
};
