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

interface Wanted {
  /** Row at a place of the whole order. */
  at(place: number): number;
  /** Rows that are meant; null for all. */
  rows: BitSet | null;
}

function wantedRows(base: SubscriberBase, { fields, sort, search }: Omit<PageQuery, "offset" | "limit">, mask: BitSet | null): Wanted {
  const order = sort && sortOrder(base, sort.field);
  if (sort && !order) throw unknownField(sort.field);
  const descending = sort?.descending ?? false;
  const hits = search.trim() === "" ? null : searched(base, fields, search);
  return {
    at: (place) => (order ? rowAt(order, descending, place) : place),
    rows: hits && mask ? hits.clone().and(mask) : (hits ?? mask),
  };
}

/** Where a row stands among the rows of a query, and its neighbours there; `position` is null when it is not among them. Costs one pass. */
export function placeOf(base: SubscriberBase, query: Omit<PageQuery, "offset" | "limit">, mask: BitSet | null, row: number) {
  const { at, rows } = wantedRows(base, query, mask);
  let [position, last, seen] = [-1, -1, 0];
  let previous: number | null = null;
  for (let place = 0; place < base.rows; place++) {
    const each = at(place);
    if (rows && !rows.has(each)) continue;
    if (position >= 0) return { position, total: rows ? rows.count() : base.rows, previous, next: each };
    if (each === row) {
      position = seen;
      previous = last < 0 ? null : last;
    }
    last = each;
    seen++;
  }
  return { position: position < 0 ? null : position, total: seen, previous, next: null };
}

/**
 * One page of rows, of everyone or of the rows of a mask, in the wanted order: by default that of the import. `total` is how many rows match;
 * the cells of a row are those of `fields`, in their order. Throws InputError for a field that does not exist.
 */
export function pageOf(base: SubscriberBase, query: PageQuery, mask: BitSet | null): { total: number; rows: Cell[][] } {
  const { fields, offset, limit } = query;
  const columns = fields.map((field) => {
    const column = base.column(field);
    if (!column) throw unknownField(field);
    return column;
  });
  const { at, rows: wanted } = wantedRows(base, query, mask);
  const total = wanted ? wanted.count() : base.rows;
  const end = Math.min(total, offset + limit);
  const found: number[] = [];
  if (!wanted) for (let place = offset; place < end; place++) found.push(at(place));
  for (let place = 0, seen = 0; wanted && seen < end && place < base.rows; place++) {
    const row = at(place);
    if (wanted.has(row) && seen++ >= offset) found.push(row);
  }
  return { total, rows: found.map((row) => columns.map((column) => cellAt(column, row))) };
}
