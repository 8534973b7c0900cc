import { plural } from "../../src-shared/lib/numbers.ts";
import { type ColumnDifference, type Differences, strangersNote, textNotes } from "../../src-shared/model/differences.ts";
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
    `  ${field.replace(/\s+/g, " ")}: ${what}`,
    ...(was === null ? [] : [`from ${was} to ${type}`]),
    ...counts,
    ...(example.length > 0 && what === "changed" ? [`such as ${example.join("; ")}`] : []),
    ...(note === null ? [] : [note]),
  ].join(", ");
}

function lines(differences: Differences, dryRun: boolean): string[] {
  const { mode, on, base, file, added, gone, changed, unchanged, leftOut, columns } = differences;
  const strangers = strangersNote(differences);
  const would = dryRun ? "would be " : "";
  return [
    `${plural(added, "subscriber")} ${would}added, ${count(changed)} changed, ${count(unchanged)} unchanged${gone > 0 ? `, ${count(gone)} gone${named(base.examples)}` : ""}; matched on ${on}.`,
    ...(mode === "join" || mode === "update"
      ? [
          `Without a partner: ${plural(base.unmatched, "subscriber")}${named(base.examples)}; ${plural(file.unmatched, "row")} of the file${named(file.examples)}.`,
        ]
      : []),
    ...(strangers === null ? [] : [strangers]),
    ...(dryRun ? textNotes(differences) : []),
    ...leftOut.map((each) => `Left out ${plural(each.count, "row")}: ${each.reason}${named(each.examples)}`),
    ...columns.filter(({ what, note }) => what !== "same" || note !== null).map(columnLine),
  ];
}

/** What an import changes in the data that was there, and the events that belong to nobody. */
export function differenceLines({ differences, orphans, dryRun }: ImportReport): string[] {
  return [
    ...(differences ? lines(differences, dryRun) : []),
    ...(orphans
      ? [
          `${plural(orphans.events, "event")} of ${plural(orphans.people, "person", "people")} not in the base: ${orphans.top
            .slice(0, 5)
            .map(({ key, events }) => `${key} (${count(events)})`)
            .join(", ")}`,
        ]
      : []),
  ];
}
