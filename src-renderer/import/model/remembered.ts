import type { ImportReport, Mapping } from "../../../src-shared/model/import.ts";
import { plainHeader } from "./names.ts";

export interface PastImport {
  id: string;
  at: string;
  report: ImportReport;
}

/** A mapping of an earlier import that a file could be imported with. */
export interface Remembered {
  /** Name of the file that it was made for, and when that was imported, UTC. */
  name: string;
  at: string;
  mapping: Mapping;
}

/** Share of an earlier file's imported columns that a file must have for its mapping to be offered. */
const ENOUGH = 0.6;

/** The earlier mapping that fits a file with these headers best: most columns in common, then the newest; null where none does. */
export function rememberedFor(history: readonly PastImport[], as: Mapping["as"], headers: readonly string[]): Remembered | null {
  const here = new Set(headers.map(plainHeader));
  let best: { share: number; past: PastImport } | null = null;
  for (const past of history) {
    const { mapping } = past.report;
    if (mapping.as !== as) continue;
    const wanted = mapping.columns.filter(({ include }) => include);
    const share = wanted.filter(({ header }) => here.has(plainHeader(header))).length / Math.max(1, wanted.length);
    if (share < ENOUGH) continue;
    if (!best || share > best.share) best = { share, past };
  }
  return best && { name: best.past.report.name, at: best.past.at, mapping: best.past.report.mapping };
}

/** A mapping as an earlier one has it, and what of that no longer fits, a sentence each. */
export function applyRemembered(proposed: Mapping, remembered: Mapping): { mapping: Mapping; misfits: string[] } {
  const past = new Map(remembered.columns.map((column) => [plainHeader(column.header), column]));
  const misfits: string[] = [];
  const fresh: string[] = [];
  const columns = proposed.columns.map((column) => {
    const known = past.get(plainHeader(column.header));
    if (!known) {
      if (column.include) fresh.push(column.header || `column ${column.column + 1}`);
      return column;
    }
    past.delete(plainHeader(column.header));
    if (known.include && known.type !== column.type && known.type !== "text")
      misfits.push(`“${column.header}” was ${typeWords[known.type]}; its values now look like ${typeWords[column.type]}.`);
    return { ...known, column: column.column, header: column.header };
  });
  const gone = [...past.values()].filter(({ include }) => include).map(({ header }) => header);
  const keyColumn = columns.find(({ field, include }) => include && field === remembered.key);
  if (gone.length > 0) misfits.unshift(`${listed(gone)} ${gone.length === 1 ? "is" : "are"} not in this file.`);
  if (fresh.length > 0)
    misfits.push(
      `${listed(fresh)} ${fresh.length === 1 ? "is" : "are"} new; what becomes of ${fresh.length === 1 ? "it" : "them"} is suggested.`,
    );
  if (!keyColumn) misfits.unshift(`The key “${remembered.key}” is not in this file; choose another.`);
  const event = remembered.event === undefined ? {} : { event: remembered.event };
  const mapping = { ...proposed, ...event, columns, key: keyColumn?.field ?? proposed.key };
  return { mapping, misfits };
}

const typeWords = { text: "text", number: "a number", boolean: "yes or no", date: "a date", datetime: "a date and time" } as const;

const SHOWN = 4;

/** `“a”, “b” and 3 more`. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `“${name}”`);
  if (names.length > SHOWN) return `${shown.join(", ")} and ${names.length - SHOWN} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
