import { channelIds, channelOf } from "../../channels/index.ts";
import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/problem.ts";
import { meant, stepsOf } from "../../model/repairs.ts";
import type { LintRule } from "../rule.ts";

const channelName = (channel: string): string => {
  const id = channelIds.find((one) => one === channel);
  return channel === "any" ? "messages" : `messages by ${id ? channelOf(id).label : channel}`;
};

/** A setting for a channel that there is not, which would do nothing; `what` names the setting. */
function channelProblem(what: string, channel: string, path: string): Problem[] {
  const known = ["any", ...channelIds];
  if (known.includes(channel)) return [];
  const name = nearest(channel, known);
  return [
    {
      id: "setting-channel",
      severity: "error",
      message: `${what} is for the channel "${channel}", which does not exist.`,
      fix: name ? `Did you mean ${name}?` : `Use one of ${known.join(", ")}.`,
      ...meant(name, { path: stepsOf(`${path}.channel`) }),
      path: `${path}.channel`,
    },
  ];
}

/** Limits of nothing at all, which stop every message; limits and factors for channels that do not exist. */
export const limits: LintRule = {
  finds: {
    "cap-zero": { severity: "warning", about: "A frequency cap of 0 lets no message through." },
    "budget-zero": { severity: "warning", about: "A budget of 0 lets no message through that costs anything." },
    "setting-channel": { severity: "error", about: "A limit or a factor is for a channel that does not exist." },
  },
  check: ({ journey: { settings } }) => [
    ...settings.caps.flatMap(({ channel }, at) => channelProblem("A frequency cap", channel, `settings.caps[${at}]`)),
    ...(["hours", "weekdays"] as const).flatMap((name) =>
      (settings.model?.[name] ?? []).flatMap(({ channel }, at) =>
        channelProblem(`A factor on ${name}`, channel, `settings.model.${name}[${at}]`),
      ),
    ),
    ...settings.caps.flatMap(({ channel, count }, at): Problem[] =>
      count > 0
        ? []
        : [
            {
              id: "cap-zero",
              severity: "warning",
              message: `The frequency cap of 0 lets no ${channelName(channel)} through, but for transactional ones.`,
              fix: "Raise it to 1 or more, or delete it.",
              repair: { label: "Delete the cap", edits: [{ path: ["settings", "caps", at] }] },
              path: `settings.caps[${at}].count`,
            },
          ],
    ),
    ...(settings.budget?.total === 0
      ? [
          {
            id: "budget-zero",
            severity: "warning" as const,
            message: "The budget is 0: no message that costs anything is sent.",
            fix: "Raise the budget, or take it away.",
            repair: { label: "Take it away", edits: [{ path: ["settings", "budget"], value: null }] },
            path: "settings.budget.total",
          },
        ]
      : []),
  ],
};
