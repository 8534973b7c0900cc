import { type IdentityJoin, identityJoinSchema } from "../../../../src-shared/model/identity.ts";
import { type Access, readDocument } from "../access.ts";

/** Which subscribers were joined into which others, and why. */
export interface IdentityStore {
  /** Those in force, the oldest first. */
  active(): IdentityJoin[];
  get(id: string): IdentityJoin | undefined;
  add(join: IdentityJoin): void;
  /** Deletes every join that names one of the keys, also those that only restore points have. Returns how many. */
  forget(keys: readonly string[]): number;
  /** Puts exactly these in force; the others are kept for restore points. Within a transaction of the caller. */
  activate(ids: readonly string[]): void;
}

interface Row {
  id: string;
  document: string;
}

export function identityStore(access: Access): IdentityStore {
  const { database, writable } = access;
  const all = database.prepare<[], Row>("SELECT id, document FROM identity WHERE active = 1 ORDER BY at, rowid");
  const one = database.prepare<[string], Row>("SELECT id, document FROM identity WHERE id = ?");
  const read = (row: Row) => readDocument(access, identityJoinSchema, row.document, `joined identity ${row.id}`);
  return {
    active: () => all.all().map(read),
    get: (id) => {
      const row = one.get(id);
      return row && read(row);
    },
    add: (join) => {
      writable()
        .prepare("INSERT INTO identity (id, at, active, joined_key, kept_key, document) VALUES (?, ?, 1, ?, ?, ?)")
        .run(join.id, join.at, join.joinedKey, join.keptKey, JSON.stringify(join));
    },
    forget: (keys) =>
      writable()
        .prepare(
          "DELETE FROM identity WHERE joined_key IN (SELECT value FROM json_each(@keys)) OR kept_key IN (SELECT value FROM json_each(@keys))",
        )
        .run({ keys: JSON.stringify(keys) }).changes,
    activate: (ids) => {
      writable().prepare("UPDATE identity SET active = (id IN (SELECT value FROM json_each(?)))").run(JSON.stringify(ids));
    },
  };
}
