import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { moneyText, sumOf } from "../../src-shared/lib/numbers.ts";
import { count, share, table } from "./text.ts";

const reasons = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([reason, n]) => `${reason} ${count(n)}`)
    .join(", ");
const withReasons = (counts: Readonly<Record<string, number>>) =>
  sumOf(counts) > 0 ? `${count(sumOf(counts))} (${reasons(counts)})` : "0";

/** A run for the terminal: what became of the journey, then a line for every node in the order of the document. */
export function summary({ journey, results, journeyName }: SavedRun, currency: string): string[] {
  const { manifest, journey: totals, outcomes } = results;
  const rows = journey.nodes.flatMap((node) => {
    const result = results.nodes[node.id];
    if (!result) return [];
    const { entered, left, exitedHere, waiting, held, sent, skipped, converted, cost } = result;
    return [
      [
        node.label || node.id,
        node.kind,
        count(entered),
        count(sumOf(left)),
        count(sumOf(exitedHere)),
        count(waiting + held),
        sent > 0 ? count(sent) : "",
        sumOf(skipped) > 0 ? count(sumOf(skipped)) : "",
        converted > 0 ? count(converted) : "",
        cost > 0 ? moneyText(cost, currency) : "",
      ],
    ];
  });
  return [
    `${journeyName}: ${manifest.horizonDays} days from ${manifest.start}, seed ${manifest.seed}, ${count(manifest.replications)} replication${manifest.replications === 1 ? "" : "s"}`,
    "",
    `Matched      ${count(totals.matched)}`,
    `Not entered  ${withReasons(totals.notEntered)}`,
    ...(totals.control > 0 ? [`Control      ${count(totals.control)}`] : []),
    `Entered      ${count(totals.entered)}`,
    `Completed    ${count(totals.completed)}`,
    `Exited       ${withReasons(totals.exited)}`,
    `In progress  ${count(totals.inProgress)}`,
    `Converted    ${count(outcomes.converted)}${totals.entered > 0 ? ` (${share(outcomes.converted, totals.entered)} of those who entered)` : ""}`,
    `Cost         ${moneyText(results.money.cost, currency)}`,
    `Weakest source of the numbers: ${results.badge}`,
    "",
    ...table(["node", "kind", "entered", "left", "exited", "still here", "sent", "skipped", "converted", "cost"], rows),
  ];
}
