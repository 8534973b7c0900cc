import { parseDate, parseDateTime } from "../lib/civil.ts";
import { hash64 } from "../lib/murmur.ts";
import type { Field, FieldRole, FieldType } from "../model/field.ts";
import type { EventPartition, SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import type { Cell, Column } from "../table/column.ts";

/** A column from cells as `cellAt` shows them; for tests. */
export function makeColumn(type: FieldType, cells: readonly Cell[]): Column {
  const length = cells.length;
  const missing = new BitSet(length);
  for (const [row, cell] of cells.entries()) if (cell === null) missing.add(row);
  const common = { length, missing: missing.count() > 0 ? missing : null };
  const numbers = (of: (cell: string | number | boolean) => number) => cells.map((cell) => (cell === null ? 0 : of(cell)));
  switch (type) {
    case "text": {
      const dictionary = [...new Set(cells.filter((cell) => cell !== null).map(String))];
      return { ...common, type, dictionary, codes: Uint16Array.from(numbers((cell) => dictionary.indexOf(String(cell)))) };
    }
    case "number": {
      const values = numbers(Number);
      return {
        ...common,
        type,
        values: values.every((value) => value === (value | 0)) ? Int32Array.from(values) : Float64Array.from(values),
      };
    }
    case "boolean": {
      const values = new BitSet(length);
      for (const [row, cell] of cells.entries()) if (cell === true) values.add(row);
      return { ...common, type, values };
    }
    case "date":
      return { ...common, type, values: Int32Array.from(numbers((cell) => parseDate(String(cell)) ?? 0)) };
    case "datetime":
      return { ...common, type, values: Float64Array.from(numbers((cell) => parseDateTime(String(cell).replace("Z", "")) ?? 0)) };
  }
}

export interface TestField {
  type: FieldType;
  cells: readonly Cell[];
  role?: FieldRole;
}

export interface TestEvent {
  row: number;
  /** Seconds since 1970-01-01T00:00Z. */
  time: number;
  attributes?: Readonly<Record<string, Cell>>;
}

function makePartition(event: string, list: readonly TestEvent[], types: Readonly<Record<string, FieldType>>): EventPartition {
  const ordered = [...list].sort((a, b) => a.time - b.time);
  return {
    event,
    rows: Uint32Array.from(ordered.map(({ row }) => row)),
    times: Float64Array.from(ordered.map(({ time }) => time)),
    attributes: new Map(
      Object.entries(types).map(([id, type]) => [
        id,
        makeColumn(
          type,
          ordered.map(({ attributes }) => attributes?.[id] ?? null),
        ),
      ]),
    ),
  };
}

/** A small base from fields and events; for tests. */
export function makeBase(
  fields: Readonly<Record<string, TestField>>,
  events: Readonly<Record<string, readonly TestEvent[]>> = {},
  attributes: Readonly<Record<string, FieldType>> = {},
): SubscriberBase {
  const rows = Object.values(fields)[0]?.cells.length ?? 0;
  const columns = new Map(Object.entries(fields).map(([id, { type, cells }]) => [id, makeColumn(type, cells)]));
  const partitions = new Map(Object.entries(events).map(([event, list]) => [event, makePartition(event, list, attributes)]));
  const hashes = Array.from({ length: rows }, (_, row) => hash64(`S${row}`));
  return {
    rows,
    fields: Object.entries(fields).map(
      ([id, { type, role }]): Field => ({ id, label: id, type, group: "other", role: role ?? null, personal: false }),
    ),
    column: (id) => columns.get(id),
    eventTypes: [...partitions.keys()].sort(),
    events: (type) => partitions.get(type),
    keyHash: { high: Uint32Array.from(hashes.map(({ high }) => high)), low: Uint32Array.from(hashes.map(({ low }) => low)) },
    dataHash: "test",
    version: 1,
  };
}
