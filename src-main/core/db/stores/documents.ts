import { hashHex } from "../../../../src-shared/lib/murmur.ts";
import type { Access } from "../access.ts";

/** A stored JSON document, whatever it describes. */
export interface AnyDocument {
  /** What it is, such as `segment`. */
  what: string;
  /** What a person calls it. */
  name: string;
  text: string;
  /** Writes another text in its place; when it was last saved by a person stays. */
  save(text: string): void;
}

/** Every document of the project that a person's values, or names of segments, may stand in. */
export interface DocumentStore {
  all(): AnyDocument[];
  /** Documents of these kinds. */
  of(kinds: readonly DocumentKind[]): AnyDocument[];
}

/** Tables of documents: the key, what a person calls a row, the columns of JSON, and whether the hash of the one document is kept beside it. */
const tables = [
  { table: "segment", key: "id", name: "name", columns: ["document"], what: "segment" },
  { table: "segment_version", key: "id", name: "segment", columns: ["document"], what: "version of a segment", hashed: true },
  { table: "journey", key: "id", name: "name", columns: ["document"], what: "journey" },
  { table: "journey_version", key: "id", name: "name", columns: ["document"], what: "version of a journey", hashed: true },
  { table: "journey_removed", key: "id", name: "name", columns: ["document"], what: "deleted journey" },
  { table: "plan_details", key: "journey_id", name: "journey_id", columns: ["document"], what: "plan" },
  { table: "run", key: "id", name: "name", columns: ["entry", "document"], what: "run" },
  { table: "import", key: "id", name: "at", columns: ["report"], what: "import" },
  { table: "score", key: "id", name: "id", columns: ["settings", "computed"], what: "score" },
  { table: "persona", key: "id", name: "name", columns: ["document"], what: "persona" },
  { table: "segment_preference", key: "segment", name: "segment", columns: ["document"], what: "preference of a segment" },
  { table: "mapping", key: "headers", name: "used", columns: ["document"], what: "mapping" },
] as const;

export type DocumentKind = (typeof tables)[number]["what"];

export function documentStore({ database, writable }: Access): DocumentStore {
  const inTable = ({ table, key, name, columns, what, ...more }: (typeof tables)[number]): AnyDocument[] =>
    columns.flatMap((column) =>
      database
        .prepare<[], { key: string; name: string; text: string }>(
          `SELECT ${key} AS key, ${name} AS name, ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL`,
        )
        .all()
        .map((row) => ({
          what,
          name: row.name,
          text: row.text,
          save: (text: string) => {
            const file = writable();
            file.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`).run(text, row.key);
            if ("hashed" in more) file.prepare(`UPDATE ${table} SET hash = ? WHERE ${key} = ?`).run(hashHex(text), row.key);
          },
        })),
    );
  return {
    all: () => tables.flatMap(inTable),
    of: (kinds) => tables.filter(({ what }) => kinds.includes(what)).flatMap(inTable),
  };
}
