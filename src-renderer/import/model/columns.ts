import type { FieldGroup, FieldType } from "../../../src-shared/model/field.ts";
import type { ColumnMapping, Inspection, Mapping } from "../../../src-shared/model/import.ts";
import type { ColumnFault } from "../draft.ts";

/** Which columns the list shows. */
export const columnFilters = [
  { value: "all", label: "All columns" },
  { value: "included", label: "Imported" },
  { value: "skipped", label: "Left out" },
  { value: "noted", label: "With a note" },
  { value: "personal", label: "Personal" },
  { value: "faulty", label: "To be mended" },
] as const;
export type ColumnFilter = (typeof columnFilters)[number]["value"];

type Seen = Inspection["columns"][number];

function passes(column: ColumnMapping, seen: Seen | undefined, faulty: ReadonlySet<number>, filter: ColumnFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "included":
      return column.include;
    case "skipped":
      return !column.include;
    case "noted":
      return (seen?.note ?? null) !== null;
    case "personal":
      return column.personal;
    case "faulty":
      return faulty.has(column.column);
  }
}

/** The columns whose header, field or examples hold the searched text and that the filter lets through. */
export function shownColumns(
  { columns }: Mapping,
  seen: readonly Seen[],
  faults: readonly ColumnFault[],
  search: string,
  filter: ColumnFilter,
): ColumnMapping[] {
  const wanted = search.trim().toLowerCase();
  const faulty = new Set(faults.flatMap(({ column }) => (column === null ? [] : [column])));
  return columns.filter((column) => {
    const own = seen[column.column];
    if (!passes(column, own, faulty, filter)) return false;
    if (wanted === "") return true;
    return `${column.header} ${column.field} ${own?.examples.join(" ") ?? ""}`.toLowerCase().includes(wanted);
  });
}

/** A change for many columns at once. */
export type BulkChange =
  | { include: boolean }
  | { group: FieldGroup }
  | { type: Extract<FieldType, "text"> }
  | { personal: boolean }
  | { missing: string };

/** Makes a change to columns; the key stays included and text, and a token for missing is added to those that columns have. */
export function changeMany(mapping: Mapping, at: ReadonlySet<number>, change: BulkChange): Mapping {
  const columns = mapping.columns.map((column): ColumnMapping => {
    if (!at.has(column.column)) return column;
    const key = column.field === mapping.key;
    if ("missing" in change) {
      const token = change.missing;
      return key || token === "" || column.missing.includes(token) ? column : { ...column, missing: [...column.missing, token] };
    }
    if ("type" in change) return { ...column, type: "text", dateFormat: null, numberFormat: null, booleans: null };
    if ("include" in change) return key ? column : { ...column, include: change.include };
    return { ...column, ...change };
  });
  return { ...mapping, columns };
}

/** What is known of a key before the import, from the sample. */
export interface KeyHealth {
  blanks: number;
  repeats: number;
  examples: readonly string[];
  /** Rows looked at, and whether they are all. */
  rows: number;
}

export function keyHealth(mapping: Mapping, { columns, rowsSampled }: Inspection): KeyHealth | null {
  const key = mapping.columns.find(({ field, include }) => include && field === mapping.key);
  const seen = key && columns[key.column];
  return seen ? { blanks: seen.missing, repeats: seen.repeated.cells, examples: seen.repeated.examples, rows: rowsSampled } : null;
}
