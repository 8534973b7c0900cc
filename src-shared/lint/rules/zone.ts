import { isKnownZone } from "../../engine/time/zones.ts";
import type { LintRule } from "../rule.ts";

/** A time zone that the zone database does not have. */
export const zone: LintRule = {
  finds: {
    "zone-unknown": { severity: "error", about: "The time zone is not in the time-zone database." },
  },
  check: ({ journey }) => {
    const name = journey.settings.timeZone;
    return name === null || isKnownZone(name)
      ? []
      : [
          {
            id: "zone-unknown",
            severity: "error",
            message: `There is no time zone "${name}".`,
            fix: "Use a name such as America/Denver, or none for the workspace's.",
            path: "settings.timeZone",
          },
        ];
  },
};
