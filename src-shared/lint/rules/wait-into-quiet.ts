import { parseTimeOfDay } from "../../lib/civil.ts";
import type { Problem } from "../../model/problem.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Waits until a time of day in the quiet hours, with a message next: it is held, skipped, or ends the journey for everyone. */
export const waitIntoQuiet: LintRule = {
  finds: {
    "wait-into-quiet": {
      severity: "warning",
      about: "A wait ends at an hour in the quiet hours, and a message is next: everyone is held, skipped or leaves there.",
    },
  },
  check: ({ journey, graph }) => {
    const quiet = journey.settings.quietHours;
    if (!quiet) return [];
    const [from, to] = [parseTimeOfDay(quiet.from) ?? 0, parseTimeOfDay(quiet.to) ?? 0];
    const isQuiet = (time: number) => (from < to ? time >= from && time < to : from !== to && (time >= from || time < to));
    return parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      if (op.op !== "wait" || op.wait.rule !== "until-weekday" || !isQuiet(op.wait.timeOfDay)) return [];
      const next = node.out.map((edge) => graph.get(edge.to)).find((each) => each?.parsed?.op.op === "send");
      if (!next || (next.parsed?.op.op === "send" && next.parsed.op.sendTime !== null)) return [];
      const hour = (node.node.config as { until?: { time?: string } }).until?.time ?? "";
      const becomes = { hold: `is held until ${quiet.to}`, skip: "is skipped", exit: "ends the journey" }[quiet.then];
      return [
        {
          id: "wait-into-quiet",
          severity: quiet.then === "hold" ? "note" : "warning",
          message: `${nameOf(node)} ends at ${hour}, in the quiet hours from ${quiet.from} to ${quiet.to}: for everyone ${nameOf(next)} ${becomes}.`,
          fix: "Choose an hour at which messages may be sent.",
          repair: { label: `Wait until ${quiet.to}`, edits: [{ node: node.node.id, path: ["config", "until", "time"], value: quiet.to }] },
          node: node.node.id,
          path: `${node.path}.config.until.time`,
        },
      ];
    });
  },
};
