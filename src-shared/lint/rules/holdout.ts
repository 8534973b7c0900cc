import type { LintRule } from "../rule.ts";

/** A hold-out of everyone: all who enter are control, and nobody is contacted. */
export const holdout: LintRule = {
  finds: { "holdout-all": { severity: "warning", about: "Everyone who enters is held out, and nobody gets a message." } },
  check: ({ journey }) =>
    journey.settings.holdoutPercent < 100
      ? []
      : [
          {
            id: "holdout-all",
            severity: "warning",
            message: "The hold-out is 100 %: everyone who enters is control, and nobody gets a message.",
            fix: "Hold out fewer, such as 10 %.",
            repair: { label: "Hold out 10 %", edits: [{ path: ["settings", "holdoutPercent"], value: 10 }] },
            path: "settings.holdoutPercent",
          },
        ],
};
