import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import type { Journey } from "../../../../src-shared/model/journey.ts";
import { journeyV1Schema } from "../../../../src-shared/model/journey.ts";
import { type Access, now, readDocument } from "../access.ts";

export interface StoredJourney {
  journey: Journey;
  /** When it was last saved, UTC. */
  updated: string;
}

/** Journeys of the project by id. A journey with lint problems is kept as it is. */
export interface JourneyStore {
  /** By name. */
  list(): StoredJourney[];
  get(id: string): Journey | undefined;
  /** By exact name, else by name without regard to case; undefined when none has it. */
  byName(name: string): Journey | undefined;
  /** Writes it new or over the one with its id; returns the time of saving. */
  save(journey: Journey): string;
  /** False when there was none. */
  remove(id: string): boolean;
}

interface Row {
  id: string;
  updated: string;
  document: string;
}

export function journeyStore(access: Access): JourneyStore {
  const { database } = access;
  const read = (row: Row): Journey => readDocument(access, journeyV1Schema, row.document, `journey ${row.id}`);
  const one = database.prepare<[string], Row>("SELECT id, updated, document FROM journey WHERE id = ?");
  const all = database.prepare<[], Row>("SELECT id, updated, document FROM journey ORDER BY name COLLATE NOCASE, id");
  const named = database.prepare<[string, string], Row>(
    "SELECT id, updated, document FROM journey WHERE name = ? COLLATE NOCASE ORDER BY name = ? DESC, id LIMIT 1",
  );
  const found = (row: Row | undefined) => (row ? read(row) : undefined);
  return {
    list: () => all.all().map((row) => ({ journey: read(row), updated: row.updated })),
    get: (id) => found(one.get(id)),
    byName: (name) => found(named.get(name, name)),
    save: (journey) => {
      const updated = now();
      access
        .writable()
        .prepare(
          "INSERT INTO journey (id, name, updated, document) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, updated = excluded.updated, document = excluded.document",
        )
        .run(journey.id, journey.name, updated, canonicalJson(journey));
      return updated;
    },
    remove: (id) => access.writable().prepare("DELETE FROM journey WHERE id = ?").run(id).changes > 0,
  };
}
