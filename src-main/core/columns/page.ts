import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Cell, cellAt } from "../../../src-shared/table/column.ts";
import { searchRows } from "./search.ts";
import { type SortOrder, sortOrder } from "./sort-order.ts";

export interface PageQuery {
  readonly fields: readonly string[];
  readonly offset: number;
  readonly limit: number;
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  /** Text to look for in the text fields of the query and in the key; empty for none. */
  readonly search: string;
}

function unknownField(field: string): InputError {
  return new InputError("field-unknown", `There is no field "${field}".`, { todo: "Choose one of the fields of the data." });
}

/** Row at a place of an order, ascending or descending; rows without a value come last either way. */
const rowAt = (order: SortOrder, descending: boolean, place: number): number =>
  order.rows[descending && place < order.present ? order.present - 1 - place : place] ?? 0;

const searches = new WeakMap<SubscriberBase, { key: string; rows: BitSet }>();

function searched(base: SubscriberBase, fields: readonly string[], text: string): BitSet {
  const keys = base.fields.filter(({ role }) => role === "key").map(({ id }) => id);
  const wanted = [...new Set([...keys, ...fields])];
  const key = JSON.stringify([text, wanted]);
  const found = searches.get(base);
  if (found?.key === key) return found.rows;
  const rows = searchRows(base, wanted, text);
  searches.set(base, { key, rows });
  return rows;
}

/**
 * One page of rows, of everyone or of the rows of a mask, in the wanted order: by default that of the import. `total` is how many rows match;
 * the cells of a row are those of `fields`, in their order. Throws InputError for a field that does not exist.
 */
export function pageOf(base: SubscriberBase, query: PageQuery, mask: BitSet | null): { total: number; rows: Cell[][] } {
  const { fields, offset, limit, sort, search } = query;
  const columns = fields.map((field) => {
    const column = base.column(field);
    if (!column) throw unknownField(field);
    return column;
  });
  const order = sort && sortOrder(base, sort.field);
  if (sort && !order) throw unknownField(sort.field);
  const descending = sort?.descending ?? false;
  const hits = search.trim() === "" ? null : searched(base, fields, search);
  const wanted = hits && mask ? hits.clone().and(mask) : (hits ?? mask);
  const total = wanted ? wanted.count() : base.rows;
  const end = Math.min(total, offset + limit);
  const found: number[] = [];
  if (!wanted) for (let place = offset; place < end; place++) found.push(order ? rowAt(order, descending, place) : place);
  for (let place = 0, seen = 0; wanted && seen < end && place < base.rows; place++) {
    const row = order ? rowAt(order, descending, place) : place;
    if (wanted.has(row) && seen++ >= offset) found.push(row);
  }
  return { total, rows: found.map((row) => columns.map((column) => cellAt(column, row))) };
}
