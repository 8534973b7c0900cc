import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Rule R3 of the dry run: who would wait beyond the longest stay leaves at that limit. */
export const waitTooLong: LintRule = {
  finds: {
    "wait-too-long": { severity: "warning", about: "A wait is longer than anyone may stay in the journey (rule R3 of the dry run)." },
  },
  check: ({ journey, graph }) =>
    parsedNodes(graph).flatMap((node) => {
      const { op } = node.parsed;
      if (op.op !== "wait" && op.op !== "listen") return [];
      if (op.op === "listen" && op.seconds === null) return [];
      const days =
        op.op === "listen"
          ? (op.seconds ?? 0) / SECONDS_PER_DAY
          : op.wait.rule === "elapsed"
            ? op.wait.seconds / SECONDS_PER_DAY
            : op.wait.rule === "calendar-days"
              ? op.wait.days
              : 0;
      const most = journey.settings.maxDurationDays;
      return days <= most
        ? []
        : [
            {
              id: "wait-too-long",
              severity: "warning",
              message: `${nameOf(node)} waits ${Math.round(days * 10) / 10} days, longer than the ${most} days that anyone stays in the journey: ${op.op === "listen" ? "nobody leaves by the time-out" : "everyone leaves there"}.`,
              fix: `Shorten the wait, or raise the journey's longest stay above ${most} days.`,
              repair: {
                label: `Let them stay ${Math.ceil(days) + 1} days`,
                edits: [{ path: ["settings", "maxDurationDays"], value: Math.ceil(days) + 1 }],
              },
              node: node.node.id,
              path: `${node.path}.config`,
            },
          ];
    }),
};
