import { z } from "zod";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import type { EventPartition, SubscriberBase } from "../../table/base.ts";

/** Events that count as purchases; `amount` names the attribute with the money of one, null where each counts 1. */
export const purchasesSchema = z.object({
  event: z.string().min(1),
  amount: z.string().nullable().default(null),
  /** Only the latest so many days; null for all. */
  withinDays: z.number().positive().nullable().default(null),
});
export type Purchases = z.infer<typeof purchasesSchema>;

/** Names of event types that are purchases, the likeliest first. */
const likely = [/purchase|order|transaction|sale/i, /top.?up|recharge/i, /bill_?paid|payment|paid/i];
const money = /amount|value|price|total|revenue|money|spend/i;

/** Events of the base that look like purchases; null where none has an attribute with money. */
export function suggestPurchases(base: SubscriberBase, kinds: readonly RegExp[] = likely): Purchases | null {
  for (const kind of kinds)
    for (const event of base.eventTypes) {
      if (!kind.test(event)) continue;
      const amount = [...(base.events(event)?.attributes ?? [])].find(([id, { type }]) => type === "number" && money.test(id));
      if (amount) return { event, amount: amount[0], withinDays: null };
    }
  return null;
}

/** The events of a kind; throws InputError where there are none. */
export function eventsOf(base: SubscriberBase, event: string): EventPartition {
  const partition = base.events(event);
  if (partition) return partition;
  throw new InputError("score-event", `No event “${event}” is in the data.`, {
    where: event,
    todo: "Import such events, or choose others in the settings of the score.",
  });
}

/** First place in ascending times that is not below `time`. */
function firstFrom(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places of the events up to `asOf` that lie in the window. */
export function windowOf(times: Float64Array, asOf: number, withinDays: number | null): { from: number; to: number } {
  const from = withinDays === null ? 0 : firstFrom(times, asOf - withinDays * SECONDS_PER_DAY);
  return { from, to: firstFrom(times, asOf + 1) };
}

/** The money of events; throws InputError where the attribute is not there or holds no numbers. */
export function amountsOf(partition: EventPartition, amount: string) {
  const column = partition.attributes.get(amount);
  if (column?.type === "number") return column;
  throw new InputError("score-event", `The events “${partition.event}” have no number “${amount}”.`, {
    where: amount,
    todo: "Choose an attribute with the money in the settings of the score.",
  });
}

/** Purchases added up, for the rows that have any; a purchase without an amount counts as 0 money. Arrays run over `rows`. */
export interface PurchaseTotals {
  readonly rows: Uint32Array;
  /** Seconds since 1970-01-01T00:00Z. */
  readonly last: Float64Array;
  readonly count: Int32Array;
  readonly money: Float64Array;
}

/** Adds purchases up in one pass over the events. The three sums of a row lie side by side, so that an event touches memory once. */
export function purchaseTotals(base: SubscriberBase, { event, amount, withinDays }: Purchases, asOf: number): PurchaseTotals {
  const partition = eventsOf(base, event);
  const { rows, times } = partition;
  const { from, to } = windowOf(times, asOf, withinDays);
  const sums = new Float64Array(base.rows * 4);
  if (amount === null)
    for (let i = from; i < to; i++) {
      const at = (rows[i] as number) * 4;
      sums[at] = (sums[at] as number) + 1;
      sums[at + 1] = times[i] as number;
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
  else {
    const { values } = amountsOf(partition, amount);
    for (let i = from; i < to; i++) {
      const at = (rows[i] as number) * 4;
      sums[at] = (sums[at] as number) + 1;
      sums[at + 1] = times[i] as number;
      sums[at + 2] = (sums[at + 2] as number) + (values[i] as number);
    }
  }
  const found = new Uint32Array(base.rows);
  let size = 0;
  for (let row = 0; row < base.rows; row++) {
    found[size] = row;
    if ((sums[row * 4] as number) > 0) size++;
  }
  const made = { rows: found.slice(0, size), last: new Float64Array(size), count: new Int32Array(size), money: new Float64Array(size) };
  for (let i = 0; i < size; i++) {
    const at = (made.rows[i] as number) * 4;
    made.count[i] = sums[at] as number;
    made.last[i] = sums[at + 1] as number;
    made.money[i] = sums[at + 2] as number;
  }
  return made;
}
