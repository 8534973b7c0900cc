import { channelIds, channelOf } from "../../channels/index.ts";
import type { Problem } from "../../model/problem.ts";
import type { LintRule } from "../rule.ts";

const channelName = (channel: string): string => {
  const id = channelIds.find((one) => one === channel);
  return channel === "any" ? "messages" : `messages by ${id ? channelOf(id).label : channel}`;
};

/** Limits of nothing at all, which stop every message. */
export const limits: LintRule = {
  ids: ["cap-zero", "budget-zero"],
  check: ({ journey: { settings } }) => [
    ...settings.caps.flatMap(({ channel, count }, at): Problem[] =>
      count > 0
        ? []
        : [
            {
              id: "cap-zero",
              severity: "warning",
              message: `The frequency cap of 0 lets no ${channelName(channel)} through, but for transactional ones.`,
              fix: "Raise it to 1 or more, or delete it.",
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
            path: "settings.budget.total",
          },
        ]
      : []),
  ],
};
