import type { Database } from "better-sqlite3";

/** Everything that the schema of a database declares, as SQL in a stable order: what `schema.sql` keeps. */
export function schemaText(database: Database): string {
  const statements = database
    .prepare<[], { sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type = 'index', name",
    )
    .all();
  return statements.map(({ sql }) => `${sql};\n`).join("\n");
}
