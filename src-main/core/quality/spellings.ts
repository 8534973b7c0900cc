import { InputError } from "../../../src-shared/lib/input-error.ts";
import { isDerived } from "../../../src-shared/model/field.ts";
import type { TextColumn } from "../../../src-shared/table/column.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import { dataOfColumn } from "../columns/column-data.ts";
import { loadBase } from "../columns/load-base.ts";
import type { WorkHooks } from "../columns/pacer.ts";
import { patchColumn } from "../columns/patch-column.ts";
import { storeBase } from "../columns/store-base.ts";
import { withComputed } from "../computed/compute.ts";
import { asTheyAre } from "../computed/set-computed.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { editCells, MOST_CELLS } from "../edit/edit-cells.ts";
import { keyFieldOf } from "../merge/match.ts";

/** Columns with more distinct values than this are not looked through for spellings. */
const MOST_WORDS = 5000;

/** One text that is written in several ways: the commonest one, and the others with how often each comes. */
export interface Spellings {
  readonly commonest: string;
  readonly others: readonly { readonly word: string; readonly count: number }[];
}

/** Texts that differ only in case and blanks, such as Yes and yes; none of columns with very many words. */
export function spellingsOf(column: TextColumn): Spellings[] {
  if (column.dictionary.length > MOST_WORDS) return [];
  const counts = new Uint32Array(column.dictionary.length);
  for (let row = 0; row < column.length; row++) {
    const code = column.codes[row] ?? 0;
    if (!column.missing?.has(row)) counts[code] = (counts[code] ?? 0) + 1;
  }
  const used = column.dictionary.map((word, code) => ({ word, count: counts[code] ?? 0 })).filter(({ count }) => count > 0);
  const alike = [...Map.groupBy(used, ({ word }) => word.toLowerCase().replace(/\s+/g, " ").trim()).values()];
  return alike
    .filter((same) => same.length > 1)
    .map((same) => {
      const [commonest, ...others] = same.toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
      return { commonest: commonest?.word ?? "", others };
    });
}

/**
 * Writes each text of a field in its commonest spelling: as one step of the edit history, or with a restore point where there are more cells
 * than a step may change. Throws InputError for another field, and where nothing is written in two ways.
 */
export async function unifySpellings(project: ProjectFile, id: string, hooks: WorkHooks = {}): Promise<{ cells: number; undo: boolean }> {
  const base = loadBase(project);
  const field = base.fields.find((each) => each.id === id);
  const column = base.column(id);
  if (!field || column?.type !== "text" || field.role === "key" || isDerived(field))
    throw new InputError("spellings-field", `“${field?.label ?? id}” is no text field whose values can be changed.`, {
      where: id,
      todo: "Choose a text field that was imported.",
    });
  const better = new Map(spellingsOf(column).flatMap(({ commonest, others }) => others.map(({ word }) => [word, commonest] as const)));
  const codes = new Map(column.dictionary.flatMap((word, code) => (better.has(word) ? [[code, better.get(word) ?? ""] as const] : [])));
  const patches: { row: number; value: string }[] = [];
  for (let row = 0; row < column.length; row++) {
    const value = column.missing?.has(row) ? undefined : codes.get(column.codes[row] ?? 0);
    if (value !== undefined) patches.push({ row, value });
  }
  if (patches.length === 0)
    throw new InputError("spellings-none", `No value of “${field.label}” differs from another only in case or blanks.`, { where: id });
  if (patches.length <= MOST_CELLS) {
    const keys = base.column(keyFieldOf(base)) as Column;
    const edits = patches.map(({ row, value }) => ({ key: String(cellAt(keys, row) ?? ""), field: id, value }));
    editCells(project, edits, `One spelling in ${field.label}`);
    return { cells: patches.length, undo: true };
  }
  const current = asTheyAre(project, base);
  const fields = current.fields.map((each) =>
    each.field.id === id ? { ...each, data: dataOfColumn(patchColumn(column, patches)) } : each,
  );
  await storeBase(project, { subscribers: withComputed({ ...current, fields }, base).subscribers }, hooks, {
    from: base.version,
    restorePoint: `Before one spelling in ${field.label}`,
  });
  return { cells: patches.length, undo: false };
}
