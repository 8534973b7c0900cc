import type { MergeMode } from "../../../src-shared/model/differences.ts";
import type { ImportReport } from "../../../src-shared/model/import.ts";

const verbs: Record<MergeMode, string> = { replace: "importing", append: "adding", update: "updating from", join: "joining" };

/** The name of the restore point before a file, such as `Before updating from March.csv`. */
export const restoreLabel = (mode: MergeMode, as: "subscribers" | "events", name: string): string =>
  `Before ${verbs[mode]} ${name}${as === "events" ? " (events)" : ""}`;

/** The same before several files, such as `Before importing 4 files: a.csv, b.csv, c.csv and another`. */
export function restoreLabelOfSeveral(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  const rest = more === 0 ? "" : more === 1 ? " and another" : ` and ${more} others`;
  return `Before importing ${names.length} files: ${shown.join(", ")}${rest}`;
}

/** A report as the history keeps it: counts without the values and keys of people. */
export function keptReport(report: ImportReport): ImportReport {
  const { differences, orphans, ...rest } = report;
  const side = <T extends { examples: string[] }>(given: T): T => ({ ...given, examples: [] });
  return {
    ...rest,
    changed: rest.changed.map((each) => ({ ...each, examples: each.examples.filter((text) => /^line \d+$/.test(text)) })),
    ...(orphans ? { orphans: { ...orphans, top: [] } } : {}),
    ...(differences
      ? {
          differences: {
            ...differences,
            zeros: undefined,
            file: side(differences.file),
            base: side(differences.base),
            leftOut: differences.leftOut.map(side),
            columns: differences.columns.map((column) => ({ ...column, examples: [] })),
          },
        }
      : {}),
  };
}
