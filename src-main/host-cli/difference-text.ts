import type { ColumnDifference, Differences } from "../../src-shared/model/differences.ts";
import type { ImportReport } from "../../src-shared/model/import.ts";
import { count } from "./text.ts";

const shown = (value: string | number | boolean | null) => (value === null ? "nothing" : JSON.stringify(value));
const named = (examples: readonly string[]) => (examples.length === 0 ? "" : `: ${examples.slice(0, 5).join(", ")}`);

function columnLine({ field, what, type, was, filled, changed, cleared, examples, note }: ColumnDifference): string {
  const counts = [
    filled > 0 ? `${count(filled)} filled` : "",
    changed > 0 ? `${count(changed)} changed` : "",
    cleared > 0 ? `${count(cleared)} cleared` : "",
  ].filter((part) => part !== "");
  const example = examples.slice(0, 2).map(({ key, from, to }) => `${key}: ${shown(from)} to ${shown(to)}`);
  return [
    `  ${field}: ${what}`,
    ...(was === null ? [] : [`from ${was} to ${type}`]),
    ...counts,
    ...(example.length > 0 && what === "changed" ? [`such as ${example.join("; ")}`] : []),
    ...(note === null ? [] : [note]),
  ].join(", ");
}

function lines({ mode, on, base, file, added, gone, changed, unchanged, leftOut, columns }: Differences, dryRun: boolean): string[] {
  const would = dryRun ? "would be " : "";
  return [
    `${count(added)} subscribers ${would}added, ${count(changed)} changed, ${count(unchanged)} unchanged${gone > 0 ? `, ${count(gone)} gone${named(base.examples)}` : ""}; matched on ${on}.`,
    ...(mode === "join" || mode === "update"
      ? [
          `Without a partner: ${count(base.unmatched)} subscribers${named(base.examples)}; ${count(file.unmatched)} rows of the file${named(file.examples)}.`,
        ]
      : []),
    ...leftOut.map((each) => `Left out ${count(each.count)} rows: ${each.reason}${named(each.examples)}`),
    ...columns.filter(({ what, note }) => what !== "same" || note !== null).map(columnLine),
  ];
}

/** What an import changes in the data that was there, and the events that belong to nobody. */
export function differenceLines({ differences, orphans, dryRun }: ImportReport): string[] {
  return [
    ...(differences ? lines(differences, dryRun) : []),
    ...(orphans
      ? [
          `${count(orphans.events)} events of ${count(orphans.people)} people who are not in the base: ${orphans.top
            .slice(0, 5)
            .map(({ key, events }) => `${key} (${count(events)})`)
            .join(", ")}`,
        ]
      : []),
  ];
}
