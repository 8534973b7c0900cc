import { channelOf } from "../../channels/index.ts";
import { responseEvents } from "../../channels/response-events.ts";
import type { Problem } from "../../model/problem.ts";
import { type Graph, nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Events that messages of the journey can bring about; `from` names the only message that is meant. */
function eventsHeard(graph: Graph, from: string | null): Set<string> {
  return new Set(
    parsedNodes(graph).flatMap(({ node, parsed: { op } }) =>
      op.op === "send" && (from === null || node.id === from) ? responseEvents(channelOf(op.channel)) : [],
    ),
  );
}

/** Waits for an event that no message brings about, or that listen to a node that sends nothing. */
export const listen: LintRule = {
  finds: {
    "listen-from": { severity: "error", about: "A wait listens to a node that sends no message." },
    "listen-never": {
      severity: "warning",
      about: "A wait is for a response that no message it listens to can have: everyone leaves by the time-out.",
    },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      if (op.op !== "listen" || !responseEvents().includes(op.event)) return [];
      const at = { node: node.node.id, path: `${node.path}.config.${op.from === null ? "event" : "from"}` };
      const events = eventsHeard(graph, op.from);
      if (op.from !== null && events.size === 0)
        return [
          {
            ...{ id: "listen-from", severity: "error", ...at },
            message: `${nameOf(node)} listens to "${op.from}", which is no message of this journey.`,
            fix: "Choose a message of the journey, or any message.",
            repair: { label: "Listen to any message", edits: [{ node: node.node.id, path: ["config", "from"] }] },
          },
        ];
      if (events.has(op.event)) return [];
      return [
        {
          ...{ id: "listen-never", severity: "warning", ...at },
          message: `${nameOf(node)} waits for "${op.event}", but no message that it listens to leads to it: everyone leaves by the time-out.`,
          fix: "Wait for another event, or choose another message.",
        },
      ];
    }),
};
