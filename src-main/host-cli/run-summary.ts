import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { moneyText, plural, sumOf } from "../../src-shared/lib/numbers.ts";
import type { Results } from "../../src-shared/model/results.ts";
import { localMoment } from "../../src-shared/plan/dates.ts";
import { effectFigures, makeEffect } from "../../src-shared/plan/effect.ts";
import { precisionText } from "../../src-shared/plan/precision.ts";
import { rangeOf, runDrawsRates } from "../../src-shared/plan/uncertainty.ts";
import { causes, withCauses } from "./causes.ts";
import { sharedLines } from "./shared-text.ts";
import { count, share, table } from "./text.ts";

/** What the terminal needs to know of the project; its zone is that of journeys without one. */
export interface SummaryContext {
  currency: string;
  timeZone: string;
}

/** What was run, on the journey's clock: days, seed, replications, and whether it was a sample, a replay or beside other journeys. */
function heading({ journeyName, results: { manifest } }: SavedRun, zone: string): string {
  const { horizonDays, start, seed, replications, sample, mode, together = [] } = manifest;
  return [
    `${journeyName}: ${plural(horizonDays, "day")} from ${localMoment(start, zone)} (${zone})`,
    `seed ${seed}`,
    plural(replications, "replication"),
    ...(sample === undefined ? [] : [`a sample of ${plural(sample, "subscriber")} only`]),
    ...(mode === "replay" ? ["events as imported"] : []),
    ...(together.length > 0 ? [`beside ${together.join(", ")}`] : []),
  ].join(", ");
}

/** `; 8 in 10 between 98 and 141` of a number that varies; empty without a range, or where it has no width. */
function rangeText({ ranges }: Results, path: string, text: (value: number) => string): string {
  const range = ranges[path];
  return range && range.p10 < range.p90 ? `; 8 in 10 between ${text(range.p10)} and ${text(range.p90)}` : "";
}

/** What messages add, where the journey's model tells. */
function effectLines(run: SavedRun, currency: string): [string, string][] {
  const { results } = run;
  const effect = makeEffect(run, results.money.cost);
  if (!effect) return [];
  const money = (value: number) => moneyText(value, currency);
  const ranges: Record<string, string> = {
    churned: rangeText(results, "outcomes.churned", count),
    "incremental-margin": rangeText(results, "money.incrementalMargin", money),
  };
  return effectFigures(effect, { converted: results.outcomes.converted, currency }).map(({ id, label, value, note }) => [
    label,
    `${value} (${note})${ranges[id] ?? ""}`,
  ]);
}

/** The journey in numbers, a line each. */
function totals(run: SavedRun, { currency }: SummaryContext): [string, string][] {
  const { results } = run;
  const { journey, outcomes, money, manifest, precision } = results;
  const rate = journey.entered > 0 ? ` (${share(outcomes.converted, journey.entered)} of those who entered)` : "";
  const costRange = rangeText(results, "money.cost", (value) => moneyText(value, currency));
  return [
    ["Matched", count(journey.matched)],
    ["Not entered", withCauses(journey.notEntered)],
    ...(journey.control > 0 ? ([["Control", count(journey.control)]] as [string, string][]) : []),
    ["Entered", `${count(journey.entered)}${rangeText(results, "journey.entered", count)}`],
    ["Completed", count(journey.completed)],
    ["Exited", withCauses(journey.exited)],
    ["In progress", count(journey.inProgress)],
    ["Converted", `${count(outcomes.converted)}${rate}${rangeText(results, "outcomes.converted", count)}`],
    ...effectLines(run, currency),
    ["Cost", `${moneyText(money.cost, currency)}${costRange}`],
    ...(manifest.replications > 1 ? ([["Ranges", rangeOf(runDrawsRates(run))]] as [string, string][]) : []),
    ...(precision ? ([["Precision", precisionText(precision, manifest.replications)]] as [string, string][]) : []),
    ["Weakest source of the numbers", results.badge],
  ];
}

/** A line for every node that was reached, in the order of the document. */
function nodeLines({ journey, results }: SavedRun, currency: string): string[] {
  const rows = journey.nodes.flatMap((node) => {
    const result = results.nodes[node.id];
    if (!result) return [];
    const { entered, left, exitedHere, waiting, held, sent, skipped, retried = 0, converted, cost } = result;
    return [
      [
        node.label || node.id,
        node.kind,
        count(entered),
        count(sumOf(left)),
        count(sumOf(exitedHere)),
        count(waiting + held),
        retried > 0 ? count(retried) : "",
        sent > 0 ? count(sent) : "",
        sumOf(skipped) > 0 ? count(sumOf(skipped)) : "",
        converted > 0 ? count(converted) : "",
        cost > 0 ? moneyText(cost, currency) : "",
        causes(skipped),
      ],
    ];
  });
  const headings = [
    ...["node", "kind", "entered", "left", "exited", "still here", "tried again", "sent", "skipped", "converted", "cost", "why skipped"],
  ];
  const used = headings.map((heading, at) => !["tried again", "why skipped"].includes(heading) || rows.some((row) => row[at] !== ""));
  const kept = (cells: readonly string[]) => cells.filter((_, at) => used[at]);
  return table(kept(headings), rows.map(kept));
}

/** A run for the terminal: what became of the journey, what it was precise to, every node with its skips, and what subscribers shared. */
export function summary(run: SavedRun, { currency, timeZone }: SummaryContext): string[] {
  const zone = run.journey.settings.timeZone ?? timeZone;
  const lines = totals(run, { currency, timeZone });
  const width = Math.max(...lines.map(([label]) => label.length));
  const shared = sharedLines(run, currency, zone);
  return [
    heading(run, zone),
    "",
    ...lines.map(([label, text]) => `${label.padEnd(width)}  ${text}`),
    "",
    ...nodeLines(run, currency),
    ...(shared.length > 0 ? ["", ...shared] : []),
  ];
}
