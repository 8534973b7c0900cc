import { DuckDBInstance } from "@duckdb/node-api";
import Database from "better-sqlite3";
import { drawnSql, EVENT_SALT, flagFields, numberFields, PERSON_SALT, START, saltOf, textFields, YEAR_SECONDS } from "./base.ts";

/** Another engine over the same data. */
export interface Peer {
  name: string;
  /** The number that a `SELECT count(*)` finds. */
  count(sql: string): Promise<number>;
  close(): void;
}

const listed = (texts: readonly string[], at: string) =>
  `CASE ${texts.map((text, code) => `WHEN ${at} = ${code} THEN '${text}'`).join(" ")} END`;

function subscribersSql(series: string): string {
  const columns = [
    "i AS id",
    ...Object.entries(textFields).map(([id, texts]) =>
      texts.length > 50
        ? `'Town ' || ${drawnSql("i", saltOf(id), texts.length)} AS ${id}`
        : `${listed(texts, drawnSql("i", saltOf(id), texts.length))} AS ${id}`,
    ),
    ...Object.entries(numberFields).map(([id, below]) => `${drawnSql("i", saltOf(id), below)} AS ${id}`),
    ...flagFields.map((id) => `${drawnSql("i", saltOf(id), 10)} < 4 AS ${id}`),
  ];
  return `CREATE TABLE subscribers AS SELECT ${columns.join(", ")} FROM ${series}`;
}

function eventsSql(series: string, rows: number, events: number): string {
  const kind = drawnSql("i", EVENT_SALT, 100);
  return `CREATE TABLE events AS SELECT ${drawnSql("i", PERSON_SALT, 999_983)} % ${rows} AS subscriber, CASE WHEN ${kind} < 10 THEN 'purchase' WHEN ${kind} < 38 THEN 'page_view' ELSE 'visit' END AS event, ${START} + (i * ${YEAR_SECONDS}) / ${events} AS happened FROM ${series}`;
}

/** DuckDB in memory on two threads. */
export async function duckdb(rows: number, events: number): Promise<Peer> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("SET threads = 2");
  // Division of whole numbers is written // there.
  const whole = (sql: string) => sql.replaceAll(" / ", " // ");
  await connection.run(whole(subscribersSql(`range(${rows}) t(i)`)));
  await connection.run(whole(eventsSql(`range(${events}) t(i)`, rows, events)));
  return {
    name: "DuckDB, two threads",
    count: async (sql) => Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0]),
    close: () => connection.closeSync(),
  };
}

/** SQLite in memory, as rows, without an index or with one on every event's kind, subscriber and time. */
export function sqlite(rows: number, events: number): Peer {
  const database = new Database(":memory:");
  const series = (count: number) =>
    `(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1}) SELECT i FROM n)`;
  database.exec(subscribersSql(series(rows)));
  database.exec(eventsSql(series(events), rows, events));
  return {
    name: "SQLite",
    count: async (sql) => Number(database.prepare(sql).pluck().get()),
    close: () => database.close(),
  };
}
