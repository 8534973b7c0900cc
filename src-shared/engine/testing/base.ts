import { parseDate, parseDateTime } from "../../lib/civil.ts";
import { hash64, hashHex } from "../../lib/murmur.ts";
import type { Field, FieldRole, FieldType } from "../../model/field.ts";
import type { EventPartition, SubscriberBase } from "../../table/base.ts";
import { BitSet } from "../../table/bit-set.ts";
import type { Column } from "../../table/column.ts";

export type TestValue = string | number | boolean | null;

/** A column of a base for tests: its values by row, null where missing; dates as `YYYY-MM-DD`, moments as `YYYY-MM-DDTHH:MM[:SS]` UTC. */
export interface TestColumn {
  id: string;
  type: FieldType;
  role?: FieldRole;
  values: readonly TestValue[];
}

/** An event for tests; `at` as the moments of columns, or seconds. */
export interface TestEvent {
  key: string;
  event: string;
  at: string | number;
}

function columnOf({ type, values }: TestColumn): Column {
  const { length } = values;
  const missing = new BitSet(length);
  values.forEach((value, row) => {
    if (value === null) missing.add(row);
  });
  const common = { length, missing: missing.count() > 0 ? missing : null };
  switch (type) {
    case "text": {
      const dictionary = [...new Set(values.filter((value) => value !== null).map(String))].sort();
      const codes = Uint32Array.from(values, (value) => (value === null ? 0 : dictionary.indexOf(String(value))));
      return { ...common, type, codes, dictionary };
    }
    case "number":
      return { ...common, type, values: Float64Array.from(values, Number) };
    case "boolean": {
      const yes = new BitSet(length);
      values.forEach((value, row) => {
        if (value === true) yes.add(row);
      });
      return { ...common, type, values: yes };
    }
    case "date":
      return { ...common, type, values: Int32Array.from(values, (value) => parseDate(String(value)) ?? 0) };
    case "datetime":
      return { ...common, type, values: Float64Array.from(values, (value) => parseDateTime(String(value)) ?? 0) };
  }
}

function partitionsOf(keys: readonly string[], events: readonly TestEvent[]): Map<string, EventPartition> {
  const rows = new Map(keys.map((key, row) => [key, row]));
  const partitions = new Map<string, EventPartition>();
  for (const event of new Set(events.map((one) => one.event))) {
    const own = events
      .filter((one) => one.event === event)
      .map(({ key, at }) => ({ row: rows.get(key) ?? 0, time: typeof at === "number" ? at : (parseDateTime(at) ?? 0) }))
      .sort((a, b) => a.time - b.time);
    partitions.set(event, {
      event,
      rows: Uint32Array.from(own, ({ row }) => row),
      times: Float64Array.from(own, ({ time }) => time),
      attributes: new Map(),
    });
  }
  return partitions;
}

let version = 0;

/** A subscriber base in memory, for tests. `keys` identify the subscribers; columns follow their order. */
export function testBase(keys: readonly string[], columns: readonly TestColumn[] = [], events: readonly TestEvent[] = []): SubscriberBase {
  const hashes = keys.map((key) => hash64(key));
  const built = new Map(columns.map((column) => [column.id, columnOf(column)]));
  const partitions = partitionsOf(keys, events);
  const fields = columns.map(({ id, type, role }): Field => ({ id, label: id, type, group: "other", role: role ?? null, personal: false }));
  const cells = keys.map((key, row) => JSON.stringify([key, ...columns.map(({ values }) => values[row])])).sort();
  return {
    rows: keys.length,
    fields,
    column: (field) => built.get(field),
    eventTypes: [...partitions.keys()].sort(),
    events: (type) => partitions.get(type),
    keyHash: { high: Uint32Array.from(hashes, ({ high }) => high), low: Uint32Array.from(hashes, ({ low }) => low) },
    dataHash: hashHex(cells.join("\n")),
    version: ++version,
  };
}

/** A base of `count` subscribers without any field. */
export const plainBase = (count: number): SubscriberBase => testBase(Array.from({ length: count }, (_, n) => `subscriber-${n}`));
