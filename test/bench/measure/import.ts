/** One process that imports a file, as a contender does it. Told by an `ImportCase` as its first argument, prints an `ImportOutcome`. */
import Database from "better-sqlite3";
import { loadBase } from "../../../src-main/core/columns/load-base.ts";
import { createProject, openProject } from "../../../src-main/core/db/project-file.ts";
import { importFile, inspectFile } from "../../../src-main/core/import/index.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { type BenchFile, eventsFile, type Kind, subscribersFile } from "../import/files.ts";
import { readers } from "../import/npm-readers.ts";
import type { ImportCase, ImportOutcome, Kept } from "../import/outcome.ts";
import { createTable, keptOf, keptQuery } from "../import/sql.ts";
import { usage } from "./report.ts";

const one = JSON.parse(process.argv[2] as string) as ImportCase;
const file: BenchFile = one.what === "subscribers" ? subscribersFile : eventsFile;

function columnKept(column: Column): { sum: number; distinct: number } {
  if (column.type === "text") return { sum: 0, distinct: column.dictionary.length };
  let sum = 0;
  if (column.type === "number")
    for (let row = 0; row < column.length; row++) if (!column.missing?.has(row)) sum += Math.round((column.values[row] ?? 0) * 100);
  return { sum, distinct: 0 };
}

/** What our project holds. Events are in parts by type, so that texts are put together. */
function oursKept(path: string): Kept {
  const project = openProject(path);
  const base = loadBase(project);
  const tables = one.what === "subscribers" ? [base] : base.eventTypes.map((type) => base.events(type));
  const columnOf = (table: (typeof tables)[number], name: string) =>
    table && ("column" in table ? table.column(name) : table.attributes.get(name));
  const kept = { rows: 0, sums: {} as Record<string, number>, distinct: {} as Record<string, number> };
  for (const table of tables) kept.rows += table ? ("column" in table ? table.rows : table.times.length) : 0;
  for (const [name, kind] of file.columns) {
    if (one.what === "events" && (name === "event" || name === file.key)) continue;
    const texts = new Set<string>();
    let [sum, distinct] = [0, 0];
    for (const table of tables) {
      const column = columnOf(table, name);
      if (!column) continue;
      sum += columnKept(column).sum;
      if (column.type === "text" && tables.length > 1) for (const text of column.dictionary) texts.add(text);
      else distinct = columnKept(column).distinct;
    }
    if (kind === "number") kept.sums[name] = sum;
    if (kind === "text") kept.distinct[name] = tables.length > 1 ? texts.size : distinct;
  }
  project.close();
  return kept;
}

async function throughline(): Promise<ImportOutcome> {
  const project = one.what === "subscribers" ? createProject(one.into, { name: "Bench" }) : openProject(one.into);
  const { mapping } = await inspectFile(one.csv, "bench.csv", { key: file.key, as: one.what });
  if (!mapping) throw new Error("the benchmark's own file has no key");
  const { rows } = await importFile(project, one.csv, "bench.csv", mapping);
  project.close();
  return { rows: rows.kept, ...usage(), kept: one.check ? oursKept(one.into) : null };
}

const duckTypes: Record<Kind, string> = { text: "VARCHAR", number: "DOUBLE", boolean: "BOOLEAN", date: "DATE", datetime: "TIMESTAMP" };

async function duckdb(where: string): Promise<ImportOutcome> {
  // Loaded by those who use it: it takes a tenth of a second.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(where);
  const connection = await instance.connect();
  await connection.run(createTable(file, duckTypes));
  await connection.run(`INSERT INTO base SELECT * FROM read_csv('${one.csv.replaceAll("'", "''")}', header = true)`);
  if (where !== ":memory:") await connection.run("CHECKPOINT");
  const used = usage();
  const kept = keptOf(file, (await connection.runAndReadAll(keptQuery(file, "BIGINT"))).getRows()[0] ?? []);
  connection.closeSync();
  instance.closeSync();
  return { rows: kept.rows, ...used, kept: one.check ? kept : null };
}

const sqliteTypes: Record<Kind, string> = { text: "TEXT", number: "REAL", boolean: "INTEGER", date: "INTEGER", datetime: "INTEGER" };

/** A cell as the typed column of a table of rows holds it: days and seconds since 1970, 0 and 1. */
const cellOf: Record<Kind, (text: string) => string | number | null> = {
  text: (text) => text,
  number: Number,
  boolean: (text) => (text === "true" ? 1 : 0),
  date: (text) => Date.parse(text) / 86_400_000,
  datetime: (text) => Date.parse(text) / 1000,
};

async function rowsOf(reader: keyof typeof readers): Promise<ImportOutcome> {
  const database = new Database(one.into);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.exec(createTable(file, sqliteTypes));
  const insert = database.prepare(`INSERT INTO base VALUES (${file.columns.map(() => "?").join(", ")})`);
  const cells = file.columns.map(([, kind]) => cellOf[kind]);
  let rows = 0;
  database.exec("BEGIN");
  await readers[reader](one.csv, (row) => {
    rows++;
    insert.run(row.map((text, at) => (text === "" ? null : (cells[at] as (text: string) => string | number | null)(text))));
  });
  database.exec("COMMIT");
  database.pragma("wal_checkpoint(TRUNCATE)");
  const used = usage();
  const kept = one.check ? keptOf(file, database.prepare(keptQuery(file, "INTEGER")).raw().get() as unknown[]) : null;
  database.close();
  return { rows, ...used, kept };
}

async function parsing(reader: keyof typeof readers): Promise<ImportOutcome> {
  let rows = 0;
  let cells = 0;
  await readers[reader](one.csv, (row) => {
    rows++;
    cells += row.length;
  });
  if (cells !== rows * file.columns.length) throw new Error(`${reader} read ${cells} cells of ${rows} rows`);
  return { rows, ...usage(), kept: null };
}

/** The sqlite3 shell imported before this process began: what it kept. */
function shellKept(): ImportOutcome {
  const database = new Database(one.into, { readonly: true });
  const kept = keptOf(file, database.prepare(keptQuery(file, "INTEGER")).raw().get() as unknown[]);
  database.close();
  return { rows: kept.rows, ...usage(), kept };
}

const [way = "", reader = ""] = one.contender.split(/-(.*)/);
const outcome =
  one.contender === "throughline"
    ? throughline()
    : one.contender === "sqlite3"
      ? Promise.resolve(shellKept())
      : way === "duckdb"
        ? duckdb(reader === "disk" ? one.into : ":memory:")
        : way === "rows"
          ? rowsOf(reader as keyof typeof readers)
          : parsing(reader as keyof typeof readers);

outcome.then(
  (told) => console.log(JSON.stringify(told)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
