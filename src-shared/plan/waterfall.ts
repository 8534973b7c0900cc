import type { Journey } from "../model/journey.ts";
import type { Results } from "../model/results.ts";
import { channelIdOf, nodeLabel, nodeResult } from "./run.ts";
import { reasonText } from "./words.ts";

/** A step of a waterfall: a level that is reached, or a loss or gain on the way to the next. Losses less gains between two levels add up to their difference. */
export interface ExclusionStep {
  label: string;
  count: number;
  kind: "level" | "loss" | "gain";
}

function losses(reasons: Readonly<Record<string, number>>): ExclusionStep[] {
  return Object.entries(reasons)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => ({ label: reasonText(reason), count, kind: "loss" as const }));
}

/** From those who match to those who entered. */
export function entrySteps({ journey }: Results): ExclusionStep[] {
  return [
    { label: "Matched", count: journey.matched, kind: "level" },
    ...losses(journey.notEntered),
    { label: "Entered", count: journey.entered, kind: "level" },
  ];
}

/** For each message node that somebody reached: from those who reached it, with its further tries, to what was sent. */
export function sendSteps(journey: Journey, results: Results): { node: string; label: string; steps: ExclusionStep[] }[] {
  return journey.nodes.flatMap((node) => {
    const counts = nodeResult(results, node.id);
    if (channelIdOf(node) === undefined || counts.entered === 0) return [];
    const { retried = 0 } = counts;
    const steps: ExclusionStep[] = [
      { label: "Reached", count: counts.entered, kind: "level" },
      ...(retried > 0 ? [{ label: "Tried again", count: retried, kind: "gain" as const }] : []),
      ...losses(counts.skipped),
      ...(counts.held > 0 ? [{ label: "Still held at the end", count: counts.held, kind: "loss" as const }] : []),
      { label: "Sent", count: counts.sent, kind: "level" },
    ];
    return [{ node: node.id, label: nodeLabel(node), steps }];
  });
}
