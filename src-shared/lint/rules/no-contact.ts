import { channelOf } from "../../channels/index.ts";
import type { Problem } from "../../model/problem.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import { subscribers } from "../numbers.ts";
import type { LintRule } from "../rule.ts";

/** Rule R6 of the dry run on the data: messages that nobody who can come to them may get, for want of consent or an address. */
export const noContact: LintRule = {
  finds: {
    "no-contact": {
      severity: "warning",
      about: "Nobody who can come to a message has consented to its channel and has an address for it.",
    },
  },
  onData: true,
  check: ({ graph, flow }) =>
    !flow
      ? []
      : parsedNodes(graph).flatMap((node): Problem[] => {
          const { op } = node.parsed;
          const arriving = flow.at(node.node.id)?.rows;
          const total = arriving?.count() ?? 0;
          if (op.op !== "send" || !arriving || total === 0) return [];
          if (flow.contactable(op.channel).clone().and(arriving).count() > 0) return [];
          const { label, address } = channelOf(op.channel);
          return [
            {
              id: "no-contact",
              severity: "warning",
              message: `Nobody gets ${nameOf(node)}: of the ${subscribers(total)} who can come, none has consented to ${label}${address === "none" ? "" : " and has an address for it"}.`,
              fix: "Choose another channel, or another audience.",
              node: node.node.id,
              path: node.path,
            },
          ];
        }),
};
