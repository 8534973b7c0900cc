import Database from "better-sqlite3";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { addFunctions } from "./sql-functions.ts";

/** A table that a query may read: its cells are made row by row as they are asked for. */
export interface QueryTable {
  readonly name: string;
  /** Different without regard to case. */
  readonly columns: readonly string[];
  rows(): Generator<Cell[]>;
}

export interface QueryAnswer {
  columns: string[];
  rows: Cell[][];
  /** True when there are more rows than the limit. */
  truncated: boolean;
}

const LOOK_EVERY = 4096;

function wrong(message: string, todo: string): InputError {
  return new InputError("query", message, { where: "query", todo });
}

/**
 * Answers one SELECT over tables that live outside of SQLite. The database is in memory and of this query alone, so nothing can be changed.
 * Throws InputError for what is no SELECT, for what SQLite refuses, and after `seconds` of reading.
 */
export function answerQuery(sql: string, tables: readonly QueryTable[], limits: { rows: number; seconds: number }): QueryAnswer {
  // A recursive query may never end, and nothing can interrupt it.
  if (/\brecursive\b/i.test(sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, "")))
    throw wrong("Recursive queries are not answered.", "Write a plain SELECT.");
  const database = new Database(":memory:");
  const end = performance.now() + limits.seconds * 1000;
  let read = 0;
  try {
    addFunctions(database);
    for (const table of tables) {
      database.table(table.name, {
        columns: [...table.columns],
        *rows() {
          for (const row of table.rows()) {
            if (++read % LOOK_EVERY === 0 && performance.now() > end)
              throw wrong(`The query took more than ${limits.seconds} seconds.`, "Ask for less, or join fewer rows.");
            yield row.map((cell) => (typeof cell === "boolean" ? Number(cell) : cell));
          }
        },
      });
    }
    const statement = database.prepare<[], Cell[]>(sql);
    if (!statement.reader || !statement.readonly)
      throw wrong("Only a SELECT is answered; nothing can be changed.", "Write SELECT … FROM subscribers.");
    const rows: Cell[][] = [];
    for (const row of statement.raw().iterate()) {
      if (rows.length === limits.rows) return { columns: statement.columns().map(({ name }) => name), rows, truncated: true };
      rows.push(row.map((cell) => (typeof cell === "object" && cell !== null ? String(cell) : cell)));
    }
    return { columns: statement.columns().map(({ name }) => name), rows, truncated: false };
  } catch (error) {
    // What is no single statement is a RangeError of the library's own.
    if (error instanceof Database.SqliteError || error instanceof RangeError) {
      throw wrong(
        `SQLite does not understand the query: ${error.message.replace(/\.$/, "")}.`,
        `Tables are ${tables.map(({ name }) => name).join(", ")}; write names with blanks in double quotes.`,
      );
    }
    throw error;
  } finally {
    database.close();
  }
}
