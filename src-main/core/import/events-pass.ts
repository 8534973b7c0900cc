import { InputError } from "../../../src-shared/lib/input-error.ts";
import { murmur128 } from "../../../src-shared/lib/murmur.ts";
import { EVENT_FIELD, type Mapping, TIME_FIELD } from "../../../src-shared/model/import.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../columns/column-data.ts";
import { pickInto } from "../columns/gather.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import { doubleKeys, radixOrder } from "../columns/radix.ts";
import type { NewEventBase, NewEvents } from "../columns/store-base.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import { textAt } from "./cell-notes.ts";
import { feed } from "./feed.ts";
import { trimmedCell } from "./keys.ts";
import { DateReader } from "./parse-date.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import type { Rejects } from "./rejects.ts";
import { cellsOf, RowSink } from "./row-sink.ts";
import type { Pass, Source } from "./subscribers-pass.ts";

/** Numbers that grow as they are added. */
class Growing<T extends Uint32Array | Float64Array> {
  #values: T;
  count = 0;

  constructor(start: T) {
    this.#values = start;
  }

  add(value: number): void {
    if (this.count === this.#values.length) {
      const Kind = this.#values.constructor as new (length: number) => T;
      const larger = new Kind(this.count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.count++] = value;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  values(): T {
    return this.#values.subarray(0, this.count) as T;
  }
}

const UNKNOWN = 0xffffffff;

/** Rows of a column in a given order; null when none of them has a value. */
function pickData(data: ColumnData, rows: Uint32Array): ColumnData | null {
  const set = new BitSet(rows.length);
  if (data.missing) for (let i = 0; i < rows.length; i++) if (data.missing.has(rows[i] ?? 0)) set.add(i);
  const absent = set.count();
  if (absent === rows.length) return null;
  const missing = absent > 0 ? set : null;
  switch (data.storage) {
    case "codes":
      return { ...data, codes: pickInto(data.codes, rows, new Uint32Array(rows.length)), missing };
    case "i32":
      return { ...data, values: pickInto(data.values, rows, new Int32Array(rows.length)), missing };
    case "f64":
      return { ...data, values: pickInto(data.values, rows, new Float64Array(rows.length)), missing };
    case "u32":
      return { ...data, values: pickInto(data.values, rows, new Uint32Array(rows.length)), missing };
    case "bits": {
      const values = new BitSet(rows.length);
      for (let i = 0; i < rows.length; i++) if (data.values.has(rows[i] ?? 0)) values.add(i);
      return { ...data, values, missing };
    }
  }
}

/** Rows in their order, apart by their kind. */
function byKind(rows: Uint32Array, kinds: Uint32Array, count: number): Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (let i = 0; i < rows.length; i++) sizes[kinds[i] as number] = (sizes[kinds[i] as number] as number) + 1;
  const parts = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(count);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const kind = kinds[row] as number;
    const at = filled[kind] as number;
    (parts[kind] as Uint32Array)[at] = row;
    filled[kind] = at + 1;
  }
  return parts;
}

function eventName(mapping: Mapping, name: string): string {
  const given = mapping.event;
  if (given !== undefined) return given;
  return name.replace(/\.[^.]*$/, "").trim() || "event";
}

const TOP_ORPHANS = 20;

function orphansOf(counts: ReadonlyMap<number, number>, people: ByteDictionary): Pass<unknown>["orphans"] {
  const top = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, TOP_ORPHANS);
  return {
    people: counts.size,
    events: [...counts.values()].reduce((sum, count) => sum + count, 0),
    top: top.map(([code, events]) => ({ key: people.text(code), events })),
  };
}

/**
 * Reads events: each names its subscriber, a time and, where the file has such a column, its type; without it all are of the mapping's
 * `event`, or named after the file. Events of people who are not in the base are rejected and counted by key.
 */
export async function eventsPass(
  source: Source,
  mapping: Mapping,
  plan: ColumnPlan,
  rejects: Rejects,
  subscribers: Pick<LoadedBase, "personRow">,
): Promise<Pass<NewEventBase>> {
  const timeColumn = plan.others.find(({ mapping: { field } }) => field === TIME_FIELD);
  const typeColumn = plan.others.find(({ mapping: { field } }) => field === EVENT_FIELD);
  if (!timeColumn?.format) {
    throw new InputError("events-no-time", `No column says when the events happened: map one with dates to the field "${TIME_FIELD}".`, {
      where: source.name,
      todo: `The file has: ${plan.names.join(", ")}.`,
    });
  }
  const reader = new DateReader(timeColumn.format);
  const daily = timeColumn.mapping.type === "date";
  const instant = (bytes: Uint8Array, from: number, to: number) =>
    daily ? reader.day(bytes, from, to) * 86_400 : reader.instant(bytes, from, to);
  const people = new ByteDictionary();
  const hashes: { high: Growing<Uint32Array>; low: Growing<Uint32Array> } = {
    high: new Growing(new Uint32Array(1024)),
    low: new Growing(new Uint32Array(1024)),
  };
  /** Number of each key among those who are in the base, `UNKNOWN` for others. */
  const numbers = new Growing(new Uint32Array(1024));
  const types = new ByteDictionary();
  if (!typeColumn) {
    const only = Buffer.from(eventName(mapping, source.name), "utf8");
    types.code(only, 0, only.length);
  }
  const persons = new Growing(new Uint32Array(65_536));
  const times = new Growing(new Float64Array(65_536));
  const kinds = new Growing(new Uint32Array(65_536));
  const others = plan.others.filter((column) => column !== timeColumn && column !== typeColumn);
  const collector = source.collector(others, plan.names.length, false);
  /** Events of each unknown key, by its code. */
  const orphans = new Map<number, number>();
  const accepted = new Int32Array(1 << 13);
  const key = { from: 0, to: 0 };
  const time = { from: 0, to: 0 };
  const type = { from: 0, to: 0 };

  const personOf = (bytes: Uint8Array): number => {
    const code = people.code(bytes, key.from, key.to);
    if (code === numbers.count) {
      const [high, low] = murmur128(bytes.subarray(key.from, key.to));
      const known = subscribers.personRow(high, low) >= 0;
      numbers.add(known ? hashes.low.count : UNKNOWN);
      if (known) {
        hashes.high.add(high);
        hashes.low.add(low);
      }
    }
    return numbers.at(code);
  };

  const sink = new RowSink(plan.names.length, rejects, (batch) => {
    let count = 0;
    const { bytes } = batch;
    for (let row = 0; row < batch.rows; row++) {
      const line = batch.lines[row] ?? 0;
      const base = row * batch.columns;
      const reject = (reason: string, because = reason) => rejects.add(reason, line, cellsOf(batch, row), because);
      trimmedCell(batch, base + plan.key.at, key);
      trimmedCell(batch, base + timeColumn.at, time);
      if (typeColumn) trimmedCell(batch, base + typeColumn.at, type);
      if (key.from === key.to) {
        reject(`no value in the key column "${plan.key.mapping.header}"`);
        continue;
      }
      const at = instant(bytes, time.from, time.to);
      if (Number.isNaN(at)) {
        reject(
          `no ${daily ? "date" : "date and time"} as ${timeColumn.mapping.dateFormat} in "${timeColumn.mapping.header}"`,
          `"${textAt(bytes, time.from, time.to)}" is no ${daily ? "date" : "date and time"} as ${timeColumn.mapping.dateFormat}`,
        );
        continue;
      }
      if (typeColumn && type.from === type.to) {
        reject(`no event in "${typeColumn.mapping.header}"`);
        continue;
      }
      const person = personOf(bytes);
      if (person === UNKNOWN) {
        const code = people.code(bytes, key.from, key.to);
        orphans.set(code, (orphans.get(code) ?? 0) + 1);
        reject("no subscriber of the project has this key");
        continue;
      }
      persons.add(person);
      times.add(at);
      kinds.add(typeColumn ? types.code(bytes, type.from, type.to) : 0);
      accepted[count++] = row;
    }
    collector.append(batch, accepted, count);
  });
  const step = async (read: number) => {
    await collector.step(read);
    await source.step(read);
  };
  const repairs = await feed(source.path, source.name, mapping.dialect, plan.names.length, sink, step);
  const { columns: collected } = await collector.finish();

  const finish = (): NewEventBase => {
    const columns = collected.map(({ planned: { mapping: column }, data }) => ({ id: column.field, type: column.type, data: data() }));
    const [who, when, what] = [persons.values(), times.values(), kinds.values()];
    const all = new Uint32Array(when.length);
    for (let row = 0; row < all.length; row++) all[row] = row;
    const partitions: NewEvents[] = [];
    for (const [kind, rows] of byKind(radixOrder(doubleKeys(when), all), what, types.count).entries()) {
      if (rows.length === 0) continue;
      partitions.push({
        event: types.text(kind),
        persons: pickInto(who, rows, new Uint32Array(rows.length)),
        times: pickInto(when, rows, new Float64Array(rows.length)),
        attributes: columns.flatMap(({ id, type: kindOfValue, data }) => {
          const picked = pickData(data, rows);
          return picked ? [{ id, type: kindOfValue, data: picked }] : [];
        }),
      });
    }
    return { people: { high: hashes.high.values(), low: hashes.low.values() }, partitions };
  };
  return { read: sink.read, kept: sink.read - rejects.count, repairs, collected, repeats: [], orphans: orphansOf(orphans, people), finish };
}
