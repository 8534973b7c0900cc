import type { Journey } from "../../model/journey.ts";
import type { EngineOptions } from "../options.ts";
import { MAX_REPLICATIONS } from "../random/streams.ts";
import type { Refusal } from "./refuse.ts";

/** What the journey's settings and the options ask for and this version does not simulate. */
export function unsupportedOfRun(journey: Journey, options: EngineOptions): Refusal[] {
  const refusals: Refusal[] = [];
  if (options.replications > MAX_REPLICATIONS)
    refusals.push({
      code: "run-unsupported",
      path: "replications",
      message: `A run has at most ${MAX_REPLICATIONS} replications.`,
      todo: "Ask for fewer.",
    });
  const quiet = journey.settings.quietHours;
  if (quiet && quiet.from === quiet.to)
    refusals.push({
      code: "run-quiet-hours",
      path: "settings.quietHours",
      message: `Quiet hours from ${quiet.from} to ${quiet.to} leave it open whether none or all of the day is quiet.`,
      todo: "Set two different times, or null for no quiet hours.",
    });
  return refusals;
}
