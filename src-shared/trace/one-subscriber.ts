import { parseDate, parseDateTime } from "../lib/civil.ts";
import type { FieldType } from "../model/field.ts";
import type { EventPartition, SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import { type Cell, type Column, cellAt } from "../table/column.ts";

/** Some rows of a column, in their order. */
function pick(column: Column, rows: readonly number[]): Column {
  const { length } = rows;
  const where = (has: (row: number) => boolean) => {
    const set = new BitSet(length);
    rows.forEach((row, at) => {
      if (has(row)) set.add(at);
    });
    return set;
  };
  const { missing } = column;
  const common = { length, missing: missing ? where((row) => missing.has(row)) : null };
  switch (column.type) {
    case "text":
      return {
        ...common,
        type: "text",
        codes: Uint32Array.from(rows, (_, at) => at),
        dictionary: rows.map((row) => column.dictionary[column.codes[row] as number] ?? ""),
      };
    case "boolean":
      return { ...common, type: "boolean", values: where((row) => column.values.has(row)) };
    case "number":
      return { ...common, type: "number", values: Float64Array.from(rows, (row) => column.values[row] as number) };
    case "date":
      return { ...common, type: "date", values: Int32Array.from(rows, (row) => column.values[row] as number) };
    case "datetime":
      return { ...common, type: "datetime", values: Float64Array.from(rows, (row) => column.values[row] as number) };
  }
}

/** A column of one value. */
export function columnOfCell(type: FieldType, cell: Cell): Column {
  const yes = (is: boolean) => {
    const set = new BitSet(1);
    if (is) set.add(0);
    return set;
  };
  const common = { length: 1, missing: cell === null ? yes(true) : null };
  switch (type) {
    case "text":
      return { ...common, type, codes: new Uint32Array(1), dictionary: [String(cell ?? "")] };
    case "boolean":
      return { ...common, type, values: yes(cell === true) };
    case "number":
      return { ...common, type, values: Float64Array.of(Number(cell)) };
    case "date":
      return { ...common, type, values: Int32Array.of(parseDate(String(cell)) ?? 0) };
    case "datetime":
      return { ...common, type, values: Float64Array.of(parseDateTime(String(cell).replace("Z", "")) ?? 0) };
  }
}

function eventsOf(partition: EventPartition, row: number): EventPartition {
  const own: number[] = [];
  for (let at = 0; at < partition.rows.length; at++) if (partition.rows[at] === row) own.push(at);
  return {
    event: partition.event,
    rows: new Uint32Array(own.length),
    times: Float64Array.from(own, (at) => partition.times[at] as number),
    attributes: new Map([...partition.attributes].map(([name, column]) => [name, pick(column, own)])),
  };
}

/** One subscriber of a base as a base of its own, so that rules about one cost nothing; loaded columns are kept. */
export function oneSubscriber(base: SubscriberBase, row: number): SubscriberBase {
  const columns = new Map<string, Column | undefined>();
  const events = new Map<string, EventPartition | undefined>();
  const once = <T>(kept: Map<string, T>, name: string, make: () => T): T => {
    if (!kept.has(name)) kept.set(name, make());
    return kept.get(name) as T;
  };
  return {
    rows: 1,
    fields: base.fields,
    eventTypes: base.eventTypes,
    column: (field) =>
      once(columns, field, () => {
        const column = base.column(field);
        return column && pick(column, [row]);
      }),
    events: (type) =>
      once(events, type, () => {
        const partition = base.events(type);
        return partition && eventsOf(partition, row);
      }),
    keyHash: { high: base.keyHash.high.subarray(row, row + 1), low: base.keyHash.low.subarray(row, row + 1) },
    dataHash: base.dataHash,
    version: base.version,
  };
}

/** The same subscriber with other values of some fields. */
export function withColumns(base: SubscriberBase, changed: ReadonlyMap<string, Column>): SubscriberBase {
  return changed.size === 0 ? base : { ...base, column: (field) => changed.get(field) ?? base.column(field) };
}

/** The only value of a field; null where it is missing or there is no such field. */
export function onlyValue(base: SubscriberBase, field: string): Cell {
  const column = base.column(field);
  return column ? cellAt(column, 0) : null;
}
