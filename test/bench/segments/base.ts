import { hash64 } from "../../../src-shared/lib/murmur.ts";
import type { Field, FieldRole, FieldType } from "../../../src-shared/model/field.ts";
import type { EventPartition, SubscriberBase } from "../../../src-shared/table/base.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";

/** The first second of the events, 2025-01-01T00:00Z. */
export const START = 1_735_689_600;
export const YEAR_SECONDS = 365 * 86_400;

/**
 * A number below `n` that looks random, of a position and a salt: whole-number arithmetic below 2^53, so that JavaScript, DuckDB and SQLite
 * make the same data without a file between them.
 */
export function drawn(at: number, salt: number, n: number): number {
  const x = (at * 7919 + Math.floor(at / 1_000_003) * 15_485_863 + salt * 104_729) % 1_000_003;
  return ((x * x) % 999_983) % n;
}

/** The same as SQL over a column of positions. */
export const drawnSql = (at: string, salt: number, n: number): string => {
  const x = `((${at} * 7919 + (${at} / 1000003) * 15485863 + ${salt} * 104729) % 1000003)`;
  return `(((${x} * ${x}) % 999983) % ${n})`;
};

export const contracts = ["Month-to-month", "One year", "Two year"];
export const tiers = ["100", "250", "500", "1000"];

/** Texts by code, and whole numbers below a bound, each with a salt of its own. */
export const textFields = { contract: contracts, tier: tiers, town: Array.from({ length: 600 }, (_, at) => `Town ${at}`) } as const;
export const numberFields = { tenure: 120, charges: 150, usage: 1000, calls: 12, score: 100, age: 90 } as const;
export const flagFields = ["wifi", "app", "mailing", "paperless"] as const;

export const saltOf = (field: string): number =>
  [...Object.keys(textFields), ...Object.keys(numberFields), ...flagFields].indexOf(field) + 1;

/** The kind of an event: one in ten is a purchase, 28 in a hundred are page views, the rest visits. */
export const EVENT_SALT = 90;
export const PERSON_SALT = 91;
export const eventTypes = ["purchase", "page_view", "visit"] as const;
const typeOf = (at: number): number => {
  const kind = drawn(at, EVENT_SALT, 100);
  return kind < 10 ? 0 : kind < 38 ? 1 : 2;
};

const roles: Readonly<Record<string, FieldRole>> = { mailing: "consent:email" };

/** Columns lie in memory that threads share, as those of a project do. */
const shared = (bytes: number) => new SharedArrayBuffer(bytes);

/** Subscribers and ten events for each in a year, as the core holds them in memory. `version` may be raised to empty the cache of leaves. */
export function benchBase(rows: number, events: number): SubscriberBase & { version: number } {
  const common = { length: rows, missing: null };
  const columns = new Map<string, Column>();
  for (const [id, dictionary] of Object.entries(textFields)) {
    const codes = dictionary.length <= 256 ? new Uint8Array(shared(rows)) : new Uint16Array(shared(rows * 2));
    for (let row = 0; row < rows; row++) codes[row] = drawn(row, saltOf(id), dictionary.length);
    columns.set(id, { ...common, type: "text", dictionary, codes });
  }
  for (const [id, below] of Object.entries(numberFields)) {
    const values = new Int32Array(shared(rows * 4));
    for (let row = 0; row < rows; row++) values[row] = drawn(row, saltOf(id), below);
    columns.set(id, { ...common, type: "number", values });
  }
  for (const id of flagFields) {
    const values = new BitSet(rows, new Uint32Array(shared(((rows + 31) >>> 5) * 4)));
    for (let row = 0; row < rows; row++) if (drawn(row, saltOf(id), 10) < 4) values.add(row);
    columns.set(id, { ...common, type: "boolean", values });
  }
  const counts = [0, 0, 0];
  for (let at = 0; at < events; at++) {
    const type = typeOf(at);
    counts[type] = (counts[type] as number) + 1;
  }
  const partitions = eventTypes.map((event, type) => ({
    event,
    rows: new Uint32Array(counts[type] as number),
    times: new Float64Array(counts[type] as number),
    attributes: new Map(),
  }));
  const filled = [0, 0, 0];
  for (let at = 0; at < events; at++) {
    const type = typeOf(at);
    const partition = partitions[type] as EventPartition;
    const place = filled[type] as number;
    filled[type] = place + 1;
    partition.rows[place] = drawn(at, PERSON_SALT, 999_983) % rows;
    partition.times[place] = START + Math.floor((at * YEAR_SECONDS) / events);
  }
  const keyHash = { high: new Uint32Array(rows), low: new Uint32Array(rows) };
  for (let row = 0; row < rows; row++) {
    const { high, low } = hash64(String(row));
    keyHash.high[row] = high;
    keyHash.low[row] = low;
  }
  const fields = [...columns].map(
    ([id, { type }]): Field => ({ id, label: id, type: type as FieldType, group: "other", role: roles[id] ?? null, personal: false }),
  );
  return {
    rows,
    fields,
    column: (id) => columns.get(id),
    eventTypes: [...eventTypes].sort(),
    events: (type) => partitions.find(({ event }) => event === type),
    keyHash,
    dataHash: "bench",
    version: 1,
  };
}
