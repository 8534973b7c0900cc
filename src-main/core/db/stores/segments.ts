import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import { type NamedSegment, namedSegmentSchema } from "../../../../src-shared/model/segment.ts";
import { type Access, now, readDocument } from "../access.ts";

/** Named segments of the project. Names are unique, because rules refer to segments by name. */
export interface SegmentStore {
  /** By name. */
  list(): NamedSegment[];
  get(id: string): NamedSegment | undefined;
  byName(name: string): NamedSegment | undefined;
  /** Throws InputError when another segment has the name. */
  save(segment: NamedSegment): void;
  remove(id: string): boolean;
}

interface Row {
  id: string;
  document: string;
}

export function segmentStore(access: Access): SegmentStore {
  const { database } = access;
  const read = (row: Row): NamedSegment => readDocument(access, namedSegmentSchema, row.document, `segment ${row.id}`);
  const one = database.prepare<[string], Row>("SELECT id, document FROM segment WHERE id = ?");
  const named = database.prepare<[string], Row>("SELECT id, document FROM segment WHERE name = ?");
  const all = database.prepare<[], Row>("SELECT id, document FROM segment ORDER BY name COLLATE NOCASE, id");
  const found = (row: Row | undefined) => (row ? read(row) : undefined);
  return {
    list: () => all.all().map(read),
    get: (id) => found(one.get(id)),
    byName: (name) => found(named.get(name)),
    save: (segment) => {
      const other = named.get(segment.name);
      if (other && other.id !== segment.id) {
        throw new InputError("segment-name-taken", `There is already a segment named "${segment.name}".`, { todo: "Choose another name." });
      }
      access
        .writable()
        .prepare(
          "INSERT INTO segment (id, name, updated, document) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, updated = excluded.updated, document = excluded.document",
        )
        .run(segment.id, segment.name, now(), canonicalJson(segment));
    },
    remove: (id) => access.writable().prepare("DELETE FROM segment WHERE id = ?").run(id).changes > 0,
  };
}
