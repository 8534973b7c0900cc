import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import { newId } from "../../../../src-shared/lib/ids.ts";
import { hashHex } from "../../../../src-shared/lib/murmur.ts";
import { type Journey, journeyV1Schema } from "../../../../src-shared/model/journey.ts";
import type { JourneyVersion } from "../../../../src-shared/model/journey-version.ts";
import { type Access, now, readDocument } from "../access.ts";

/** Versions that were kept by themselves, of one journey; older ones go. Named ones stay. */
export const AUTOMATIC_VERSIONS = 60;

/** Versions of journeys: whole documents, changed only where a segment that they name is renamed or a person is erased. */
export interface VersionStore {
  /** Of one journey, newest first. */
  list(journeyId: string): JourneyVersion[];
  get(id: string): { version: JourneyVersion; journey: Journey } | undefined;
  /** A version by the person, always kept. */
  keep(journey: Journey, name: string, note: string): JourneyVersion;
  /** A version by itself: null where the newest one of the journey is the same document already. */
  keepAutomatically(journey: Journey, kind: Exclude<JourneyVersion["kind"], "named">, name: string): JourneyVersion | null;
  /** A new name and note; it is the person's from then on. False when there was none. */
  rename(id: string, name: string, note: string): boolean;
  remove(id: string): boolean;
  /** Versions of each journey. */
  counts(): Map<string, number>;
}

type Row = Omit<JourneyVersion, "journeyId"> & { journey: string; document: string };

const COLUMNS = "id, journey, at, name, note, kind, json_array_length(document, '$.nodes') AS nodes";

export function versionStore(access: Access): VersionStore {
  const { database } = access;
  const versionOf = ({ journey, document: _document, ...rest }: Row): JourneyVersion => ({ ...rest, journeyId: journey });
  const all = database.prepare<[string], Row>(`SELECT ${COLUMNS} FROM journey_version WHERE journey = ? ORDER BY at DESC, rowid DESC`);
  const one = database.prepare<[string], Row>(`SELECT ${COLUMNS}, document FROM journey_version WHERE id = ?`);
  const newest = database.prepare<[string], string>(
    "SELECT hash FROM journey_version WHERE journey = ? ORDER BY at DESC, rowid DESC LIMIT 1",
  );
  const counted = database.prepare<[], { journey: string; number: number }>(
    "SELECT journey, count(*) AS number FROM journey_version GROUP BY journey",
  );
  const add = (journey: Journey, kind: JourneyVersion["kind"], name: string, note: string): JourneyVersion => {
    const file = access.writable();
    const document = canonicalJson(journey);
    const id = newId("ver");
    file.transaction(() => {
      file
        .prepare("INSERT INTO journey_version (id, journey, at, name, note, kind, hash, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .run(id, journey.id, now(), name, note, kind, hashHex(document), document);
      file
        .prepare(
          "DELETE FROM journey_version WHERE id IN (SELECT id FROM journey_version WHERE journey = ? AND kind <> 'named' ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ?)",
        )
        .run(journey.id, AUTOMATIC_VERSIONS);
    })();
    return versionOf(one.get(id) as Row);
  };
  return {
    list: (journeyId) => all.all(journeyId).map(versionOf),
    get: (id) => {
      const row = one.get(id);
      return row && { version: versionOf(row), journey: readDocument(access, journeyV1Schema, row.document, `version ${id}`) };
    },
    keep: (journey, name, note) => add(journey, "named", name, note),
    keepAutomatically: (journey, kind, name) =>
      newest.pluck().get(journey.id) === hashHex(canonicalJson(journey)) ? null : add(journey, kind, name, ""),
    rename: (id, name, note) =>
      access.writable().prepare("UPDATE journey_version SET name = ?, note = ?, kind = 'named' WHERE id = ?").run(name, note, id).changes >
      0,
    remove: (id) => access.writable().prepare("DELETE FROM journey_version WHERE id = ?").run(id).changes > 0,
    counts: () => new Map(counted.all().map(({ journey, number }) => [journey, number])),
  };
}
