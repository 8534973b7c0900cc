import { parseTimeOfDay, SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { LintRule } from "../rule.ts";

/** Less than this a day is left for sending. */
const LEAST_SECONDS = 3600;

/** Quiet hours that leave no time, or hardly any, in which to send. */
export const quietHours: LintRule = {
  finds: {
    "quiet-all-day": { severity: "error", about: "The quiet hours leave less than an hour a day to send." },
  },
  check: ({ journey }) => {
    const quiet = journey.settings.quietHours;
    if (!quiet) return [];
    const [from, to] = [parseTimeOfDay(quiet.from) ?? 0, parseTimeOfDay(quiet.to) ?? 0];
    const open = (from - to + SECONDS_PER_DAY) % SECONDS_PER_DAY;
    if (open >= LEAST_SECONDS) return [];
    return [
      {
        id: "quiet-all-day",
        severity: "error",
        message:
          open === 0
            ? `The quiet hours begin and end at ${quiet.from}, which leaves open whether none or all of the day is quiet.`
            : `The quiet hours from ${quiet.from} to ${quiet.to} leave less than an hour a day to send.`,
        fix: "Change when they begin or end, such as 21:00 to 08:00, or switch them off.",
        repair: {
          label: "Quiet from 21:00 to 08:00",
          edits: [
            { path: ["settings", "quietHours", "from"], value: "21:00" },
            { path: ["settings", "quietHours", "to"], value: "08:00" },
          ],
        },
        path: "settings.quietHours",
      },
    ];
  },
};
