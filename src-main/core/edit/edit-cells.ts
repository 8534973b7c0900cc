import { readExpression } from "../../../src-shared/expressions/index.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Cell, Column } from "../../../src-shared/table/column.ts";
import { RowHasher } from "../columns/data-hash.ts";
import { columnFromCells } from "../columns/from-cells.ts";
import { type LoadedBase, loadBase } from "../columns/load-base.ts";
import { patchColumn } from "../columns/patch-column.ts";
import { rowOfKey } from "../columns/profile.ts";
import { storedCell, storedCellAt } from "../columns/stored-cell.ts";
import { computeCells, dayOf, inOrder } from "../computed/compute.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { Dataset } from "../db/stores/datasets.ts";
import type { CellChange, StoredCell } from "../db/stores/edits.ts";

/** Most cells that one step may change; more is a file's work. */
export const MOST_CELLS = 10_000;

export interface CellEdit {
  readonly key: string;
  readonly field: string;
  readonly value: Cell;
}

/** What is being edited: the current subscribers with the positions of their fields. */
export interface Edited {
  readonly project: ProjectFile;
  readonly base: LoadedBase;
  readonly dataset: Dataset;
  readonly positions: ReadonlyMap<string, number>;
}

export function editedBase(project: ProjectFile): Edited {
  const dataset = project.datasets.current("subscribers");
  if (!dataset) throw new InputError("base-empty", "There are no subscribers to edit.", { todo: "Import them first." });
  const stored = project.datasets.fields(dataset.id).filter(({ position }) => position >= 0);
  return { project, base: loadBase(project), dataset, positions: new Map(stored.map(({ id, position }) => [id, position])) };
}

const columnOf = (base: LoadedBase, id: string): Column => {
  const column = base.column(id);
  if (!column) throw new Error(`the base has no column ${id}`);
  return column;
};

type Changed = ReadonlyMap<string, ReadonlyMap<number, StoredCell>>;

/** The sum of the hashes of some rows, with some of their cells replaced. */
function digestOf(base: LoadedBase, rows: readonly number[], changed: Changed): string {
  const hasher = new RowHasher(rows.length);
  const { high, low } = base.keyHash;
  hasher.addPair(
    "#key",
    Uint32Array.from(rows, (row) => high[row] ?? 0),
    Uint32Array.from(rows, (row) => low[row] ?? 0),
  );
  for (const field of base.fields) {
    const column = columnOf(base, field.id);
    const own = changed.get(field.id);
    const cells = rows.map((row) => (own?.has(row) ? (own.get(row) ?? null) : storedCellAt(column, row)));
    hasher.addColumn(field.id, field.type, columnFromCells(field.type, cells));
  }
  return hasher.digest();
}

/** A hash of all rows after those that had `before` have `after`: hashes of rows are summed, word by word. */
function hashAfter(whole: string, before: string, after: string): string {
  const words = (hash: string) => [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8), 16)] as const;
  const [all, old, now] = [words(whole), words(before), words(after)];
  return [0, 1].map((at) => (((all[at] ?? 0) - (old[at] ?? 0) + (now[at] ?? 0)) >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Puts values in force, all or none, with the hash of the data; `also` runs in the same transaction. */
export function putCells({ project, base, dataset, positions }: Edited, changes: readonly CellChange[], also: () => void): void {
  const ids = new Map([...positions].map(([id, position]) => [position, id]));
  const after = new Map<string, Map<number, StoredCell>>();
  for (const { position, row, after: value } of changes) {
    const id = ids.get(position) ?? "";
    const known = after.get(id) ?? new Map<number, StoredCell>();
    after.set(id, known.set(row, value));
  }
  const rows = [...new Set(changes.map(({ row }) => row))];
  const hash = hashAfter(dataset.hash, digestOf(base, rows, new Map()), digestOf(base, rows, after));
  project.transact(() => {
    project.stores.edits.put(
      dataset.id,
      changes.map(({ position, row, after: value }) => ({ position, row, value })),
    );
    project.datasets.setHash(dataset.id, hash);
    project.datasets.grow();
    also();
  });
}

/** Cells of computed fields that follow the changed ones. */
function following({ base, dataset, positions }: Edited, changes: readonly CellChange[]): CellChange[] {
  const ids = new Map([...positions].map(([id, position]) => [position, id]));
  const rowsOf = new Map<string, Set<number>>();
  const columns = new Map<string, Column>();
  const byField = Map.groupBy(changes, ({ position }) => ids.get(position) ?? "");
  for (const [id, own] of byField) {
    rowsOf.set(id, new Set(own.map(({ row }) => row)));
    columns.set(
      id,
      patchColumn(
        columnOf(base, id),
        own.map(({ row, after }) => ({ row, value: after })),
      ),
    );
  }
  const found: CellChange[] = [];
  for (const field of inOrder(
    base.fields.filter(({ expression }) => expression !== undefined),
    base.fields,
  )) {
    const { expression } = readExpression(field.expression ?? "", base.fields);
    const rows = [...new Set([...(expression?.reads ?? [])].flatMap((id) => [...(rowsOf.get(id) ?? [])]))];
    if (!expression || rows.length === 0) continue;
    const cells = computeCells(expression, (id) => columns.get(id) ?? base.column(id), dayOf(dataset.asOf), rows);
    const column = columnOf(base, field.id);
    const own = rows
      .map((row, at) => ({ position: positions.get(field.id) ?? -1, row, before: storedCellAt(column, row), after: cells[at] ?? null }))
      .filter(({ before, after }) => before !== after);
    found.push(...own);
    rowsOf.set(field.id, new Set(own.map(({ row }) => row)));
    columns.set(
      field.id,
      patchColumn(
        column,
        own.map(({ row, after }) => ({ row, value: after })),
      ),
    );
  }
  return found;
}

function editable({ base, positions }: Edited, id: string): { field: Field; position: number } {
  const field = base.fields.find((each) => each.id === id);
  const position = positions.get(id);
  if (!field || position === undefined)
    throw new InputError("field-unknown", `There is no field "${id}".`, { where: id, todo: "Choose one of the fields of the data." });
  if (field.role === "key")
    throw new InputError("edit-key", "The key identifies the subscriber and is not edited.", {
      where: id,
      todo: "Import the file again with the right key.",
    });
  if (field.expression !== undefined)
    throw new InputError("edit-computed", `“${field.label}” is computed from other fields.`, {
      where: id,
      todo: "Edit those, or its expression.",
    });
  if (field.score !== undefined)
    throw new InputError("edit-score", `“${field.label}” is a score, which is computed from other data.`, {
      where: id,
      todo: "Change the settings of the score.",
    });
  return { field, position };
}

/**
 * Changes single cells as one step that can be undone, with the computed fields that follow. Throws InputError for an unknown subscriber or
 * field, a value that does not fit, and more cells than a step may change; then nothing is changed.
 */
export function editCells(project: ProjectFile, edits: readonly CellEdit[], label?: string): void {
  if (edits.length > MOST_CELLS)
    throw new InputError(
      "edit-many",
      `One step changes at most ${MOST_CELLS.toLocaleString("en-GB")} cells, not ${edits.length.toLocaleString("en-GB")}.`,
      {
        todo: "Import them as a file with the mode update.",
      },
    );
  const edited = editedBase(project);
  const { base } = edited;
  const wanted = new Map<string, CellChange>();
  for (const { key, field: id, value } of edits) {
    const { field, position } = editable(edited, id);
    const row = rowOfKey(base, key);
    if (row === undefined) throw new InputError("subscriber-unknown", `There is no subscriber with the key "${key}".`, { where: "key" });
    const before = storedCellAt(columnOf(base, id), row);
    wanted.set(`${position}:${row}`, { position, row, before, after: storedCell(field, value) });
  }
  const changes = [...wanted.values()].filter(({ before, after }) => before !== after);
  if (changes.length === 0) return;
  const all = [...changes, ...following(edited, changes)];
  putCells(edited, all, () => project.stores.edits.add(edited.dataset.id, label ?? stepLabel(base, edits), all));
}

function stepLabel(base: LoadedBase, edits: readonly CellEdit[]): string {
  const [first] = edits;
  const named = base.fields.find(({ id }) => id === first?.field)?.label ?? "";
  return edits.length === 1 ? `Edit ${named} of ${first?.key}` : `Edit ${edits.length.toLocaleString("en-GB")} cells`;
}
