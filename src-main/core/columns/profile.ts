import { dateTimeText } from "../../../src-shared/lib/civil.ts";
import { hash64 } from "../../../src-shared/lib/murmur.ts";
import { type Cell, cellAt } from "../../../src-shared/table/column.ts";
import type { LoadedBase } from "./load-base.ts";

export interface Profile {
  key: string;
  values: Record<string, Cell>;
  /** Latest first. */
  events: { event: string; at: string; attributes: Record<string, Cell> }[];
}

/** Row of the subscriber with a key; undefined when there is none. */
export function rowOfKey(base: LoadedBase, key: string): number | undefined {
  const { high, low } = hash64(key);
  const row = base.keyIndex().find(high, low);
  return row < 0 ? undefined : row;
}

/** One subscriber with the latest events, at most `limit`; undefined when no subscriber has the key. */
export function profileOf(base: LoadedBase, key: string, limit = 200): Profile | undefined {
  const row = rowOfKey(base, key);
  if (row === undefined) return undefined;
  const values: Record<string, Cell> = {};
  for (const { id } of base.fields) {
    const column = base.column(id);
    values[id] = column ? cellAt(column, row) : null;
  }
  const found: { event: string; time: number; at: number }[] = [];
  for (const event of base.eventTypes) {
    const partition = base.events(event);
    let left = limit;
    for (let at = (partition?.rows.length ?? 0) - 1; at >= 0 && left > 0; at--) {
      if (partition?.rows[at] !== row) continue;
      found.push({ event, time: partition.times[at] ?? 0, at });
      left--;
    }
  }
  found.sort((a, b) => b.time - a.time || (a.event < b.event ? -1 : 1));
  return {
    key,
    values,
    events: found.slice(0, limit).map(({ event, time, at }) => ({
      event,
      at: `${dateTimeText(time)}Z`,
      attributes: Object.fromEntries([...(base.events(event)?.attributes ?? [])].map(([id, column]) => [id, cellAt(column, at)])),
    })),
  };
}
