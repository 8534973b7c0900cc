import { type Cell, type Column, cellAt, type TextColumn } from "../../../src-shared/table/column.ts";

export interface ValueCount {
  value: string | number | boolean;
  count: number;
}

/** Counting a column takes one pass, so that typing into an editor makes it once. */
const counted = new WeakMap<Column, ValueCount[]>();

function countText(column: TextColumn): ValueCount[] {
  const counts = new Float64Array(column.dictionary.length);
  for (let row = 0; row < column.length; row++) {
    if (!column.missing?.has(row)) counts[column.codes[row] ?? 0] = (counts[column.codes[row] ?? 0] ?? 0) + 1;
  }
  return column.dictionary.map((value, code) => ({ value, count: counts[code] ?? 0 })).filter(({ count }) => count > 0);
}

function countCells(column: Column): ValueCount[] {
  const counts = new Map<Exclude<Cell, null>, number>();
  for (let row = 0; row < column.length; row++) {
    const value = cellAt(column, row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** The values of a column, commonest first. */
function valuesOf(column: Column): ValueCount[] {
  const known = counted.get(column);
  if (known) return known;
  const values = column.type === "text" ? countText(column) : countCells(column);
  values.sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1));
  counted.set(column, values);
  return values;
}

/** Commonest values that start with a text, then those that contain it elsewhere; case does not matter. */
export function suggestValues(column: Column, text: string, limit: number): ValueCount[] {
  const wanted = text.toLowerCase();
  const starting: ValueCount[] = [];
  const containing: ValueCount[] = [];
  for (const each of valuesOf(column)) {
    const at = String(each.value).toLowerCase().indexOf(wanted);
    if (at === 0) starting.push(each);
    else if (at > 0 && containing.length < limit) containing.push(each);
    if (starting.length === limit) break;
  }
  return [...starting, ...containing].slice(0, limit);
}
