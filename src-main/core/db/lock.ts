import { closeSync, openSync, rmSync, statSync } from "node:fs";
import Database from "better-sqlite3";

/** The right to write one project file, held until released or the process ends. */
export interface WriteLock {
  release(): void;
}

const held = new Set<string>();

const inode = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;

/**
 * Takes the right to write a project file, or null while another process (or another opening in this one) has it. The lock is the
 * operating system's, through SQLite, on `<path>-lock`, so a process that dies lets go of it. `path` is canonical.
 */
export function takeWriteLock(path: string): WriteLock | null {
  const lockPath = `${path}-lock`;
  if (held.has(lockPath)) return null;
  for (;;) {
    closeSync(openSync(lockPath, "a"));
    const before = inode(lockPath);
    const database = new Database(lockPath, { timeout: 0 });
    try {
      database.pragma("journal_mode = MEMORY");
      database.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      database.close();
      if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
      throw error;
    }
    // Whoever let go removes the file; a lock on the removed one protects nothing.
    if (before !== undefined && inode(lockPath) === before) {
      held.add(lockPath);
      return {
        release() {
          if (!held.delete(lockPath)) return;
          rmSync(lockPath, { force: true });
          database.close();
        },
      };
    }
    database.close();
  }
}
