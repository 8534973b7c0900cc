import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { notAdditive } from "../../../../test/support/additive.ts";
import { testFolder, testProject } from "../../../../test/support/project.ts";
import { createDatabase } from "../open-database.ts";
import { createProject, openProject } from "../project-file.ts";
import { schemaText } from "../schema.ts";
import { type Migration, migrationHash, migrations } from "./index.ts";
import released from "./released.json" with { type: "json" };

/** A row in every table of changes of the base. */
const baseRows = `
  INSERT INTO shared_column VALUES (1, 1, 1, 0);
  INSERT INTO restore_point VALUES ('p', '2026-01-01', 'Before', '{}');
  INSERT INTO restore_dataset VALUES ('p', 1);
  INSERT INTO overlay VALUES (1, 0, 0, 'null');
  INSERT INTO edit VALUES (1, 1, '2026-01-01', 'Edit', 0, '{}');
  INSERT INTO identity VALUES ('d', '2026-01-01', 1, 'a', 'b', '{}');
`;

/** A row in every table of journey management. */
const journeyRows = `
  INSERT INTO journey_folder VALUES ('f', 'Spring', NULL);
  INSERT INTO journey_place VALUES ('j', 'f', NULL);
  INSERT INTO journey_version VALUES ('v', 'j', '2026-01-01', 'First', '', 'named', '', '{}');
  INSERT INTO journey_removed VALUES ('x', 'X', '2026-01-01', '{}');
`;

/** A row in every table of scores and personas. */
const scoreRows = `
  INSERT INTO score VALUES ('rfm', NULL, '{}');
  INSERT INTO persona VALUES ('p', 'P', '2026-01-01', '{}');
  INSERT INTO segment_preference VALUES ('s', '{}');
`;

/** A row in every table of the library of segments. */
const libraryRows = `
  INSERT INTO segment_version VALUES ('v', 's', '2026-01-01', '', '{}');
  INSERT INTO segment_count VALUES ('s', 'd', 'r', '2026-01-01', '2026-01-01', 1, 2);
`;

/** A database with the first `count` steps and a row in every table. */
function filled(count: number): Database.Database {
  const database = new Database(":memory:");
  for (const { sql } of migrations.slice(0, count)) database.exec(sql);
  database.exec(`
    INSERT INTO meta VALUES ('name', 'Test');
    INSERT INTO migration VALUES (1, 'foundation', 'x', '2026-01-01');
    INSERT INTO journey VALUES ('j', 'J', '2026-01-01', '{}'), ('k', 'K', '2026-01-01', '{}');
    INSERT INTO segment VALUES ('s', 'S', '2026-01-01', '{}');
    INSERT INTO run VALUES ('r', 'j', 'R', '2026-01-01', '{}', '{}');
    INSERT INTO plan_details VALUES ('j', '2026-01-01', '{}');
    INSERT INTO import VALUES ('i', '2026-01-01', '{}');
    INSERT INTO mapping VALUES ('m', '2026-01-01', '{}');
    INSERT INTO dataset VALUES (1, 'subscribers', '', 'current', 1, 0, '');
    INSERT INTO field VALUES (1, 0, 'f', 'u8', '{}');
    INSERT INTO chunk VALUES (1, 0, 0, 1, 0, x'00', NULL);
    INSERT INTO dictionary VALUES (1, 0, 0, 1, 0, x'01000000', x'41');
  `);
  if (count >= 2) database.exec("INSERT INTO run_decisions VALUES ('r', 0, '{}', x'00')");
  if (count >= 3) database.exec(baseRows);
  if (count >= 4) database.exec(journeyRows);
  if (count >= 5) database.exec(scoreRows);
  if (count >= 6) database.exec(libraryRows);
  return database;
}

describe("released migrations", () => {
  it("are numbered from 1 without gaps", () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
  });

  it("never change: put the hash of a new step into released.json, and leave the old ones", () => {
    expect(Object.fromEntries(migrations.map((step) => [step.number, migrationHash(step)]))).toEqual(released);
  });

  it("make the schema that schema.sql shows", async () => {
    const database = new Database(":memory:");
    for (const { sql } of migrations) database.exec(sql);
    await expect(schemaText(database)).toMatchFileSnapshot("../schema.sql");
  });

  it("only add to what the steps before them made", () => {
    for (let at = 1; at < migrations.length; at++) {
      const database = filled(at);
      expect(
        notAdditive(database, () => database.exec((migrations[at] as Migration).sql)),
        `step ${at + 1}`,
      ).toEqual([]);
    }
  });
});

describe("the proof that a step only adds", () => {
  const changed = (sql: string) => {
    const database = filled(migrations.length);
    return notAdditive(database, () => database.exec(sql));
  };

  it.each([
    "CREATE TABLE tag (id TEXT PRIMARY KEY) STRICT",
    "ALTER TABLE run ADD COLUMN tag TEXT",
    "ALTER TABLE run ADD COLUMN stars INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX run_by_name ON run (name)",
    "CREATE TABLE tag (id TEXT PRIMARY KEY) STRICT; CREATE UNIQUE INDEX tag_id ON tag (id)",
    "INSERT INTO meta VALUES ('new', 'x')",
  ])("lets pass: %s", (sql) => {
    expect(changed(sql)).toEqual([]);
  });

  it.each([
    ["DROP TABLE plan_details", "the table plan_details is gone"],
    ["DROP INDEX run_by_journey", "the index run_by_journey is gone"],
    ["ALTER TABLE run RENAME TO runs", "the table run is gone"],
    ["ALTER TABLE journey RENAME COLUMN updated TO changed", "the table journey is declared otherwise"],
    ["ALTER TABLE segment DROP COLUMN updated", "the table segment is declared otherwise"],
    ["DELETE FROM journey WHERE id = 'k'", "1 rows of the table journey are gone or changed"],
    ["UPDATE journey SET name = 'other'", "2 rows of the table journey are gone or changed"],
    ["CREATE UNIQUE INDEX run_once ON run (name)", "the index run_once puts a new rule on the table run"],
    [
      "CREATE TRIGGER no_run BEFORE INSERT ON run BEGIN SELECT RAISE(ABORT, 'no'); END",
      "the trigger no_run puts a new rule on the table run",
    ],
    [
      "CREATE TABLE n (name TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (value <> '')) STRICT; INSERT INTO n SELECT * FROM meta; DROP TABLE meta; ALTER TABLE n RENAME TO meta",
      "the table meta is declared otherwise",
    ],
  ])("finds: %s", (sql, problem) => {
    expect(changed(sql)).toContain(problem);
  });
});

describe("opening a project of an earlier version", () => {
  const known = migrations.length;
  const next: Migration = { number: known + 1, name: "tags", sql: "CREATE TABLE tag (id TEXT PRIMARY KEY) STRICT" };
  const broken: Migration = { number: known + 1, name: "broken", sql: "CREATE TABLE tag (id TEXT); CREATE TABLE journey (id TEXT)" };

  it("keeps a backup, adds the missing steps and keeps what was there", () => {
    const project = testProject();
    project.stores.segments.save({ id: "s", name: "All", description: "", rules: { all: [] } });
    project.close();
    const opened = openProject(project.path, { migrations: [...migrations, next] });
    expect(opened.stores.segments.byName("All")?.id).toBe("s");
    opened.close();
    const backup = openProject(`${project.path}.v${known}.backup`);
    expect(backup.stores.segments.byName("All")?.id).toBe("s");
    backup.close();
    const newer = openProject(project.path);
    expect(newer.readOnly).toBe(true);
    expect(newer.notice).toContain(`version ${known + 1}`);
    expect(newer.notice).toContain(`version ${known}`);
    expect(newer.stores.segments.byName("All")?.id).toBe("s");
    expect(() => newer.stores.segments.remove("s")).toThrow(/newer Throughline/);
    newer.close();
  });

  it("brings a file of the first version up to date", () => {
    const path = join(testFolder(), "old.throughline");
    const insert = (old: Database.Database) => old.exec("INSERT INTO meta VALUES ('project-id', 'prj_old'), ('name', 'Old')");
    createDatabase(path, migrations.slice(0, 1), "2026-01-01T00:00:00Z", insert).close();
    const opened = openProject(path);
    expect(opened.readOnly).toBe(false);
    expect(opened.stores.runs.decisions("run_none", 0)).toBeUndefined();
    opened.close();
    expect(existsSync(`${path}.v1.backup`)).toBe(true);
  });

  it("changes nothing when a step fails", () => {
    const project = testProject();
    project.close();
    expect(() => openProject(project.path, { migrations: [...migrations, broken] })).toThrow();
    const again = openProject(project.path);
    expect(again.readOnly).toBe(false);
    again.close();
  });

  it("leaves no file behind when making a new project fails", () => {
    const folder = testFolder();
    expect(() => createProject(join(folder, "x.throughline"), { name: "X" }, { migrations: [...migrations, broken] })).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});
