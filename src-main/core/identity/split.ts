import { InputError } from "../../../src-shared/lib/input-error.ts";
import { hash64 } from "../../../src-shared/lib/murmur.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Cell, type Column, cellAt } from "../../../src-shared/table/column.ts";
import { columnOfData, dataOfColumn } from "../columns/column-data.ts";
import { columnFromCells } from "../columns/from-cells.ts";
import { loadBase } from "../columns/load-base.ts";
import type { WorkHooks } from "../columns/pacer.ts";
import { patchColumn } from "../columns/patch-column.ts";
import { rowOfKey } from "../columns/profile.ts";
import { storeBase } from "../columns/store-base.ts";
import { storedCell } from "../columns/stored-cell.ts";
import { withComputed } from "../computed/compute.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { StoredCell } from "../db/stores/edits.ts";
import { mergeColumn } from "../merge/merge-column.ts";

/** A value of the row that went, in the type that its field has today. */
const fitting = (field: Field, value: Cell | undefined): StoredCell =>
  value === undefined || value === null ? null : storedCell(field, field.type === "text" ? String(value) : value);

/**
 * Takes a joined identity apart: the row that went is there again with its cells, and the row that stayed gives back what it took, where
 * that was not changed since. Events count for their own row again. Throws InputError for an unknown join, one whose kept row was joined
 * on since, and one whose key is in the base again.
 */
export async function splitIdentity(project: ProjectFile, id: string, hooks: WorkHooks = {}): Promise<void> {
  const { identities } = project.stores;
  const active = identities.active();
  const join = active.find((each) => each.id === id);
  if (!join) throw new InputError("identity-unknown", `There is no joined identity "${id}".`, { where: "id" });
  const base = loadBase(project);
  const kept = rowOfKey(base, join.keptKey);
  if (kept === undefined)
    throw new InputError("identity-joined-on", `${join.keptKey} is no longer a subscriber of its own.`, {
      where: id,
      todo: "Take that apart first.",
    });
  if (rowOfKey(base, join.joinedKey) !== undefined)
    throw new InputError("identity-back", `${join.joinedKey} is a subscriber again already.`, { where: id });
  const rows = base.rows + 1;
  const assignment = new Int32Array(rows).fill(-1);
  assignment[base.rows] = 0;
  const fields = base.fields.map((field) => {
    const column = base.column(field.id) as Column;
    const taken = join.filled.find((each) => each.field === field.id);
    const same = taken !== undefined && cellAt(column, kept) === taken.to;
    const restored = same ? patchColumn(column, [{ row: kept, value: fitting(field, taken.from) }]) : column;
    const cell = field.role === "key" ? join.joinedKey : fitting(field, join.cells[field.id]);
    const one = columnOfData(field.type, columnFromCells(field.type, [cell]), 1);
    return { field, data: dataOfColumn(mergeColumn(restored, one, assignment, "keep", new BitSet(rows)).column) };
  });
  const hash = hash64(join.joinedKey);
  const grown = (words: Uint32Array, last: number) => {
    const all = new Uint32Array(rows);
    all.set(words);
    all[base.rows] = last;
    return all;
  };
  const keys = { high: grown(base.keyHash.high, hash.high), low: grown(base.keyHash.low, hash.low) };
  const asOf = project.datasets.current("subscribers")?.asOf ?? 0;
  await storeBase(project, { subscribers: withComputed({ rows, keys, fields, asOf }, base).subscribers }, hooks, {
    from: base.version,
    restorePoint: `Before taking ${join.joinedKey} out of ${join.keptKey}`,
    also: () => identities.activate(active.filter((each) => each.id !== id).map((each) => each.id)),
  });
}
