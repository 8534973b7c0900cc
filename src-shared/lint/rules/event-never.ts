import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/problem.ts";
import { meant } from "../../model/repairs.ts";
import type { Op } from "../../nodes/op.ts";
import { possibleEvents } from "../events.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** The event that a node needs; an entry without one has a complaint of its own. */
function awaited(op: Op): string | undefined {
  if (op.op === "listen") return op.event;
  return op.op === "entry" && op.entry.rule === "event" && op.entry.event !== "" ? op.entry.event : undefined;
}

/** Rule R12 of the dry run: entries and waits for an event that nothing brings about. */
export const eventNever: LintRule = {
  finds: {
    "event-never": {
      severity: "error",
      about: "An entry or a wait needs an event that is no response, not in the imported history, and has no rate.",
    },
  },
  onData: true,
  check: (input) => {
    const possible = possibleEvents(input);
    if (!possible) return [];
    return parsedNodes(input.graph).flatMap((node): Problem[] => {
      const event = awaited(node.parsed.op);
      if (event === undefined || possible.includes(event)) return [];
      const other = nearest(event, possible);
      return [
        {
          id: "event-never",
          severity: "error",
          message: `${nameOf(node)} ${node.parsed.op.op === "listen" ? "waits for" : "is entered at"} "${event}", which never happens: it is no response to a message, not in the imported history, and has no rate in the response model.`,
          ...meant(other, { node: node.node.id, path: ["config", "event"] }),
          fix: other ? `Did you mean ${other}?` : "Choose another event, import its history, or give it a rate in the response model.",
          node: node.node.id,
          path: `${node.path}.config.event`,
        },
      ];
    });
  },
};
