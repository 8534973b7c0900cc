import { dateTimeText } from "../../../src-shared/lib/civil.ts";
import { type Cell, cellAt } from "../../../src-shared/table/column.ts";
import type { LoadedBase } from "./load-base.ts";
import { rowOfKey } from "./profile.ts";

export interface TimelineQuery {
  readonly key: string;
  /** Event types; all when empty. */
  readonly events: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

export interface Timeline {
  /** Events of the wanted types. */
  total: number;
  /** How many of each type the subscriber has, whatever is wanted. */
  counts: { event: string; count: number }[];
  /** Latest first. */
  events: { event: string; at: string; attributes: Record<string, Cell> }[];
}

/** A page of the events of one subscriber; undefined when no subscriber has the key. Costs one pass over the events. */
export function timelineOf(base: LoadedBase, { key, events, offset, limit }: TimelineQuery): Timeline | undefined {
  const row = rowOfKey(base, key);
  if (row === undefined) return undefined;
  const counts: Timeline["counts"] = [];
  const found: { event: string; time: number; at: number }[] = [];
  for (const event of base.eventTypes) {
    const partition = base.events(event);
    if (!partition) continue;
    const wanted = events.length === 0 || events.includes(event);
    let count = 0;
    for (let at = 0; at < partition.rows.length; at++) {
      if (partition.rows[at] !== row) continue;
      count++;
      if (wanted) found.push({ event, time: partition.times[at] ?? 0, at });
    }
    if (count > 0) counts.push({ event, count });
  }
  found.sort((a, b) => b.time - a.time || (a.event < b.event ? -1 : a.event > b.event ? 1 : b.at - a.at));
  return {
    total: found.length,
    counts,
    events: found.slice(offset, offset + limit).map(({ event, time, at }) => ({
      event,
      at: `${dateTimeText(time)}Z`,
      attributes: Object.fromEntries([...(base.events(event)?.attributes ?? [])].map(([id, column]) => [id, cellAt(column, at)])),
    })),
  };
}
