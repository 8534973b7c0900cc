import { DAY, KINDS, START, sql } from "./data.ts";

/** The two tables, made in the database by the formulas of `data.ts`; `series` gives whole numbers `i` from 0. `whole` divides whole numbers. */
export function tables(rows: number, events: number, series: (count: number) => string, whole: (text: string) => string): string[] {
  return [
    `CREATE TABLE base AS SELECT i AS id, ${whole(sql.days)} AS days, ${whole(sql.orders)} AS orders, ${whole(sql.cents)} / 100.0 AS value FROM ${series(rows)}`,
    `CREATE TABLE events AS SELECT ${whole(sql.subscriber(rows))} AS subscriber, i % ${KINDS} AS kind, ${START} + i AS moment, ${whole(sql.amount)} / 100.0 AS amount FROM ${series(events)}`,
  ];
}

const group = (order: string, bins: number) =>
  `CAST(floor(1 + ${bins}.0 * (rank() OVER (ORDER BY ${order}) - 1) / count(*) OVER ()) AS INTEGER)`;
const best = (from: string) =>
  `SELECT count(*) FROM (SELECT ${group("days DESC", 5)} AS r, ${group("orders", 5)} AS f, ${group("value", 5)} AS m FROM ${from}) AS t WHERE r = 5 AND f = 5 AND m = 5`;

/** What each score is asked, by name: one number, the same from everyone. `ntile` breaks ties by chance, so that its answer is not compared. */
export const queries = (asOf: number) => ({
  rfm: best("base"),
  rfmNtile:
    "SELECT count(*) FROM (SELECT ntile(5) OVER (ORDER BY days DESC) AS r, ntile(5) OVER (ORDER BY orders) AS f, ntile(5) OVER (ORDER BY value) AS m FROM base) AS t WHERE r = 5 AND f = 5 AND m = 5",
  rfmEvents: best(
    `(SELECT subscriber, floor((${asOf} - max(moment)) / ${DAY}.0) AS days, count(*) AS orders, sum(amount) AS value FROM events WHERE kind = 0 GROUP BY subscriber) AS p`,
  ),
  deciles: `SELECT count(*) FROM (SELECT ${group("value", 10)} AS d FROM base) AS t WHERE d = 10`,
  decilesNtile: "SELECT count(*) FROM (SELECT ntile(10) OVER (ORDER BY value) AS d FROM base) AS t WHERE d = 10",
});
export type Query = keyof ReturnType<typeof queries>;
