import { plural } from "../../src-shared/lib/numbers.ts";
import type { ImportReport, Inspection } from "../../src-shared/model/import.ts";
import type { Combined } from "../../src-shared/model/import-files.ts";
import { differenceLines } from "./difference-text.ts";
import { count } from "./text.ts";

/** The first rows as they were understood, in columns. */
function preview({ columns, preview: rows }: Inspection): string[] {
  const shown = [columns.map(({ header }) => header), ...rows.slice(0, 5)].map((cells) =>
    cells.slice(0, 8).map((cell) => cell.replace(/\s+/g, " ").slice(0, 24)),
  );
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((cells) => (cells[at] ?? "").length)));
  return shown.map((cells) =>
    `  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}${columns.length > 8 ? "  …" : ""}`.trimEnd(),
  );
}

const one = (header: string) => header.replace(/\s+/g, " ");

/** What a column becomes. */
const mappingLine = ({ header, field, type, dateFormat, group, role }: ImportReport["mapping"]["columns"][number]) =>
  `  ${one(header)} -> ${one(field)}: ${type}${dateFormat ? ` ${dateFormat}` : ""}, ${group}${role ? `, ${role}` : ""}`;

/** What was, or would be, done with one file. */
export function reportLines(report: ImportReport, inspection: Inspection): string[] {
  const { rows, fields, rejects, changed, missing, notes, dryRun, as, mapping, rejectFile } = report;
  const { reasons } = inspection;
  const noted = inspection.columns.filter(({ note }) => note !== null);
  const blank = missing.filter((each) => each.count > 0).map((each) => `${each.field} ${count(each.count)}`);
  return [
    `${dryRun ? "Would keep" : "Kept"} ${count(rows.kept)} of ${count(rows.read)} rows as ${as}, ${fields} fields, key ${mapping.key}.`,
    ...(dryRun ? [...reasons.map((reason) => `  ${reason}`), ...preview(inspection)] : []),
    ...(dryRun ? mapping.columns.filter(({ include }) => include).map(mappingLine) : []),
    ...noted.map(({ header, note }) => `  ${one(header)}: ${note}`),
    ...notes,
    ...(blank.length > 0 ? [`Missing cells: ${blank.join(", ")}.`] : []),
    ...changed.map((each) => `Changed ${plural(each.count, "cell")} of ${each.field}: ${each.reason}`),
    ...rejects.map((each) => `Rejected ${plural(each.count, "row")}: ${each.reason} (line ${each.lines.slice(0, 5).join(", ")})`),
    ...(rejectFile ? [`The rejected rows are in ${rejectFile}.`] : []),
    ...differenceLines(report),
  ];
}

/** What several files change together. */
export function combinedLines({ subscribers, fields, events, differences }: Combined, dryRun: boolean): string[] {
  const step = ({ before, after }: { before: number; after: number }, what: string) =>
    before === after ? `${count(after)} ${what} as before` : `${count(before)} to ${count(after)} ${what}`;
  return [
    `All files together: ${step(subscribers, "subscribers")}, ${step(fields, "fields")}, ${step(events, "events")}.`,
    ...(differences && dryRun
      ? [
          `  ${count(differences.added)} subscribers would be added, ${count(differences.gone)} gone, ${count(differences.changed)} changed, ${count(differences.unchanged)} unchanged.`,
        ]
      : []),
  ];
}
