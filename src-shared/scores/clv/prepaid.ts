import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import { type BgNbd, fitBgNbd, probabilityAlive, purchasesIfAlive } from "../../statistics/value/bg-nbd.ts";
import { compress } from "../../statistics/value/customers.ts";
import { expectedSpend, fitGammaGamma, type GammaGamma } from "../../statistics/value/gamma-gamma.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { amountsOf, eventsOf, type Purchases, windowOf } from "../parts/purchases.ts";

const DAYS_PER_MONTH = 365.25 / 12;
/** Models are fitted to at most so many customers: their parameters are then known to about 1 %. */
const FITTED = 20_000;

/** Purchase histories of rows that bought: one purchase a day at most, days since the first as the unit. */
interface Bought {
  readonly rows: Uint32Array;
  /** Days with a purchase after the first day. */
  readonly x: Int32Array;
  readonly tx: Int32Array;
  readonly T: Int32Array;
  /** Those of the days after the first on which a purchase had an amount. */
  readonly paid: Int32Array;
  /** Mean money of a day in `paid`; 0 where there is none. */
  readonly mean: Float64Array;
}

/**
 * Histories from events, in one pass: purchases of one day count as one, as in the CDNOW study of Fader and Hardie. All purchases count,
 * whatever the settings' `withinDays`: the models take the first as the first ever. A purchase without an amount says nothing of money.
 */
export function boughtBy(base: SubscriberBase, { event, amount }: Purchases, asOf: number): Bought {
  const partition = eventsOf(base, event);
  const amounts = amount === null ? null : amountsOf(partition, amount);
  const { from, to } = windowOf(partition.times, asOf, null);
  const first = new Int32Array(base.rows).fill(-1);
  const last = new Int32Array(base.rows).fill(-1);
  const days = new Int32Array(base.rows);
  const lastPaid = new Int32Array(base.rows).fill(-1);
  const paid = new Int32Array(base.rows);
  const money = new Float64Array(base.rows);
  for (let i = from; i < to; i++) {
    const row = partition.rows[i] ?? 0;
    const day = Math.floor((partition.times[i] ?? 0) / SECONDS_PER_DAY);
    if (first[row] === -1) first[row] = day;
    else if (last[row] !== day) days[row] = (days[row] ?? 0) + 1;
    last[row] = day;
    if (day === first[row] || amounts?.missing?.has(i)) continue;
    if (lastPaid[row] !== day) paid[row] = (paid[row] ?? 0) + 1;
    lastPaid[row] = day;
    money[row] = (money[row] ?? 0) + (amounts ? (amounts.values[i] ?? 0) : 1);
  }
  const found = new Uint32Array(base.rows);
  let size = 0;
  for (let row = 0; row < base.rows; row++) if ((first[row] ?? -1) >= 0) found[size++] = row;
  const rows = found.subarray(0, size);
  const today = Math.floor(asOf / SECONDS_PER_DAY);
  const pick = (of: (row: number) => number) => Int32Array.from(rows, of);
  return {
    rows,
    x: pick((row) => days[row] ?? 0),
    tx: pick((row) => (days[row] === 0 ? 0 : (last[row] ?? 0) - (first[row] ?? 0))),
    T: pick((row) => today - (first[row] ?? 0)),
    paid: pick((row) => paid[row] ?? 0),
    mean: Float64Array.from(rows, (row) => ((paid[row] ?? 0) > 0 ? (money[row] ?? 0) / (paid[row] ?? 1) : 0)),
  };
}

/** Places of the customers to fit: all, or those with the lowest hashes of their keys, which is a random sample that no order of rows changes. */
function sampled(base: SubscriberBase, rows: Uint32Array): Uint32Array {
  const places = Uint32Array.from(rows, (_, at) => at);
  if (rows.length <= FITTED) return places;
  const { high } = base.keyHash;
  const bound = (FITTED / rows.length) * 2 ** 32;
  return places.filter((at) => (high[rows[at] ?? 0] ?? 0) < bound);
}

export interface Prepaid {
  readonly bought: Bought;
  readonly purchases: BgNbd;
  readonly spend: GammaGamma;
  readonly fitted: number;
  readonly converged: boolean;
}

/** Fewer customers who bought again tell nothing of the spread over customers. */
const LEAST_REPEATERS = 10;

/**
 * Why nothing can be learnt from the purchases, in a sentence; null where something can, which is mostly known after few events. Without
 * `asOf` purchases to come count too.
 */
export function repeatsProblem(base: SubscriberBase, { event, amount }: Purchases, asOf = Number.POSITIVE_INFINITY): string | null {
  const partition = eventsOf(base, event);
  const money = amount === null ? null : partition.attributes.get(amount);
  if (money !== null && money?.type !== "number")
    return `The events “${event}” have no number “${amount}”. Choose an attribute with the money in the settings of the score.`;
  const first = new Map<number, number>();
  const again = new Set<number>();
  for (let i = 0; i < partition.rows.length && (partition.times[i] ?? 0) <= asOf; i++) {
    const row = partition.rows[i] ?? 0;
    const day = Math.floor((partition.times[i] ?? 0) / SECONDS_PER_DAY);
    const began = first.get(row);
    if (began === undefined) first.set(row, day);
    else if (day !== began && (!money || (!money.missing?.has(i) && (money.values[i] ?? 0) > 0))) again.add(row);
    if (again.size >= LEAST_REPEATERS) return null;
  }
  const who = again.size === 0 ? "Nobody" : `Only ${again.size} of ${first.size}`;
  return `${who} in the data had “${event}” events${amount === null ? "" : " with an amount"} on a second day, and it takes ${LEAST_REPEATERS} to learn from. Choose other events, or import a longer time.`;
}

/** Fits purchases and spend. Throws InputError where the events are not there, or too few bought again. */
export function fitPrepaid(base: SubscriberBase, source: Purchases, asOf: number): Prepaid {
  const problem = repeatsProblem(base, source, asOf);
  if (problem !== null) throw new InputError("score-repeats", problem, { where: source.event });
  const bought = boughtBy(base, source, asOf);
  const places = sampled(base, bought.rows);
  const of = (values: Int32Array | Float64Array) => Float64Array.from(places, (at) => values[at] ?? 0);
  const purchases = fitBgNbd(compress({ x: of(bought.x), tx: of(bought.tx), T: of(bought.T) }));
  const spend = fitGammaGamma({ x: of(bought.paid), mean: of(bought.mean) });
  return {
    bought,
    purchases: purchases.model,
    spend: spend.model,
    fitted: places.length,
    converged: purchases.converged && spend.converged,
  };
}

/** For each of `bought.rows`: chance to be a customer still, purchases in the horizon, and their discounted margin. */
export function valuePrepaid(
  { bought, purchases, spend }: Prepaid,
  { horizonMonths, discountPercent, marginPercent }: { horizonMonths: number; discountPercent: number; marginPercent: number },
): { alive: Float64Array; expected: Float64Array; value: Float64Array } {
  const n = bought.rows.length;
  const monthly = (1 + discountPercent / 100) ** (1 / 12);
  const made = { alive: new Float64Array(n), expected: new Float64Array(n), value: new Float64Array(n) };
  // What does not depend on the last purchase is the same for all customers with equal x and T.
  const known = new Map<number, { expected: number; discounted: number }>();
  const ahead = (x: number, T: number) => {
    const key = x * 1_000_000 + T;
    const found = known.get(key);
    if (found) return found;
    let [before, discounted, worth] = [0, 0, 1];
    for (let month = 1; month <= horizonMonths; month++) {
      const until = purchasesIfAlive(purchases, x, T, month * DAYS_PER_MONTH);
      worth /= monthly;
      discounted += (until - before) * worth;
      before = until;
    }
    const fresh = { expected: before, discounted };
    known.set(key, fresh);
    return fresh;
  };
  for (let i = 0; i < n; i++) {
    const [x, tx, T] = [bought.x[i] ?? 0, bought.tx[i] ?? 0, bought.T[i] ?? 0];
    const alive = probabilityAlive(purchases, x, tx, T);
    const { expected, discounted } = ahead(x, T);
    made.alive[i] = alive;
    made.expected[i] = expected * alive;
    made.value[i] = discounted * alive * expectedSpend(spend, bought.paid[i] ?? 0, bought.mean[i] ?? 0) * (marginPercent / 100);
  }
  return made;
}
