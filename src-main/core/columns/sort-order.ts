import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { doubleKeys, integerKeys, radixOrder } from "./radix.ts";
import { wordRanks } from "./word-ranks.ts";

export interface SortOrder {
  /** Rows with a value in ascending order, equal ones in the order of the import; then the rows without. */
  readonly rows: Uint32Array;
  /** How many rows have a value. */
  readonly present: number;
}

function keysOf(column: Column): readonly Uint32Array[] {
  switch (column.type) {
    case "text": {
      const ranks = wordRanks(column.dictionary);
      const { codes } = column;
      const keys = new Uint32Array(codes.length);
      for (let row = 0; row < keys.length; row++) keys[row] = ranks[codes[row] as number] as number;
      return [keys];
    }
    case "boolean": {
      const { values } = column;
      return [Uint32Array.from({ length: column.length }, (_, row) => (values.has(row) ? 1 : 0))];
    }
    default:
      return column.values instanceof Int32Array ? integerKeys(column.values) : doubleKeys(column.values);
  }
}

function make(column: Column): SortOrder {
  const { length, missing } = column;
  const absent = missing?.count() ?? 0;
  const present = new Uint32Array(length - absent);
  const rows = new Uint32Array(length);
  for (let row = 0, at = 0, last = length - absent; row < length; row++) {
    if (missing?.has(row)) rows[last++] = row;
    else present[at++] = row;
  }
  rows.set(radixOrder(keysOf(column), present));
  return { rows, present: present.length };
}

/** How many orders are kept for a base; each has four bytes a row. */
const KEPT = 4;
const known = new WeakMap<SubscriberBase, Map<string, SortOrder>>();

/** The rows of a base by a field; kept, so that only the first page of an order waits for the sort. Undefined when there is no such field. */
export function sortOrder(base: SubscriberBase, field: string): SortOrder | undefined {
  const orders = known.get(base) ?? new Map<string, SortOrder>();
  known.set(base, orders);
  const found = orders.get(field);
  const column = found ? undefined : base.column(field);
  const order = found ?? (column && make(column));
  if (!order) return undefined;
  orders.delete(field);
  orders.set(field, order);
  for (const oldest of orders.keys()) if (orders.size > KEPT) orders.delete(oldest);
  return order;
}
