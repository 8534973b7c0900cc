import { channelOf } from "../../channels/index.ts";
import { resolveResponse } from "../../channels/resolve-response.ts";
import type { Problem } from "../../model/problem.ts";
import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Probabilities of a message that contradict each other, or name a stage that its channel does not have. */
export const responses: LintRule = {
  finds: {
    "contradicting-responses": {
      severity: "error",
      about: "The rates of a message contradict each other, or name a stage that its channel does not have.",
    },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap(({ node, path, parsed: { op } }): Problem[] =>
      op.op !== "send"
        ? []
        : resolveResponse(channelOf(op.channel), op.response).problems.map(({ stage, message, fix }) => ({
            id: "contradicting-responses",
            severity: "error",
            message,
            fix,
            node: node.id,
            path: `${path}.config.response.${stage}`,
          })),
    ),
};
