import { parseTimeOfDay, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { weekdays } from "../../model/journey.ts";
import type { Problem } from "../../model/problem.ts";
import type { SendTime } from "../../nodes/op.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

type Span = { from: number; to: number };

/** The parts of a day that a span covers; one that goes past midnight has two. */
const partsOf = ({ from, to }: Span): [number, number][] =>
  from < to
    ? [[from, to]]
    : [
        [from, SECONDS_PER_DAY],
        [0, to],
      ];

/** Seconds of a day in which two spans meet. */
function meeting(a: Span, b: Span): number {
  return partsOf(a)
    .flatMap(([from, to]) => partsOf(b).map(([other, end]) => Math.max(0, Math.min(to, end) - Math.max(from, other))))
    .reduce((sum, seconds) => sum + seconds, 0);
}

const clock = (seconds: number) =>
  `${String(Math.floor(seconds / 3600)).padStart(2, "0")}:${String(Math.floor(seconds / 60) % 60).padStart(2, "0")}`;
const words = ({ from, to, weekdays: days }: SendTime) =>
  `${days.length < 7 ? `${days.map((day) => weekdays[day]).join(", ")} ` : ""}${clock(from)} to ${clock(to)}`;

/** Messages whose own hours no moment allows: quiet hours cover them, or the pool that serves them is closed then. Both are on the clock of the subscriber; a pool's are the journey's, so that zones may differ by some hours. */
export const sendHours: LintRule = {
  finds: {
    "send-time-quiet": { severity: "warning", about: "The hours of a message lie wholly in the quiet hours, so that it is never sent." },
    "send-time-pool": { severity: "warning", about: "The weekdays of a message are none of those on which the pool that serves it works." },
  },
  check: ({ journey, graph }) => {
    const { quietHours: quiet, pools } = journey.settings;
    return parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      if (op.op !== "send" || op.sendTime === null) return [];
      const time = op.sendTime;
      const place = { severity: "warning" as const, node: node.node.id, path: `${node.path}.config.sendTime` };
      const drop = { repair: { label: "Send at any hour", edits: [{ node: node.node.id, path: ["config", "sendTime"] }] } };
      const problems: Problem[] = [];
      if (quiet) {
        const span = { from: parseTimeOfDay(quiet.from) ?? 0, to: parseTimeOfDay(quiet.to) ?? 0 };
        const own = (time.to - time.from + SECONDS_PER_DAY) % SECONDS_PER_DAY;
        if (span.from !== span.to && meeting(time, span) >= own)
          problems.push({
            ...{ id: "send-time-quiet", ...place, ...drop },
            message: `${nameOf(node)} is never sent: its hours, ${words(time)}, lie wholly in the quiet hours from ${quiet.from} to ${quiet.to}.`,
            fix: "Change its hours, or the quiet hours.",
          });
      }
      const pool = pools.find(({ id }) => id === op.pool);
      if (pool && pool.days.length > 0 && !pool.days.some((day) => time.weekdays.includes(weekdays.indexOf(day))))
        problems.push({
          ...{ id: "send-time-pool", ...place, ...drop },
          message: `${nameOf(node)} goes out on ${time.weekdays.map((day) => weekdays[day]).join(", ")} only, and the pool "${pool.label || pool.id}" works on ${pool.days.join(", ")}: nobody is served on the day.`,
          fix: "Give both a weekday in common.",
        });
      return problems;
    });
  },
};
