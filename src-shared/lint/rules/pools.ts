import { parseTimeOfDay } from "../../lib/civil.ts";
import { nearest } from "../../lib/nearest.ts";
import type { PoolSetting } from "../../model/journey.ts";
import type { Problem } from "../../model/problem.ts";
import { meant } from "../../model/repairs.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

function capacity({ id, perDay, servers, handlingSeconds }: PoolSetting, path: string): Problem[] {
  const problem = { id: "pool/no-capacity", severity: "error" as const, path };
  if (perDay === 0)
    return [
      {
        ...problem,
        message: `The pool "${id}" has no slots: it serves 0 messages a day, so that nobody is ever served.`,
        fix: "Say how many it serves in a day, or delete the number where its servers alone set the pace.",
        path: `${path}.perDay`,
      },
    ];
  if (perDay === undefined && servers === undefined)
    return [
      {
        ...problem,
        message: `The pool "${id}" has neither slots a day nor servers.`,
        fix: "Say how many it serves in a day, or how many serve.",
      },
    ];
  return servers !== undefined && handlingSeconds === undefined
    ? [
        {
          ...problem,
          message: `The pool "${id}" has servers, but not how long each is busy with one message.`,
          fix: "Give the mean handling time, in seconds.",
        },
      ]
    : [];
}

function hours({ id, days, from, to }: PoolSetting, path: string): Problem[] {
  const problem = { id: "pool/no-hours", severity: "error" as const };
  if (days.length === 0)
    return [{ ...problem, message: `The pool "${id}" works on no day.`, fix: "Choose its weekdays.", path: `${path}.days` }];
  if (from !== undefined && to !== undefined)
    return parseTimeOfDay(from) === parseTimeOfDay(to)
      ? [
          {
            ...problem,
            message: `The pool "${id}" opens and closes at ${from}.`,
            fix: "Set two different times, or none for the whole day.",
            path: `${path}.to`,
          },
        ]
      : [];
  const missing = from === undefined && to === undefined ? "neither opens nor closes" : from === undefined ? "never opens" : "never closes";
  return [
    {
      ...{ id: problem.id, severity: "warning", path },
      message: `The pool "${id}" ${missing} at a time of day: it is open all day.`,
      fix: "Set its hours, such as 09:00 to 17:00.",
    },
  ];
}

function repeated(pools: readonly PoolSetting[]): Problem[] {
  return pools.flatMap(({ id }, at): Problem[] =>
    pools.findIndex((other) => other.id === id) === at
      ? []
      : [
          {
            id: "pool/repeated",
            severity: "error",
            message: `Two pools have the id "${id}".`,
            fix: "Give each pool an id of its own.",
            path: `settings.pools[${at}].id`,
          },
        ],
  );
}

/** Rule R8 of the dry run: pools that cannot serve, and messages that name a pool which is not there. */
export const pools: LintRule = {
  finds: {
    "pool/unknown": { severity: "error", about: "A message is served by a pool that the journey does not have." },
    "pool/no-capacity": { severity: "error", about: "A pool can serve nobody, or does not say how fast it serves." },
    "pool/no-hours": { severity: "error", about: "A pool never works, or does not say when." },
    "pool/repeated": { severity: "error", about: "Two pools have one id." },
  },
  check: ({ journey, graph }) => {
    const all = journey.settings.pools;
    const ids = all.map(({ id }) => id);
    const unknown = parsedNodes(graph).flatMap((node): Problem[] => {
      const { op } = node.parsed;
      if (op.op !== "send" || op.pool === null || ids.includes(op.pool)) return [];
      const other = nearest(op.pool, ids);
      return [
        {
          id: "pool/unknown",
          severity: "error",
          message: `${nameOf(node)} is served by the pool "${op.pool}", which the journey does not have.`,
          ...meant(other, { node: node.node.id, path: ["config", "pool"] }),
          fix: other
            ? `Did you mean ${other}?`
            : ids.length > 0
              ? `Choose one of ${ids.join(", ")}.`
              : "Add the pool in the journey's settings.",
          node: node.node.id,
          path: `${node.path}.config.pool`,
        },
      ];
    });
    const own = all.flatMap((pool, at) => [...capacity(pool, `settings.pools[${at}]`), ...hours(pool, `settings.pools[${at}]`)]);
    return [...unknown, ...repeated(all), ...own];
  },
};
