import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { ColumnDifference, Differences, MergeOptions } from "../../../src-shared/model/differences.ts";
import { type Field, isDerived } from "../../../src-shared/model/field.ts";
import { roleFits } from "../../../src-shared/model/role-words.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import { columnOfData, dataOfColumn } from "../columns/column-data.ts";
import type { FileSubscribers, KeyWords, NewSubscribers } from "../columns/store-base.ts";
import { emptyColumn } from "./as-type.ts";
import { apartByZeros } from "./leading-zeros.ts";
import { keyFieldOf, matchRows } from "./match.ts";
import { type MergedColumn, mergingColumn } from "./merge-column.ts";
import type { Met } from "./met.ts";

export interface Merged {
  readonly next: NewSubscribers;
  readonly differences: Differences;
}

const EXAMPLES = 10;

/** A column of the file as the table holds it. */
interface FileColumn {
  readonly field: Field;
  readonly column: () => Column;
}

const fileColumns = (file: FileSubscribers): FileColumn[] =>
  file.fields.map(({ field, data }) => ({ field, column: () => columnOfData(field.type, data, file.rows) }));

function joinedWords(base: KeyWords, file: KeyWords, added: Uint32Array): KeyWords {
  const words = (a: Uint32Array, b: Uint32Array) => {
    const all = new Uint32Array(a.length + added.length);
    all.set(a);
    for (let i = 0; i < added.length; i++) all[a.length + i] = b[added[i] ?? 0] ?? 0;
    return all;
  };
  return { high: words(base.high, file.high), low: words(base.low, file.low) };
}

const texts = (column: Column, rows: Iterable<number>): string[] => {
  const found: string[] = [];
  for (const row of rows) {
    if (found.length === EXAMPLES) break;
    found.push(String(cellAt(column, row) ?? ""));
  }
  return found;
};

function columnDifference(
  field: Field,
  was: Field | undefined,
  merged: MergedColumn | undefined,
  keyOf: (row: number) => string,
  given: Partial<ColumnDifference> = {},
): ColumnDifference {
  const { filled = 0, changed = 0, cleared = 0, examples = [] } = merged ?? {};
  return {
    field: field.id,
    label: field.label,
    what: was === undefined ? "new" : filled + changed + cleared > 0 ? "changed" : "same",
    type: field.type,
    was: was && was.type !== field.type ? was.type : null,
    filled,
    changed,
    cleared,
    examples: examples.map(({ row, from, to }) => ({ key: keyOf(row), from, to })),
    note: null,
    ...given,
  };
}

/** A column of the file that is named as a computed field or a score's field of the base, which stays what it is. */
export const leftAsItIs = (field: Field): ColumnDifference => ({
  ...{ field: field.id, label: field.label, what: "left", type: field.type, was: null, filled: 0, changed: 0, cleared: 0, examples: [] },
  note: "a computed field or score is not imported; map the column to another name to keep both",
});

/** A field that the file brings: a role that another field has stays with that one. */
function newcomer(field: Field, base: readonly Field[]): { field: Field; note: string | null } {
  if (field.role === null || field.role === "key") return { field: { ...field, role: null }, note: null };
  const holder = base.find(({ role }) => role === field.role);
  if (!holder) return { field, note: null };
  return { field: { ...field, role: null }, note: `“${holder.label}” stays the ${field.role}` };
}

/** A field whose type widened loses a role that the wider type cannot have. */
function widenedField(field: Field, type: Field["type"], updated: string | undefined): Field {
  const role = field.role !== null && !roleFits(field.role, type) ? null : field.role;
  return { ...field, type, role, ...(updated === undefined ? {} : { updated }) };
}

/**
 * The subscribers after a file met them, and what differs. Nothing is written. Rows of the base keep their places; new
 * ones follow in the order of the file. Columns in which nothing differs are shared with the data that is there. Throws InputError for an
 * unknown field to match on, and when the project has no subscribers. Rests now and then.
 */
export function* mergingBase(base: Met, file: FileSubscribers, options: MergeOptions): Generator<undefined, Merged> {
  const { mode, blanks } = options;
  if (base.rows === 0)
    throw new InputError("merge-empty", "There are no subscribers yet to add to.", {
      where: "mode",
      todo: "Import the first file with the mode replace.",
    });
  const keyField = keyFieldOf(base);
  const on = options.on ?? keyField;
  const byKey = on === keyField;
  if (mode === "append" && !byKey)
    throw new InputError("merge-append-on", "New subscribers are told from known ones by the key.", {
      where: "on",
      todo: "Leave the field out.",
    });
  const match = matchRows(base, file.keys, on);
  const joinedAway = new Map(base.joined.map(({ joinedKey, keptKey }) => [joinedKey, keptKey]));
  const incoming = fileColumns(file);
  const fileKeyField = file.fields.find(({ field }) => field.role === "key")?.field.id;
  const fileKeys = (incoming.find(({ field }) => field.id === fileKeyField) as FileColumn).column();
  const keyText = (row: number) => String(cellAt(fileKeys, row) ?? "");
  const wasJoined = match.unmatched.filter((row) => joinedAway.has(keyText(row)));
  const unknown = joinedAway.size === 0 ? match.unmatched : match.unmatched.filter((row) => !joinedAway.has(keyText(row)));
  const added = mode === "append" || (mode === "update" && byKey) ? unknown : new Uint32Array(0);
  const rows = base.rows + added.length;
  const assignment = new Int32Array(rows).fill(-1);
  if (mode !== "append") assignment.set(match.ofBase);
  for (let i = 0; i < added.length; i++) assignment[base.rows + i] = added[i] ?? 0;

  const kept = base.kept();
  const changedRows = new BitSet(rows);
  const ownKeys = base.column(keyField) as Column;
  const ownKey = (row: number) => String(cellAt(ownKeys, row) ?? "");
  const byField = new Map(incoming.filter(({ field }) => field.id !== fileKeyField).map((each) => [each.field.id, each]));
  const updated = file.fields.find(({ field }) => field.updated !== undefined)?.field.updated;
  const fields: NewSubscribers["fields"][number][] = [];
  const columns: ColumnDifference[] = [];

  const stay = function* (field: Field, column: Column): Generator<undefined, void> {
    const same = added.length === 0 ? kept.columns.get(field.id) : undefined;
    if (same) fields.push({ field, data: same });
    else if (added.length === 0) fields.push({ field, data: dataOfColumn(column) });
    else {
      const none = emptyColumn(column.type, file.rows);
      const merged = yield* mergingColumn(column, none, assignment, "keep", new BitSet(rows));
      fields.push({ field, data: dataOfColumn(merged.column) });
    }
  };

  for (const field of base.fields) {
    yield;
    const column = base.column(field.id) as Column;
    const given = byField.get(field.id);
    if (field.id === keyField) {
      if (added.length === 0) yield* stay(field, column);
      else {
        const merged = yield* mergingColumn(column, fileKeys, assignment, "keep", new BitSet(rows));
        fields.push({ field, data: dataOfColumn(merged.column) });
      }
      continue;
    }
    if (!given || isDerived(field)) {
      yield* stay(field, column);
      if (given) columns.push(leftAsItIs(field));
      continue;
    }
    const seen = mode === "join" ? new BitSet(rows) : changedRows;
    const merged = yield* mergingColumn(column, given.column(), assignment, blanks, seen);
    if (mode === "join") {
      const differ = merged.filled + merged.changed + merged.cleared > 0;
      yield* stay(field, column);
      const note = differ ? "the base has this field; map the column to another name to keep both, or update instead" : null;
      columns.push(columnDifference(field, field, merged, ownKey, differ ? { what: "left", note } : {}));
      continue;
    }
    const next = widenedField(field, merged.column.type, updated);
    columns.push(columnDifference(next, field, merged, ownKey));
    const touched = merged.filled + merged.changed + merged.cleared + added.length > 0 || next.type !== field.type;
    if (touched) fields.push({ field: next, data: dataOfColumn(merged.column) });
    else yield* stay(next, column);
  }
  for (const [id, { field, column }] of byField) {
    if (base.fields.some((each) => each.id === id)) continue;
    const { field: own, note } = newcomer(field, base.fields);
    const merged = yield* mergingColumn(emptyColumn(field.type, base.rows), column(), assignment, "keep", changedRows);
    fields.push({ field: own, data: dataOfColumn(merged.column) });
    columns.push(columnDifference(own, undefined, merged, ownKey, { note }));
  }

  const matchedOfBase = match.ofBase.reduce((sum, row) => sum + (row >= 0 ? 1 : 0), 0);
  const matchedOfFile = file.rows - match.unmatched.length;
  const changed = changedRows.count();
  const leftOut: Differences["leftOut"] = [];
  if (wasJoined.length > 0)
    leftOut.push({ reason: "the subscriber was joined into another", count: wasJoined.length, examples: texts(fileKeys, wasJoined) });
  if (mode === "append" && matchedOfFile > 0) {
    const known = new Set(match.ofBase);
    const rowsKnown = [...known].filter((row) => row >= 0).sort((a, b) => a - b);
    leftOut.push({ reason: "a subscriber with this key is there already", count: matchedOfFile, examples: texts(fileKeys, rowsKnown) });
  }
  if (added.length === 0 && unknown.length > 0)
    leftOut.push({ reason: `no subscriber has this value of “${on}”`, count: unknown.length, examples: texts(fileKeys, unknown) });
  const withoutPartner = function* () {
    for (let row = 0; row < base.rows; row++) if ((match.ofBase[row] ?? -1) < 0) yield row;
  };
  return {
    next: {
      rows,
      keys: added.length === 0 ? base.keyHash : joinedWords(base.keyHash, file.keys, added),
      keysOf: added.length === 0 ? kept.dataset : undefined,
      fields,
      asOf: file.asOf,
    },
    differences: {
      mode,
      on,
      file: { rows: file.rows, matched: matchedOfFile, unmatched: match.unmatched.length, examples: texts(fileKeys, match.unmatched) },
      base: {
        rows: base.rows,
        matched: matchedOfBase,
        unmatched: base.rows - matchedOfBase,
        examples: texts(ownKeys, withoutPartner()),
      },
      after: { rows, fields: fields.length },
      added: added.length,
      gone: 0,
      changed,
      unchanged: mode === "append" ? 0 : matchedOfBase - changed,
      leftOut,
      columns,
      ...(matchedOfFile * 2 < file.rows ? apartByZeros(match, fileKeys, base.column(on) as Column) : {}),
    },
  };
}
