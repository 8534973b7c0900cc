import { SECONDS_PER_DAY } from "../lib/civil.ts";
import type { EventRule } from "../model/segment.ts";
import { timeSpan } from "../operators/values.ts";
import type { EventPartition } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import { eventBounds } from "./normalise.ts";

/** First position whose time is above `time` (`inclusive` false) or at least `time`. */
function firstAt(times: Float64Array, time: number, inclusive: boolean): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = times[middle] as number;
    if (at < time || (!inclusive && at === time)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The seconds that an event rule's dates allow: from the first on and before the last; infinite where it names none. */
export function eventSpan(rule: EventRule): { from: number; to: number } {
  const after = rule.after === undefined ? undefined : timeSpan(rule.after);
  const before = rule.before === undefined ? undefined : timeSpan(rule.before);
  return { from: after ? after.high + 1 : Number.NEGATIVE_INFINITY, to: before ? before.low : Number.POSITIVE_INFINITY };
}

/** "Now" of relative dates, and the last moment whose events are known; all are where it is absent. */
interface Known {
  asOf: number;
  eventsUntil?: number;
}

/** The stretch of a partition that a rule looks at: half-open positions. */
function eventWindow(times: Float64Array, rule: EventRule, { asOf, eventsUntil }: Known): { from: number; to: number } {
  let from = 0;
  let to = eventsUntil === undefined ? times.length : firstAt(times, eventsUntil, false);
  if (rule.withinDays !== undefined) {
    from = firstAt(times, asOf - rule.withinDays * SECONDS_PER_DAY, false);
    to = Math.min(to, firstAt(times, asOf, false));
  }
  const after = rule.after === undefined ? undefined : timeSpan(rule.after);
  const before = rule.before === undefined ? undefined : timeSpan(rule.before);
  if (after) from = Math.max(from, firstAt(times, after.high, false));
  if (before) to = Math.min(to, firstAt(times, before.low, true));
  return { from, to: Math.max(from, to) };
}

/** From so many events on, more make no difference to a count in bytes. */
const MANY = 255;

/**
 * Events per subscriber in a window, up to `MANY` and then no more: a byte each, so that the counts of a million subscribers lie in the
 * cache where ten million events come in no order. A copy of `countEvents`, so that each stays compiled for its own array.
 */
function countFew(partition: EventPartition, from: number, to: number, rows: number, where: BitSet | undefined): Uint8ClampedArray {
  const counts = new Uint8ClampedArray(rows);
  const subscribers = partition.rows;
  if (where) {
    for (let at = from; at < to; at++) {
      if (where.has(at)) {
        const row = subscribers[at] as number;
        counts[row] = (counts[row] as number) + 1;
      }
    }
  } else {
    for (let at = from; at < to; at++) {
      const row = subscribers[at] as number;
      counts[row] = (counts[row] as number) + 1;
    }
  }
  return counts;
}

/** Events per subscriber in a window; `where` keeps only some events of the partition. */
function countEvents(partition: EventPartition, from: number, to: number, rows: number, where: BitSet | undefined): Uint32Array {
  const counts = new Uint32Array(rows);
  const subscribers = partition.rows;
  if (where) {
    for (let at = from; at < to; at++) {
      if (where.has(at)) {
        const row = subscribers[at] as number;
        counts[row] = (counts[row] as number) + 1;
      }
    }
  } else {
    for (let at = from; at < to; at++) {
      const row = subscribers[at] as number;
      counts[row] = (counts[row] as number) + 1;
    }
  }
  return counts;
}

/** Rows with as many events as the rule asks for. `partition` undefined means that there never was such an event. */
export function eventMask(
  partition: EventPartition | undefined,
  rule: EventRule,
  rows: number,
  known: Known,
  where: BitSet | undefined,
): BitSet {
  const { least, most } = eventBounds(rule);
  const window = partition ? eventWindow(partition.times, rule, known) : { from: 0, to: 0 };
  if (!partition || window.from === window.to) return least === 0 ? BitSet.full(rows) : new BitSet(rows);
  const few = least <= MANY && (most < MANY || most === Number.POSITIVE_INFINITY);
  const counts = (few ? countFew : countEvents)(partition, window.from, window.to, rows, where);
  const mask = new BitSet(rows);
  for (let at = 0, w = 0; at < rows; at += 32, w++) {
    const end = Math.min(32, rows - at);
    let word = 0;
    for (let j = 0; j < end; j++) {
      const count = counts[at + j] as number;
      word |= (Number(count >= least) & Number(count <= most)) << j;
    }
    mask.words[w] = word;
  }
  return mask;
}
