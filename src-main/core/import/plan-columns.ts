import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { ColumnMapping, Mapping } from "../../../src-shared/model/import.ts";
import { isConsent, roleFits, roleLabels } from "../../../src-shared/model/role-words.ts";
import { withContent } from "./content/content.ts";
import { lookInto } from "./look.ts";
import { nearest } from "./names.ts";
import { type DateFormat, dateFormat } from "./parse-date.ts";

/** A column of the mapping at its place in this file. */
export interface PlannedColumn {
  readonly mapping: ColumnMapping;
  /** Position in this file, from 0. */
  readonly at: number;
  readonly format: DateFormat | undefined;
}

export interface ColumnPlan {
  /** Names of the file's columns, in order. */
  readonly names: readonly string[];
  /** The sheet by its own name, where the mapping may write it otherwise; null where there are none. */
  readonly sheet: string | null;
  readonly key: PlannedColumn;
  /** Included columns without the key. */
  readonly others: readonly PlannedColumn[];
}

/** Records that tell how many columns a table has. */
const ENOUGH = 500;

const plain = (text: string) => text.trim().toLowerCase();

function checkMapping(mapping: Mapping, where: string): void {
  const { dialect, columns, key } = mapping;
  if (dialect.quote !== "" && dialect.delimiter.includes(dialect.quote))
    throw new InputError("mapping-delimiter", "The quote cannot be part of the delimiter.", {
      where,
      todo: "Give another quote, or none.",
    });
  const included = columns.filter(({ include }) => include);
  for (const member of ["field", "role"] as const) {
    const seen = new Map<string, string>();
    for (const column of included) {
      const value = column[member];
      if (value === null) continue;
      const other = seen.get(value);
      if (other !== undefined)
        throw new InputError(
          "mapping-twice",
          `The columns "${other}" and "${column.header}" are both mapped to the ${member} "${value}".`,
          {
            where,
            todo: `Give one of them another ${member}.`,
          },
        );
      seen.set(value, column.header);
    }
  }
  if (!included.some(({ field }) => field === key))
    throw new InputError("mapping-key", `No included column becomes the field "${key}", which the mapping names as the key.`, {
      where,
      todo: `Name one of: ${included.map(({ field }) => field).join(", ")}.`,
    });
  for (const { header, type, role, opposite, dateFormat: pattern } of included) {
    if (opposite && !(isConsent(role) && type === "boolean"))
      throw new InputError("mapping-opposite", `The column "${header}" is to be turned round, but is no consent.`, {
        where,
        todo: 'Give it the type boolean and a role such as "consent:email", or leave "opposite" out.',
      });
    if (role !== null && role !== "key" && !roleFits(role, type))
      throw new InputError("mapping-role", `The column "${header}" is read as ${type}, which cannot be the ${roleLabels[role]}.`, {
        where,
        todo: "Give it another type, or no role.",
      });
    if ((type === "date" || type === "datetime") && (pattern === null || !dateFormat(pattern)))
      throw new InputError("mapping-date", `The column "${header}" is a ${type} without a known pattern.`, {
        where,
        todo: "Use a pattern such as YYYY-MM-DD or M/D/YYYY.",
      });
  }
}

/** Finds the mapping's columns in a file: by header where there is one, else by position. Throws InputError where they do not fit. */
export async function planColumns(path: string, name: string, mapping: Mapping): Promise<ColumnPlan> {
  checkMapping(mapping, name);
  const { names, dialect } = await withContent(path, name, mapping.dialect.entry, (content) => lookInto(content, mapping.dialect, ENOUGH));
  const included = mapping.columns.filter(({ include }) => include);
  const planned = included.map((column): PlannedColumn => {
    const exact = names[column.column] === column.header ? column.column : names.indexOf(column.header);
    const at = exact >= 0 ? exact : names.findIndex((found) => plain(found) === plain(column.header));
    if (at < 0) {
      const near = nearest(column.header, names);
      throw new InputError(
        "column-missing",
        `The mapping expects a column "${column.header}", which the file does not have${near === undefined ? "" : `; the nearest is "${near}"`}. The file has: ${names.join(", ")}.`,
        { where: `${name}:${mapping.dialect.skipRows + 1}`, todo: "Use a mapping made for this file." },
      );
    }
    return { mapping: column, at, format: column.dateFormat === null ? undefined : dateFormat(column.dateFormat) };
  });
  const key = planned.find((column) => column.mapping.field === mapping.key) as PlannedColumn;
  return { names, sheet: dialect.sheet, key, others: planned.filter((column) => column !== key) };
}
