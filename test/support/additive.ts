import type { Database } from "better-sqlite3";

interface SchemaItem {
  type: string;
  name: string;
  table: string;
  sql: string;
}

interface State {
  items: Map<string, SchemaItem>;
  /** Rows of each table as JSON of its columns, in order of their text. */
  rows: Map<string, { columns: string[]; rows: string[] }>;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function rowsOf(database: Database, table: string, columns: readonly string[]): string[] {
  const select = database.prepare(`SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(table)}`).raw();
  return select
    .all()
    .map((row) => JSON.stringify(row))
    .sort();
}

function state(database: Database): State {
  const found = database
    .prepare<[], SchemaItem>(
      "SELECT type, name, tbl_name AS \"table\", sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  const rows: State["rows"] = new Map();
  for (const { type, name } of found) {
    if (type !== "table") continue;
    const columns = database
      .prepare<[string], { name: string }>("SELECT name FROM pragma_table_info(?)")
      .all(name)
      .map((column) => column.name);
    rows.set(name, { columns, rows: rowsOf(database, name, columns) });
  }
  return { items: new Map(found.map((item) => [item.name, item])), rows };
}

/** A table's declaration up to its closing bracket: adding a column lengthens it and changes nothing before. */
const declaration = (sql: string) => sql.slice(0, sql.lastIndexOf(")")).trimEnd();

/**
 * What a change of a database takes away or tightens, one sentence each: tables, columns, indexes and rows that are gone or different, and
 * new rules on old tables. Empty when it only adds. An older application can then still read what it knows.
 */
export function notAdditive(database: Database, change: () => void): string[] {
  const before = state(database);
  change();
  const after = state(database);
  const problems: string[] = [];
  for (const [name, item] of before.items) {
    const now = after.items.get(name);
    if (!now) problems.push(`the ${item.type} ${name} is gone`);
    else if (item.type === "table" ? !now.sql.startsWith(declaration(item.sql)) : now.sql !== item.sql)
      problems.push(`the ${item.type} ${name} is declared otherwise`);
  }
  for (const [name, item] of after.items) {
    if (before.items.has(name) || !before.items.has(item.table)) continue;
    if (item.type === "trigger" || /^create\s+unique\s/i.test(item.sql))
      problems.push(`the ${item.type} ${name} puts a new rule on the table ${item.table}`);
  }
  for (const [name, { columns, rows }] of before.rows) {
    const kept = after.rows.get(name);
    if (!kept || columns.some((column) => !kept.columns.includes(column))) continue;
    const now = new Set(rowsOf(database, name, columns));
    const lost = rows.filter((row) => !now.has(row)).length;
    if (lost > 0) problems.push(`${lost} rows of the table ${name} are gone or changed`);
  }
  return problems;
}
