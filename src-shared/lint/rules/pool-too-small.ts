import { parseTimeOfDay, SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { PoolSetting } from "../../model/journey.ts";
import type { Problem } from "../../model/problem.ts";
import { type GraphNode, nameOf, parsedNodes } from "../graph.ts";
import { counted, subscribers } from "../numbers.ts";
import type { LintRule } from "../rule.ts";

/** The most that a pool can serve within its patience, its best weekdays first; undefined where it has no pace. */
function capacity({ perDay, servers, handlingSeconds, days, from, to, patienceDays }: PoolSetting): number | undefined {
  const open =
    from !== undefined && to !== undefined
      ? ((parseTimeOfDay(to) ?? 0) - (parseTimeOfDay(from) ?? 0) + SECONDS_PER_DAY) % SECONDS_PER_DAY
      : SECONDS_PER_DAY;
  const bySeats = servers !== undefined && handlingSeconds !== undefined ? (servers * open) / handlingSeconds : undefined;
  const aDay = perDay === undefined ? bySeats : Math.min(perDay, bySeats ?? perDay);
  if (aDay === undefined) return undefined;
  const weeks = Math.floor(patienceDays / 7);
  // A patience of some days and a part touches one more calendar day.
  const rest = Math.min(days.length, Math.ceil(patienceDays - weeks * 7) + 1);
  return Math.floor(aDay * (weeks * days.length + rest));
}

/** Rule R8 of the dry run on the data: more subscribers come to a pool at once than it can serve before their patience is over. */
export const poolTooSmall: LintRule = {
  finds: {
    "pool/too-small": {
      severity: "warning",
      about: "More subscribers come to a pool at once than it can serve before their patience is over.",
    },
  },
  onData: true,
  check: ({ journey, graph, flow }) =>
    !flow
      ? []
      : journey.settings.pools.flatMap((pool, at): Problem[] => {
          const served = capacity(pool);
          const asking = parsedNodes(graph).flatMap((node): [GraphNode, number][] => {
            const { op } = node.parsed;
            const here = flow.at(node.node.id);
            if (op.op !== "send" || op.pool !== pool.id || !here?.certain) return [];
            return [[node, flow.contactable(op.channel).clone().and(here.rows).count()]];
          });
          const [node, most] = asking.sort((a, b) => b[1] - a[1])[0] ?? [];
          if (served === undefined || served === 0 || !node || most === undefined || most <= served) return [];
          const until = pool.then === "hold" ? `within its patience of ${pool.patienceDays} days` : "in that time";
          return [
            {
              id: "pool/too-small",
              severity: "warning",
              message: `The pool "${pool.label || pool.id}" is too small: ${subscribers(most)} who may be contacted come to ${nameOf(node)} together, and it serves at most ${counted(served)} ${until}. ${counted(most - served)} are left, unless limits, goals or exits stop them before.`,
              fix: "Raise its slots or its patience, let fewer come, or let them come over a longer time.",
              node: node.node.id,
              path: `settings.pools[${at}]`,
            },
          ];
        }),
};
