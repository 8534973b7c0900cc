import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import Database from "better-sqlite3";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type Migration, migrationHash } from "./migrations/index.ts";

/** "Thrl": marks a SQLite database as a Throughline project. */
const APPLICATION_ID = 0x5468726c;
const MAGIC = "SQLite format 3\0";

/** Reads the header without SQLite, so that a foreign file is never touched. Throws InputError when it is not one of ours. */
export function checkHeader(path: string): { version: number } {
  const where = path;
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found)
    throw new InputError("project-missing", "There is no such project file.", {
      where,
      todo: "Check the name, or make a new project there.",
    });
  if (!found.isFile()) throw new InputError("project-foreign", "This is a folder, not a project file.", { where });
  const header = Buffer.alloc(100);
  const file = openSync(path, "r");
  const bytes = readSync(file, header, 0, 100, 0);
  closeSync(file);
  if (bytes < 100 || header.toString("latin1", 0, 16) !== MAGIC) {
    const what = bytes === 0 ? "The file is empty." : "This is not a Throughline project: it is not a SQLite database.";
    throw new InputError("project-foreign", what, { where, todo: "Choose a .throughline file, or import this one into a project." });
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new InputError("project-foreign", "This is a SQLite database of another application, not a Throughline project.", {
      where,
      todo: "Choose a .throughline file.",
    });
  }
  return { version: header.readUInt32BE(60) };
}

/** A damaged file, said once for all places that find it out. */
export function damaged(path: string, finding: string): InputError {
  return new InputError("project-damaged", `The project file is damaged: ${finding}.`, {
    where: path,
    todo: "Go back to a copy or backup of it; keep this one until its journeys are found there.",
  });
}

function guard(database: Database.Database): void {
  database.pragma("foreign_keys = ON");
  database.pragma("trusted_schema = OFF");
}

/** Opens for reading only, changing nothing. */
export function openForReading(path: string): Database.Database {
  const database = explaining(path, () => new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 }));
  guard(database);
  return database;
}

/** What SQLite or the file system complains of as a sentence where a person can do something about it; other errors as they are. */
export function explained(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = error instanceof Error ? error.message : "";
  if (code.startsWith("SQLITE_BUSY"))
    return new InputError("project-busy", "Another program is using the project file.", {
      where: path,
      todo: "Close it there and try again.",
    });
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB") return damaged(path, reason);
  if (code === "SQLITE_FULL" || code === "ENOSPC")
    return new InputError("disk-full", "The disk is full; nothing was changed.", { where: path, todo: "Make room and try again." });
  if (/^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOENT)/.test(code))
    return new InputError("project-not-writable", `The project file cannot be written there (${reason}).`, {
      where: path,
      todo: "Choose a folder that you may write to.",
    });
  return error;
}

/** Runs what touches files; complaints become sentences. */
export function explaining<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explained(path, error);
  }
}

/** Throws InputError naming the first finding of SQLite's own check. */
function checkIntegrity(database: Database.Database, path: string): void {
  const findings = explaining(path, () => database.pragma("quick_check(1)", { simple: true }));
  if (findings !== "ok") throw damaged(path, String(findings).replaceAll("\n", " "));
}

function applyMigrations(database: Database.Database, steps: readonly Migration[], now: string): void {
  for (const step of steps) {
    database.exec(step.sql);
    database
      .prepare("INSERT INTO migration (number, name, hash, applied) VALUES (?, ?, ?, ?)")
      .run(step.number, step.name, migrationHash(step), now);
    database.pragma(`user_version = ${step.number}`);
  }
}

/**
 * Opens for writing: checks the file and brings an older schema up in one transaction after a backup beside the file
 * (`<name>.v<version>.backup`). A file that is up to date keeps its bytes until the first change.
 */
export function openForWriting(path: string, version: number, steps: readonly Migration[], now: string): Database.Database {
  const database = explaining(path, () => new Database(path, { fileMustExist: true, timeout: 2000 }));
  try {
    guard(database);
    checkIntegrity(database, path);
    const missing = steps.filter((step) => step.number > version);
    if (missing.length > 0) {
      const backup = `${path}.v${version}.backup`;
      rmSync(backup, { force: true });
      database.prepare("VACUUM INTO ?").run(backup);
      database.transaction(() => applyMigrations(database, missing, now)).immediate();
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Turns the write-ahead log on, which is written into the file's header; not within a transaction. */
export function writeAhead(database: Database.Database): void {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  // Pages of the log before it is folded in, which waits for the disk: 256 MB.
  database.pragma("wal_autocheckpoint = 16384");
}

/** Makes a new database with the whole schema; `fill` writes its first rows in the same transaction. */
export function createDatabase(
  path: string,
  steps: readonly Migration[],
  now: string,
  fill: (database: Database.Database) => void,
): Database.Database {
  if (existsSync(path)) {
    throw new InputError("project-exists", `There is already a file "${basename(path)}".`, {
      where: path,
      todo: "Choose another name; nothing was changed.",
    });
  }
  const database = explaining(path, () => new Database(path, { timeout: 2000 }));
  try {
    database.pragma("page_size = 16384");
    guard(database);
    database
      .transaction(() => {
        database.pragma(`application_id = ${APPLICATION_ID}`);
        applyMigrations(database, steps, now);
        fill(database);
      })
      .immediate();
    writeAhead(database);
    return database;
  } catch (error) {
    database.close();
    rmSync(path, { force: true });
    throw error;
  }
}

/** Folds the write-ahead log in and leaves one file. A reader in another process may keep the log alive until it closes. */
export function closeDatabase(database: Database.Database): void {
  if (!database.open) return;
  if (!database.readonly) {
    database.pragma("busy_timeout = 250");
    try {
      database.pragma("wal_checkpoint(TRUNCATE)");
      database.pragma("journal_mode = DELETE");
    } catch (error) {
      if (!(error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY"))) throw error;
    } finally {
      database.close();
    }
    return;
  }
  database.close();
}
