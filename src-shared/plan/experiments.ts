import type { Journey } from "../model/journey.ts";
import type { ExperimentResult, Results } from "../model/results.ts";
import { localDate } from "./dates.ts";
import { nodeLabel, outletName } from "./run.ts";
import { dateWords } from "./words.ts";

/** An experiment of a journey as a table shows it. */
export interface ExperimentRow {
  node: string;
  label: string;
  /** Who won, or why nobody did, in a sentence. */
  verdict: string;
  arms: { id: string; name: string; entered: number; succeeded: number; won: boolean }[];
}

function verdictOf({ winner, why, decidedAt }: ExperimentResult, name: (arm: string) => string, zone: string): string {
  const when = decidedAt === null ? "" : ` on ${dateWords(localDate(decidedAt, zone))}`;
  switch (why) {
    case "winner":
      return `“${name(winner ?? "")}” won${when} and took everyone who came after.`;
    case "below-minimum":
      return `No winner${when}: an arm had fewer subscribers than a decision needs.`;
    case "not-decided-yet":
      return "No winner yet: the run ended before the decision.";
    case "nobody-came":
      return "No winner: nobody came to it.";
  }
}

/** The experiments of a run, in the order of the journey's document; moments are dates of `zone`. */
export function experimentRows(journey: Journey, { experiments = {}, manifest }: Results, zone: string): ExperimentRow[] {
  const { replications } = manifest;
  const others = replications > 1 ? ` So it went in the first of ${replications} replications; the counts are means of all.` : "";
  return journey.nodes.flatMap((node) => {
    const result = experiments[node.id];
    if (!result) return [];
    const name = (arm: string) => outletName(node, arm);
    const arms = Object.entries(result.arms).map(([id, counts]) => ({ id, name: name(id), ...counts, won: id === result.winner }));
    return [{ node: node.id, label: nodeLabel(node), verdict: `${verdictOf(result, name, zone)}${others}`, arms }];
  });
}
