import type { RunEntry } from "../../../src-shared/contract/runs.ts";
import type { Trace } from "../../../src-shared/model/trace.ts";
import { plural } from "../../ui/format.ts";

/** How many journeys are told of a subscriber. */
export const MOST_JOURNEYS = 8;

/** The newest run of each journey, the newest first. */
export function newestRuns(runs: readonly RunEntry[]): RunEntry[] {
  const newest = new Map<string, RunEntry>();
  for (const run of runs.toSorted((a, b) => (a.at < b.at ? 1 : -1))) if (!newest.has(run.journeyId)) newest.set(run.journeyId, run);
  return [...newest.values()].slice(0, MOST_JOURNEYS);
}

export interface JourneyWords {
  /** What became of the subscriber, in a word or two. */
  status: "did not enter" | "completed" | "left early" | "under way";
  sentence: string;
}

/** What a run did with a subscriber, from its trace: how it ended, how often it was contacted, and the last step. */
export function journeyWords({ lines, sent, why }: Pick<Trace, "lines" | "sent" | "why">): JourneyWords {
  const entered = lines.some(({ what }) => what === "entered");
  if (!entered)
    return { status: "did not enter", sentence: why[0] ?? lines.at(-1)?.text ?? "The journey did not look at this subscriber." };
  const ends = lines.filter(({ what }) => what === "completed" || what === "exited");
  const status = ends.length === 0 ? "under way" : ends.at(-1)?.what === "completed" ? "completed" : "left early";
  const last = lines.at(-1);
  const contacts = sent === 0 ? `never contacted${why[0] === undefined ? "" : `: ${why[0]}`}` : `${plural(sent, "message")} sent`;
  return {
    status,
    sentence: `${contacts[0]?.toUpperCase()}${contacts.slice(1)}. Last: ${last?.text ?? ""} (${last?.local.slice(0, 10) ?? ""}).`,
  };
}
