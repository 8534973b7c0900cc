import type { Differences } from "../../../src-shared/model/differences.ts";
import { isDerived } from "../../../src-shared/model/field.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import { columnOfData } from "../columns/column-data.ts";
import type { NewSubscribers } from "../columns/store-base.ts";
import { keyFieldOf, matchRows } from "./match.ts";
import { mergeColumn } from "./merge-column.ts";
import type { Met } from "./met.ts";

const EXAMPLES = 10;

/**
 * What differs when others take the place of the subscribers; undefined when there are none. `look` compares every cell, else only keys
 * and fields are compared, so that an import is not slowed down. Columns that stay as they are stored are the same.
 */
export function replaceDifferences(base: Met, file: NewSubscribers, look: boolean): Differences | undefined {
  if (base.rows === 0) return undefined;
  const keyField = keyFieldOf(base);
  const match = matchRows(base, file.keys, keyField);
  const ownKeys = base.column(keyField) as Column;
  const ownKey = (row: number) => String(cellAt(ownKeys, row) ?? "");
  const keyed = file.fields.find(({ field }) => field.role === "key");
  const fileKeys = keyed && (keyed.data.storage === "kept" ? ownKeys : columnOfData("text", keyed.data, file.rows));
  const changedRows = new BitSet(base.rows);
  const known = new Map(base.fields.map((field) => [field.id, field]));
  const counted = { filled: 0, changed: 0, cleared: 0, examples: [], note: null };
  const columns: Differences["columns"] = file.fields
    .filter(({ field }) => field.role !== "key" && !isDerived(field))
    .map(({ field, data }) => {
      const was = known.get(field.id);
      const common = { field: field.id, label: field.label, type: field.type, was: was && was.type !== field.type ? was.type : null };
      if (!was) return { ...common, what: "new", ...counted };
      const column = base.column(field.id);
      if (!look || !column || data.storage === "kept") return { ...common, what: was.type === field.type ? "same" : "changed", ...counted };
      const merged = mergeColumn(column, columnOfData(field.type, data, file.rows), match.ofBase, "clear", changedRows);
      const { filled, changed, cleared, examples } = merged;
      return {
        ...common,
        what: filled + changed + cleared > 0 ? "changed" : "same",
        filled,
        changed,
        cleared,
        examples: examples.map(({ row, from, to }) => ({ key: ownKey(row), from, to })),
        note: null,
      };
    });
  const brought = new Set(file.fields.map(({ field }) => field.id));
  for (const field of base.fields) {
    if (field.role === "key" || brought.has(field.id) || isDerived(field)) continue;
    columns.push({ field: field.id, label: field.label, what: "gone", type: field.type, was: null, ...counted });
  }
  const goneRows: number[] = [];
  let matched = 0;
  for (let row = 0; row < base.rows; row++) {
    if ((match.ofBase[row] ?? -1) >= 0) matched++;
    else goneRows.push(row);
  }
  const changed = changedRows.count();
  return {
    mode: "replace",
    on: keyField,
    file: {
      rows: file.rows,
      matched: file.rows - match.unmatched.length,
      unmatched: match.unmatched.length,
      examples: fileKeys ? Array.from(match.unmatched.subarray(0, EXAMPLES), (row) => String(cellAt(fileKeys, row) ?? "")) : [],
    },
    base: { rows: base.rows, matched, unmatched: goneRows.length, examples: goneRows.slice(0, EXAMPLES).map(ownKey) },
    after: { rows: file.rows, fields: file.fields.length },
    added: match.unmatched.length,
    gone: goneRows.length,
    changed,
    unchanged: look ? matched - changed : 0,
    leftOut: [],
    columns,
  };
}
