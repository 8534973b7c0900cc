import { channelOf } from "../../channels/index.ts";
import { responseEvents } from "../../channels/response-events.ts";
import { possibleEvents } from "../events.ts";
import { parsedNodes, reachable } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** A goal that cannot be reached: its event is no response of any message that can be sent, and nothing else brings it about. */
export const goal: LintRule = {
  finds: {
    "goal-never": { severity: "warning", about: "The goal is an event that nothing in the journey or the data brings about." },
  },
  onData: true,
  check: (input) => {
    const { journey, graph } = input;
    const event = journey.goal?.event;
    if (event === undefined) return [];
    const reached = reachable(graph);
    const responses = parsedNodes(graph).flatMap(({ node, parsed: { op } }) =>
      op.op === "send" && reached.has(node.id) ? responseEvents(channelOf(op.channel)) : [],
    );
    if (responses.includes(event)) return [];
    const known = responseEvents().includes(event);
    if (!known && (possibleEvents(input)?.includes(event) ?? true)) return [];
    return [
      {
        id: "goal-never",
        severity: "warning",
        message: known
          ? `The goal is "${event}", but no message that can be reached leads to it.`
          : `The goal is "${event}", which is neither a response to a message nor an event in the data or with a rate.`,
        fix: known
          ? "Add a message that can lead to it, or choose another goal."
          : "Choose another goal, import that event, or give it a rate in the response model.",
        path: "goal.event",
      },
    ];
  },
};
