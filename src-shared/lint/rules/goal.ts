import { channelOf } from "../../channels/index.ts";
import { responseEvents } from "../../channels/response-events.ts";
import { parsedNodes, reachable } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** A goal that cannot be reached: its event is no response of any message that can be sent, and not in the data either. */
export const goal: LintRule = {
  ids: ["goal-never"],
  check: ({ journey, graph, data }) => {
    const event = journey.goal?.event;
    if (event === undefined) return [];
    const reached = reachable(graph);
    const responses = parsedNodes(graph).flatMap(({ node, parsed: { op } }) =>
      op.op === "send" && reached.has(node.id) ? responseEvents(channelOf(op.channel)) : [],
    );
    if (responses.includes(event)) return [];
    const known = responseEvents().includes(event);
    if (!known && (!data || data.base.eventTypes.includes(event))) return [];
    return [
      {
        id: "goal-never",
        severity: "warning",
        message: known
          ? `The goal is "${event}", but no message that can be reached leads to it.`
          : `The goal is "${event}", which is neither a response to a message nor an event in the data.`,
        fix: known ? "Add a message that can lead to it, or choose another goal." : "Choose another goal, or import that event.",
        path: "goal.event",
      },
    ];
  },
};
