import { InputError } from "../../../src-shared/lib/input-error.ts";
import { hash64 } from "../../../src-shared/lib/murmur.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import { KeyIndex } from "../columns/key-index.ts";
import type { KeyWords } from "../columns/store-base.ts";
import type { Met } from "./met.ts";

export interface Match {
  /** Row of the file for each row of the base; -1 where none. */
  readonly ofBase: Int32Array;
  /** Rows of the file that no row of the base takes its values from, ascending. */
  readonly unmatched: Uint32Array;
  /** Hashes of what the rows of the base are matched by. */
  readonly own: KeyWords;
}

/** `hash64` of each row's value as text; rows without one have no entry in `present`. */
function hashesOf(column: Column): { high: Uint32Array; low: Uint32Array } {
  const high = new Uint32Array(column.length);
  const low = new Uint32Array(column.length);
  const put = (row: number, text: string) => {
    const hash = hash64(text);
    high[row] = hash.high;
    low[row] = hash.low;
  };
  if (column.type !== "text") {
    for (let row = 0; row < column.length; row++) put(row, String(cellAt(column, row) ?? ""));
    return { high, low };
  }
  const words = column.dictionary.map((word) => hash64(word));
  for (let row = 0; row < column.length; row++) {
    const hash = words[column.codes[row] ?? 0];
    high[row] = hash?.high ?? 0;
    low[row] = hash?.low ?? 0;
  }
  return { high, low };
}

/** The field of the base that is the key; every base of subscribers has one. */
export function keyFieldOf(base: Pick<Met, "fields">): string {
  const key = base.fields.find(({ role }) => role === "key");
  if (!key) throw new Error("the base has no key field");
  return key.id;
}

/** Finds for each subscriber the row of a file whose key is the subscriber's value of the field `on`. Throws InputError for an unknown field. */
export function matchRows(base: Met, keys: KeyWords, on: string): Match {
  const column = base.column(on);
  if (!column)
    throw new InputError("field-unknown", `There is no field "${on}" to match rows on.`, {
      where: "on",
      todo: `Choose one of: ${base.fields.map(({ id }) => id).join(", ")}.`,
    });
  const isKey = on === keyFieldOf(base);
  const own = isKey ? base.keyHash : hashesOf(column);
  const index = KeyIndex.of(keys);
  const taken = new Uint8Array(keys.low.length);
  const ofBase = new Int32Array(base.rows).fill(-1);
  for (let row = 0; row < base.rows; row++) {
    if (column.missing?.has(row)) continue;
    const found = index.find(own.high[row] ?? 0, own.low[row] ?? 0);
    ofBase[row] = found;
    if (found >= 0) taken[found] = 1;
  }
  const unmatched: number[] = [];
  for (let row = 0; row < taken.length; row++) if (taken[row] === 0) unmatched.push(row);
  return { ofBase, unmatched: Uint32Array.from(unmatched), own };
}
