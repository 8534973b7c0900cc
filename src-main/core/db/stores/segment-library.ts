import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import { newId } from "../../../../src-shared/lib/ids.ts";
import { hashHex } from "../../../../src-shared/lib/murmur.ts";
import { type NamedSegment, namedSegmentSchema } from "../../../../src-shared/model/segment.ts";
import { type Access, now, readDocument } from "../access.ts";

/** Versions of a segment that are kept; older ones go. */
const MOST_VERSIONS = 60;
/** Counts that are kept of a segment, one for each state of the data that was looked at. */
const MOST_COUNTS = 200;

export interface SegmentVersion {
  id: string;
  /** When it was saved, UTC. */
  at: string;
  segment: NamedSegment;
}

/** How many a segment took of one state of the data. */
export interface CountRecord {
  /** When it was counted, UTC. */
  at: string;
  /** The moment of the data, to which relative dates refer, UTC. */
  asOf: string;
  /** Hash of the data, and of the rules. */
  data: string;
  rules: string;
  count: number;
  total: number;
}

/** What the project remembers of its segments. */
export interface SegmentLibraryStore {
  /** Newest first. */
  versions(segment: string): SegmentVersion[];
  version(id: string): SegmentVersion | undefined;
  /** The segment that was called so last, by its id; undefined where none was. */
  onceNamed(name: string): string | undefined;
  /** Keeps a segment as it is; nothing where its newest version is the same. */
  keep(segment: NamedSegment): void;
  /** Oldest first. */
  counts(segment: string): CountRecord[];
  /** Counts of segments; one that is there for the same data and rules stays. */
  count(records: readonly (Omit<CountRecord, "at"> & { segment: string })[]): void;
  /** Counts that were made with rules stand for others that mean the same, both by their hashes. */
  recount(segment: string, from: string, to: string): void;
  /** Forgets versions and counts of a segment. */
  forget(segment: string): void;
}

interface VersionRow {
  id: string;
  at: string;
  document: string;
}

export function segmentLibraryStore(access: Access): SegmentLibraryStore {
  const { database } = access;
  const versionOf = (row: VersionRow): SegmentVersion => ({
    id: row.id,
    at: row.at,
    segment: readDocument(access, namedSegmentSchema, row.document, `version ${row.id} of a segment`),
  });
  const all = database.prepare<[string], VersionRow>(
    "SELECT id, at, document FROM segment_version WHERE segment = ? ORDER BY at DESC, rowid DESC",
  );
  const one = database.prepare<[string], VersionRow>("SELECT id, at, document FROM segment_version WHERE id = ?");
  const newest = database
    .prepare<[string], string>("SELECT hash FROM segment_version WHERE segment = ? ORDER BY at DESC, rowid DESC LIMIT 1")
    .pluck();
  const once = database
    .prepare<[string], string>(
      "SELECT segment FROM segment_version WHERE json_extract(document, '$.name') = ? ORDER BY at DESC, rowid DESC LIMIT 1",
    )
    .pluck();
  const counts = database.prepare<[string], CountRecord>(
    "SELECT at, as_of AS asOf, data, rules, count, total FROM segment_count WHERE segment = ? ORDER BY at, as_of",
  );
  return {
    versions: (segment) => all.all(segment).map(versionOf),
    version: (id) => {
      const row = one.get(id);
      return row && versionOf(row);
    },
    onceNamed: (name) => once.get(name),
    keep: (segment) => {
      const document = canonicalJson(segment);
      const hash = hashHex(document);
      if (newest.get(segment.id) === hash) return;
      const file = access.writable();
      file.transaction(() => {
        file
          .prepare("INSERT INTO segment_version (id, segment, at, hash, document) VALUES (?, ?, ?, ?, ?)")
          .run(newId("ver"), segment.id, now(), hash, document);
        file
          .prepare(
            "DELETE FROM segment_version WHERE id IN (SELECT id FROM segment_version WHERE segment = ? ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ?)",
          )
          .run(segment.id, MOST_VERSIONS);
      })();
    },
    counts: (segment) => counts.all(segment),
    count: (records) => {
      if (records.length === 0) return;
      const file = access.writable();
      const insert = file.prepare(
        "INSERT OR IGNORE INTO segment_count (segment, data, rules, at, as_of, count, total) VALUES (?, ?, ?, ?, ?, ?, ?)",
      );
      const prune = file.prepare(
        "DELETE FROM segment_count WHERE segment = ? AND at < (SELECT at FROM segment_count WHERE segment = ? ORDER BY at DESC LIMIT 1 OFFSET ?)",
      );
      file.transaction(() => {
        const at = now();
        for (const { segment, data, rules, asOf, count, total } of records) {
          insert.run(segment, data, rules, at, asOf, count, total);
          prune.run(segment, segment, MOST_COUNTS - 1);
        }
      })();
    },
    recount: (segment, from, to) => {
      access.writable().prepare("UPDATE OR REPLACE segment_count SET rules = ? WHERE segment = ? AND rules = ?").run(to, segment, from);
    },
    forget: (segment) => {
      const file = access.writable();
      file.transaction(() => {
        file.prepare("DELETE FROM segment_version WHERE segment = ?").run(segment);
        file.prepare("DELETE FROM segment_count WHERE segment = ?").run(segment);
      })();
    },
  };
}
