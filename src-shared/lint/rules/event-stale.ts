import { dateText, SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Problem } from "../../model/problem.ts";
import { ratedEvents, responseNames } from "../events.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** An event that has not come for so long is hardly one that still comes. */
const DAYS = 90;

/** Rule R12 of the dry run: entries and waits for an event that the history has, but long ago. */
export const eventStale: LintRule = {
  finds: {
    "event-stale": {
      severity: "note",
      about: `An entry or a wait needs an event that the history last saw more than ${DAYS} days before it ends.`,
    },
  },
  onData: true,
  check: (input) => {
    const { graph, data } = input;
    if (!data) return [];
    const given = new Set([...responseNames, ...ratedEvents(input)]);
    return parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      const event = op.op === "listen" ? op.event : op.op === "entry" && op.entry.rule === "event" ? op.entry.event : undefined;
      if (event === undefined || given.has(event)) return [];
      const last = data.base.events(event)?.times.at(-1);
      const days = last === undefined ? 0 : Math.floor((data.context.asOf - last) / SECONDS_PER_DAY);
      if (last === undefined || days <= DAYS) return [];
      return [
        {
          id: "event-stale",
          severity: "note",
          message: `${nameOf(node)} needs the event "${event}", which the data last saw on ${dateText(Math.floor(last / SECONDS_PER_DAY))}, ${days} days before it ends.`,
          fix: "Import a newer history, or give the event a rate in the response model.",
          node: node.node.id,
          path: `${node.path}.config.event`,
        },
      ];
    });
  },
};
