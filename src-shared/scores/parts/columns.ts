import { InputError } from "../../lib/input-error.ts";
import type { FieldType } from "../../model/field.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { BitSet } from "../../table/bit-set.ts";
import type { Column, NumberColumn } from "../../table/column.ts";

/** The column of a field; throws InputError where it is not there or holds another type. */
export function columnFor<T extends FieldType>(base: SubscriberBase, field: string, types: readonly T[]): Extract<Column, { type: T }> {
  const column = base.column(field);
  if (!column)
    throw new InputError("score-field", `There is no field “${field}” any more.`, {
      where: field,
      todo: "Choose another in the settings of the score.",
    });
  if (!(types as readonly string[]).includes(column.type))
    throw new InputError("score-field", `The field “${field}” holds ${column.type}; ${types.join(" or ")} is needed.`, {
      where: field,
      todo: "Choose another in the settings of the score.",
    });
  return column as Extract<Column, { type: T }>;
}

/** Rows that have a value. */
export function presentRows(rows: number, missing: readonly (BitSet | null)[]): Uint32Array {
  const absent = missing.filter((each) => each !== null);
  if (absent.length === 0) return allRows(rows);
  const found = new Uint32Array(rows);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    let there = true;
    for (const each of absent) there &&= !each.has(row);
    if (there) found[at++] = row;
  }
  return found.subarray(0, at);
}

/** Values of some rows. */
export function pickValues(values: Int32Array | Float64Array, rows: Uint32Array): Int32Array | Float64Array {
  if (rows.length === values.length) return values;
  const picked = values instanceof Int32Array ? new Int32Array(rows.length) : new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] ?? 0] ?? 0;
  return picked;
}

const absent = new WeakMap<Uint32Array, BitSet | null>();

/** Rows without a value, when `present`, in ascending order, have one; null when all have. The fields of one score share it. */
function absentOf(rows: number, present: Uint32Array): BitSet | null {
  const known = absent.get(present);
  if (known !== undefined) return known;
  const there = new BitSet(rows);
  const { words } = there;
  for (let i = 0; i < present.length; i++) {
    const row = present[i] as number;
    words[row >>> 5] = (words[row >>> 5] as number) | (1 << (row & 31));
  }
  const missing = present.length === rows ? null : there.not();
  absent.set(present, missing);
  return missing;
}

/** A number column of values in some rows (parallel to `present`); the others are missing. Whole where `values` are of a whole type. */
export function numberColumn(rows: number, present: Uint32Array, values: ArrayLike<number>): NumberColumn {
  const whole = !(values instanceof Float64Array);
  if (present.length === rows && values.length === rows) {
    const own = values instanceof Int32Array || values instanceof Float64Array ? values : new Int32Array(values);
    return { type: "number", length: rows, missing: null, values: own };
  }
  const all = whole ? new Int32Array(rows) : new Float64Array(rows);
  for (let i = 0; i < present.length; i++) all[present[i] as number] = values[i] as number;
  return { type: "number", length: rows, missing: absentOf(rows, present), values: all };
}

/** A text column of codes into a dictionary in some rows; the others are missing. */
export function textColumn(rows: number, present: Uint32Array, codes: ArrayLike<number>, dictionary: readonly string[]): Column {
  if (present.length === rows && codes instanceof Uint8Array) return { type: "text", length: rows, missing: null, codes, dictionary };
  const all = dictionary.length <= 0x100 ? new Uint8Array(rows) : new Uint16Array(rows);
  for (let i = 0; i < present.length; i++) all[present[i] as number] = codes[i] as number;
  return { type: "text", length: rows, missing: absentOf(rows, present), codes: all, dictionary };
}

/** Row numbers 0 to `rows` - 1. */
export function allRows(rows: number): Uint32Array {
  const all = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) all[row] = row;
  return all;
}
