import { optOutLine, saysHowToOptOut, smsText } from "../../channels/sms/segments.ts";
import type { Problem } from "../../model/problem.ts";
import { type MessageConfig, messageCopy } from "../../nodes/message-node.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Text messages that do not say how to stop further ones, as carriers ask of promotional messages; transactional ones are let be. */
export const smsOptOut: LintRule = {
  finds: {
    "sms/no-opt-out": {
      severity: "warning",
      about: "A text message does not say how to opt out, as carriers ask of all but transactional ones.",
    },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node): Problem[] => {
      const { op, config } = node.parsed;
      const copy = messageCopy(config as MessageConfig);
      if (op.op !== "send" || op.channel !== "sms" || op.transactional || !copy) return [];
      const text = smsText(copy);
      if (text === "" || saysHowToOptOut(text)) return [];
      return [
        {
          id: "sms/no-opt-out",
          severity: "warning",
          message: `${nameOf(node)} does not say how to stop further messages.`,
          fix: `Add a line such as "${optOutLine}"`,
          repair: { label: "Add the line", edits: [{ node: node.node.id, path: ["config", "message", "optOut"], value: optOutLine }] },
          node: node.node.id,
          path: `${node.path}.config.message.optOut`,
        },
      ];
    }),
};
