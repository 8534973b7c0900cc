import { dateText, dateTimeText } from "../../../src-shared/lib/civil.ts";
import type { EventTypeSummary, Field, FieldSummary } from "../../../src-shared/model/field.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";

/** How many of the commonest values a summary names. */
const TOP = 20;

type Found = Pick<FieldSummary, "distinct" | "low" | "high" | "top">;
interface Counted<T> {
  value: T;
  count: number;
}

/** Keeps the commonest values; equally common ones in the order in which they come. */
class Commonest<T> {
  readonly list: Counted<T>[] = [];

  add(value: T, count: number): void {
    const last = this.list[TOP - 1];
    if (last && last.count >= count) return;
    let at = this.list.length;
    while (at > 0 && (this.list[at - 1]?.count ?? 0) < count) at--;
    this.list.splice(at, 0, { value, count });
    if (this.list.length > TOP) this.list.pop();
  }
}

function ofText(column: Extract<Column, { type: "text" }>): Found {
  const { codes, dictionary, missing } = column;
  const counts = new Uint32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) {
    if (missing?.has(row)) continue;
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const top = new Commonest<string>();
  let distinct = 0;
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    distinct++;
    top.add(dictionary[code] ?? "", count);
  }
  return { distinct, low: null, high: null, top: top.list };
}

/** Whole numbers within a range that fits a table are counted instead of sorted. */
const COUNTED_RANGE = 1 << 22;

/** Distinct values in ascending order with how often each comes. */
function* runs(present: Int32Array | Float64Array): Generator<[value: number, count: number]> {
  if (present instanceof Int32Array && present.length > 0) {
    const low = present.reduce((least, value) => Math.min(least, value));
    const range = present.reduce((most, value) => Math.max(most, value)) - low + 1;
    if (range <= COUNTED_RANGE) {
      const counts = new Uint32Array(range);
      for (let i = 0; i < present.length; i++) counts[(present[i] ?? 0) - low] = (counts[(present[i] ?? 0) - low] ?? 0) + 1;
      for (let at = 0; at < range; at++) if ((counts[at] ?? 0) > 0) yield [low + at, counts[at] ?? 0];
      return;
    }
  }
  present.sort();
  for (let from = 0; from < present.length; ) {
    const value = present[from] ?? 0;
    let to = from + 1;
    while (to < present.length && present[to] === value) to++;
    yield [value, to - from];
    from = to;
  }
}

function ofNumbers(column: Exclude<Column, { type: "text" | "boolean" }>): Found {
  const { values, missing, length, type } = column;
  const present = values.slice(0, length - (missing?.count() ?? 0));
  if (missing) for (let row = 0, at = 0; row < length; row++) if (!missing.has(row)) present[at++] = values[row] ?? 0;
  const shown = (value: number): number | string =>
    type === "date" ? dateText(value) : type === "datetime" ? `${dateTimeText(value)}Z` : value;
  const top = new Commonest<number>();
  let distinct = 0;
  let low: number | undefined;
  let high: number | undefined;
  for (const [value, count] of runs(present)) {
    low ??= value;
    high = value;
    distinct++;
    top.add(value, count);
  }
  return {
    distinct,
    low: low === undefined ? null : shown(low),
    high: high === undefined ? null : shown(high),
    top: top.list.map(({ value, count }) => ({ value: shown(value), count })),
  };
}

function ofBooleans(column: Extract<Column, { type: "boolean" }>): Found {
  const yes = column.values.count();
  const no = column.length - (column.missing?.count() ?? 0) - yes;
  const top = [
    { value: true, count: yes },
    { value: false, count: no },
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return { distinct: top.length, low: null, high: null, top };
}

function found(column: Column): Found {
  if (column.type === "text") return ofText(column);
  return column.type === "boolean" ? ofBooleans(column) : ofNumbers(column);
}

/** What one field holds: missing and distinct values, lowest and highest, the commonest. */
function fieldSummary(base: SubscriberBase, field: Field): FieldSummary {
  const column = base.column(field.id);
  const empty: Found = { distinct: 0, low: null, high: null, top: [] };
  return { ...field, rows: base.rows, missing: column?.missing?.count() ?? 0, ...(column ? found(column) : empty) };
}

const summaries = new WeakMap<SubscriberBase, FieldSummary[]>();

/** What every field holds, in the order of the columns; kept until the data changes. */
export function fieldSummaries(base: SubscriberBase): FieldSummary[] {
  const made = summaries.get(base) ?? base.fields.map((field) => fieldSummary(base, field));
  summaries.set(base, made);
  return made;
}

/** Every event type: how often and by how many it was seen, the first and the last time, its attributes. */
export function eventTypeSummaries(base: SubscriberBase): EventTypeSummary[] {
  return base.eventTypes.map((event) => {
    const partition = base.events(event);
    const who = new BitSet(base.rows);
    for (const row of partition?.rows ?? []) who.add(row);
    const [first, last] = [partition?.times[0], partition?.times.at(-1)];
    return {
      event,
      count: partition?.rows.length ?? 0,
      subscribers: who.count(),
      first: first === undefined ? null : `${dateTimeText(first)}Z`,
      last: last === undefined ? null : `${dateTimeText(last)}Z`,
      attributes: [...(partition?.attributes ?? [])].map(([id, column]) => ({ id, type: column.type })),
    };
  });
}
