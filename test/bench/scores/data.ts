import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { Column } from "../../../src-shared/table/column.ts";

export const DAY = 86_400;
export const START = 1_700_000_000;
/** One event in so many is a purchase. */
export const KINDS = 5;

/**
 * The same subscribers and events for everyone, by whole-number formulas of a row's number `i` that SQL and JavaScript compute alike. Three
 * measures with ties and long tails; purchases with an amount, spread over subscribers.
 */
export const sql = {
  days: "(i * 7919) % 701",
  orders: "((i * 104729) % 1000) * ((i * 104729) % 1000) / 20000",
  cents: "((i * 15485863) % 10007) * ((i * 15485863) % 10007) / 100",
  subscriber: (rows: number) => `((i / ${KINDS} * 241357) % ${rows}) * ((i / ${KINDS} * 241357) % ${rows}) / ${rows}`,
  amount: "((i * 40503) % 1009) * ((i * 40503) % 1009) / 10",
};

const square = (value: number, by: number): number => Math.floor((value * value) / by);

/** As many subscribers and events in typed arrays, as the project holds them in memory. */
export function scoreBase(rows: number, events: number): { base: SubscriberBase; asOf: number } {
  const days = Int32Array.from({ length: rows }, (_, i) => (i * 7919) % 701);
  const orders = Int32Array.from({ length: rows }, (_, i) => square((i * 104_729) % 1000, 20_000));
  const value = Float64Array.from({ length: rows }, (_, i) => square((i * 15_485_863) % 10_007, 100) / 100);
  const number = (values: Int32Array | Float64Array): Column => ({ type: "number", length: values.length, missing: null, values });
  const columns = new Map([
    ["days", number(days)],
    ["orders", number(orders)],
    ["value", number(value)],
  ]);
  const bought = Math.floor(events / KINDS);
  const purchase = {
    event: "purchase",
    rows: Uint32Array.from({ length: bought }, (_, at) => square((at * 241_357) % rows, rows)),
    times: Float64Array.from({ length: bought }, (_, at) => START + at * KINDS),
    attributes: new Map([
      ["amount", number(Float64Array.from({ length: bought }, (_, at) => square((at * KINDS * 40_503) % 1009, 10) / 100))],
    ]),
  };
  const base: SubscriberBase = {
    rows,
    fields: [...columns.keys()].map((id) => ({ id, label: id, type: "number", group: "money", role: null, personal: false })),
    column: (field) => columns.get(field),
    eventTypes: ["purchase"],
    events: (type) => (type === "purchase" ? purchase : undefined),
    keyHash: { high: Uint32Array.from({ length: rows }, (_, i) => Math.imul(i, 2_654_435_761)), low: new Uint32Array(rows) },
    dataHash: "bench",
    version: 1,
  };
  return { base, asOf: START + events };
}
