import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import type { Journey } from "../../../../src-shared/model/journey.ts";
import { journeyV1Schema } from "../../../../src-shared/model/journey.ts";
import { type Access, now, readDocument } from "../access.ts";

/** What is known of a journey without reading its document. */
export interface JourneyHead {
  id: string;
  name: string;
  /** When it was last saved, UTC. */
  updated: string;
}

/** Journeys of the project by id. A journey with lint problems is kept as it is. */
export interface JourneyStore {
  /** By name; costs no document. */
  heads(): JourneyHead[];
  get(id: string): Journey | undefined;
  /** By exact name, else by name without regard to case; undefined when none has it. */
  byName(name: string): Journey | undefined;
  /** Writes it new or over the one with its id; returns the time of saving. */
  save(journey: Journey): string;
  /** Takes it away until `bringBack`; its versions, folder and runs stay. False when there was none. */
  remove(id: string): boolean;
  /** Undoes `remove`. False when it is not to be had any more, or another journey has its id by now. */
  bringBack(id: string): boolean;
  /** Deletes what was removed for good, with its versions and its place. */
  forgetRemoved(): void;
}

interface Row {
  id: string;
  document: string;
}

export function journeyStore(access: Access): JourneyStore {
  const { database } = access;
  const read = (row: Row): Journey => readDocument(access, journeyV1Schema, row.document, `journey ${row.id}`);
  const one = database.prepare<[string], Row>("SELECT id, document FROM journey WHERE id = ?");
  const all = database.prepare<[], JourneyHead>("SELECT id, name, updated FROM journey ORDER BY name COLLATE NOCASE, id");
  const named = database.prepare<[string, string], Row>(
    "SELECT id, document FROM journey WHERE name = ? COLLATE NOCASE ORDER BY name = ? DESC, id LIMIT 1",
  );
  const found = (row: Row | undefined) => (row ? read(row) : undefined);
  const moved = (id: string, from: string, to: string): boolean => {
    const file = access.writable();
    return file.transaction(() => {
      const taken = file
        .prepare(`INSERT OR REPLACE INTO ${to} (id, name, updated, document) SELECT id, name, updated, document FROM ${from} WHERE id = ?`)
        .run(id);
      if (taken.changes > 0) file.prepare(`DELETE FROM ${from} WHERE id = ?`).run(id);
      return taken.changes > 0;
    })();
  };
  return {
    heads: () => all.all(),
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
    remove: (id) => moved(id, "journey", "journey_removed"),
    bringBack: (id) => one.get(id) === undefined && moved(id, "journey_removed", "journey"),
    forgetRemoved: () => {
      const gone = database.prepare<[], number>("SELECT count(*) FROM journey_removed").pluck().get() ?? 0;
      if (gone === 0) return;
      const file = access.writable();
      const theirs = "IN (SELECT id FROM journey_removed WHERE id NOT IN (SELECT id FROM journey))";
      file.transaction(() => {
        file.exec(
          `DELETE FROM journey_version WHERE journey ${theirs}; DELETE FROM journey_place WHERE journey ${theirs}; DELETE FROM journey_removed`,
        );
      })();
    },
  };
}
