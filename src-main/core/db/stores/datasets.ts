import { parseJson } from "../../../../src-shared/lib/json.ts";
import type { Access } from "../access.ts";

export type DatasetKind = "subscribers" | "people" | "events";

/** A stored table of columns. `people` are the subscribers that events speak of; `events` has one dataset per event type, named so. */
export interface Dataset {
  id: number;
  kind: DatasetKind;
  /** The event type of `events`, else empty. */
  name: string;
  rows: number;
  /** Seconds since 1970-01-01T00:00Z at which the data stands: the latest event, or the time of the import. */
  asOf: number;
  /** Independent of the order of rows. */
  hash: string;
}

/** How the cells of a chunk lie in its blob, little-endian. */
const storages = ["u8", "u16", "u32", "i32", "f64", "bits"] as const;
export type Storage = (typeof storages)[number];

/** A stored column: `id` and `type` say what it is to a person, `storage` how its blobs are read. `document` is a Field for subscribers. */
export interface StoredField {
  position: number;
  id: string;
  storage: Storage;
  document: unknown;
}

/** Where the blobs of a column lie. */
export interface ColumnHome {
  dataset: number;
  position: number;
}

export interface Chunk {
  part: number;
  rows: number;
  /** CRC-32 of data, then of missing. */
  checksum: number;
  data: Uint8Array;
  missing: Uint8Array | null;
}

export interface DictionaryPart {
  part: number;
  words: number;
  checksum: number;
  /** Uint32 end offsets of the words in `data`. */
  ends: Uint8Array;
  /** UTF-8 of the words, one after the other. */
  data: Uint8Array;
}

/** A dataset that must not be lost: in force, or kept by restore points. */
export interface KeptDataset extends Dataset {
  current: boolean;
  /** Ids of the restore points that keep it. */
  points: string[];
}

/** A staged dataset that takes the place of another, in force or kept. */
export type Successor = Omit<Dataset, "kind" | "name"> & { from: number };

export interface DatasetStore {
  /** Grows with every change of the data. */
  version(): number;
  list(): Dataset[];
  current(kind: DatasetKind, name?: string): Dataset | undefined;
  fields(dataset: number): StoredField[];
  /** Where the blobs of a column lie: in its own dataset, or in an earlier one that it is shared with. */
  home(dataset: number, position: number): ColumnHome;
  chunks(dataset: number, position: number): IterableIterator<Chunk>;
  dictionary(dataset: number, position: number): IterableIterator<DictionaryPart>;
  /** A new dataset that nobody sees before `publish`. Returns its id. */
  stage(kind: DatasetKind, name: string): number;
  addField(dataset: number, field: StoredField): void;
  /** As `addField`, for a column whose blobs are those of another dataset of as many rows. */
  shareField(dataset: number, field: StoredField, home: ColumnHome): void;
  addChunk(dataset: number, position: number, chunk: Chunk): void;
  addDictionary(dataset: number, position: number, part: DictionaryPart): void;
  setField(dataset: number, position: number, document: unknown): void;
  /**
   * In one transaction: `before` runs, the staged datasets become current, what they replace and all current datasets of `retire` are
   * discarded, `also` runs.
   */
  publish(staged: readonly Omit<Dataset, "kind" | "name">[], retire: readonly DatasetKind[], also: () => void, before?: () => void): void;
  /** Puts exactly these datasets in force; within a transaction of the caller. */
  putInForce(datasets: readonly number[]): void;
  /** Every dataset in force or kept by a restore point. */
  kept(): KeptDataset[];
  /**
   * Staged datasets take the places of others, in force and in restore points; those of `gone` go without a successor. Within a transaction
   * of the caller.
   */
  succeed(successors: readonly Successor[], gone: readonly number[]): void;
  /** The hash of a current dataset after some of its cells changed; within a transaction of the caller. */
  setHash(dataset: number, hash: string): void;
  /** A sign that the data changed; within a transaction of the caller. */
  grow(): void;
  /** Datasets that an import left unfinished. */
  staged(): number[];
  /** Discards staged datasets. */
  drop(datasets: readonly number[]): void;
  /** Deletes one column of what was discarded and that no restore point keeps; false when nothing is left to delete. */
  sweepStep(): boolean;
}

const DATA_VERSION = "data-version";

export function datasetStore(access: Access): DatasetStore {
  const { database, writable } = access;
  const columns = "id, kind, name, rows, as_of AS asOf, hash";
  const one = database.prepare<[string, string], Dataset>(
    `SELECT ${columns} FROM dataset WHERE state = 'current' AND kind = ? AND name = ?`,
  );
  const all = database.prepare<[], Dataset>(`SELECT ${columns} FROM dataset WHERE state = 'current' ORDER BY kind, name`);
  const fieldsOf = database.prepare<[number], Omit<StoredField, "document"> & { document: string }>(
    "SELECT position, id, storage, document FROM field WHERE dataset = ? ORDER BY position",
  );
  const chunksOf = database.prepare<[number, number], Chunk>(
    "SELECT part, rows, checksum, data, missing FROM chunk WHERE dataset = ? AND position = ? ORDER BY part",
  );
  const wordsOf = database.prepare<[number, number], DictionaryPart>(
    "SELECT part, words, checksum, ends, data FROM dictionary WHERE dataset = ? AND position = ? ORDER BY part",
  );
  const homeOf = database.prepare<[number, number], ColumnHome>(
    "SELECT home_dataset AS dataset, home_position AS position FROM shared_column WHERE dataset = ? AND position = ?",
  );
  const home = (dataset: number, position: number): ColumnHome => homeOf.get(dataset, position) ?? { dataset, position };
  const versionOf = database.prepare<[string], { value: string }>("SELECT value FROM meta WHERE name = ?");
  const version = () => Number(versionOf.get(DATA_VERSION)?.value ?? 0);
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  const statement = (sql: string) => {
    const known = writable() && prepared.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  const grow = () =>
    statement("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(
      DATA_VERSION,
      String(version() + 1),
    );
  const addField: DatasetStore["addField"] = (dataset, { position, id, storage, document }) => {
    statement("INSERT INTO field (dataset, position, id, storage, document) VALUES (?, ?, ?, ?, ?)").run(
      dataset,
      position,
      id,
      storage,
      JSON.stringify(document),
    );
  };
  return {
    version,
    list: () => all.all(),
    current: (kind, name = "") => one.get(kind, name),
    fields: (dataset) =>
      fieldsOf.all(dataset).map((row) => ({ ...row, document: parseJson(row.document, `${access.path}: field ${row.id}`) })),
    home,
    chunks: (dataset, position) => {
      const at = home(dataset, position);
      return chunksOf.iterate(at.dataset, at.position);
    },
    dictionary: (dataset, position) => {
      const at = home(dataset, position);
      return wordsOf.iterate(at.dataset, at.position);
    },
    stage: (kind, name) =>
      Number(
        statement("INSERT INTO dataset (kind, name, state, rows, as_of, hash) VALUES (?, ?, 'staged', 0, 0, '')").run(kind, name)
          .lastInsertRowid,
      ),
    addField,
    shareField: (dataset, field, from) => {
      const at = home(from.dataset, from.position);
      database.transaction(() => {
        addField(dataset, field);
        statement("INSERT INTO shared_column (dataset, position, home_dataset, home_position) VALUES (?, ?, ?, ?)").run(
          dataset,
          field.position,
          at.dataset,
          at.position,
        );
      })();
    },
    addChunk: (dataset, position, { part, rows, checksum, data, missing }) => {
      statement("INSERT INTO chunk (dataset, position, part, rows, checksum, data, missing) VALUES (?, ?, ?, ?, ?, ?, ?)").run(
        dataset,
        position,
        part,
        rows,
        checksum,
        data,
        missing,
      );
    },
    addDictionary: (dataset, position, { part, words, checksum, ends, data }) => {
      statement("INSERT INTO dictionary (dataset, position, part, words, checksum, ends, data) VALUES (?, ?, ?, ?, ?, ?, ?)").run(
        dataset,
        position,
        part,
        words,
        checksum,
        ends,
        data,
      );
    },
    setField: (dataset, position, document) => {
      database
        .transaction(() => {
          statement("UPDATE field SET document = ? WHERE dataset = ? AND position = ?").run(JSON.stringify(document), dataset, position);
          grow();
        })
        .immediate();
    },
    publish: (staged, retire, also, before = () => undefined) => {
      const discard = statement("UPDATE dataset SET state = 'discarded' WHERE state = 'current' AND kind = ?");
      const replace = statement(
        "UPDATE dataset SET state = 'discarded' WHERE state = 'current' AND (kind, name) = (SELECT kind, name FROM dataset WHERE id = ?)",
      );
      const publish = statement("UPDATE dataset SET state = 'current', rows = ?, as_of = ?, hash = ? WHERE id = ? AND state = 'staged'");
      database
        .transaction(() => {
          before();
          for (const kind of retire) discard.run(kind);
          for (const { id, rows, asOf, hash } of staged) {
            replace.run(id);
            publish.run(rows, asOf, hash, id);
          }
          grow();
          also();
        })
        .immediate();
    },
    putInForce: (wanted) => {
      statement("UPDATE dataset SET state = 'discarded' WHERE state = 'current'").run();
      const put = statement("UPDATE dataset SET state = 'current' WHERE id = ? AND state = 'discarded'");
      for (const id of wanted) put.run(id);
      grow();
    },
    kept: () => {
      const pins = database.prepare<[], { dataset: number; point: string }>(
        "SELECT dataset, restore_point AS point FROM restore_dataset ORDER BY restore_point",
      );
      const points = Map.groupBy(pins.all(), ({ dataset }) => dataset);
      return database
        .prepare<[], Dataset & { state: string }>(`SELECT ${columns}, state FROM dataset WHERE state <> 'staged' ORDER BY id`)
        .all()
        .map(({ state, ...dataset }) => ({
          ...dataset,
          current: state === "current",
          points: (points.get(dataset.id) ?? []).map(({ point }) => point),
        }))
        .filter(({ current, points: keeping }) => current || keeping.length > 0);
    },
    succeed: (successors, gone) => {
      const was = database.prepare<[number], { state: string }>("SELECT state FROM dataset WHERE id = ?");
      const leave = statement("UPDATE dataset SET state = 'discarded' WHERE id = ?");
      const take = statement("UPDATE dataset SET state = ?, rows = ?, as_of = ?, hash = ? WHERE id = ? AND state = 'staged'");
      const keep = statement("UPDATE restore_dataset SET dataset = ? WHERE dataset = ?");
      for (const { from, id, rows, asOf, hash } of successors) {
        const { state } = was.get(from) ?? { state: "discarded" };
        leave.run(from);
        take.run(state, rows, asOf, hash, id);
        keep.run(id, from);
      }
      for (const id of gone) {
        leave.run(id);
        statement("DELETE FROM restore_dataset WHERE dataset = ?").run(id);
      }
      grow();
    },
    setHash: (dataset, hash) => {
      statement("UPDATE dataset SET hash = ? WHERE id = ?").run(hash, dataset);
    },
    grow,
    staged: () =>
      database
        .prepare<[], { id: number }>("SELECT id FROM dataset WHERE state = 'staged'")
        .all()
        .map(({ id }) => id),
    drop: (datasets) => {
      const drop = statement("UPDATE dataset SET state = 'discarded' WHERE id = ? AND state = 'staged'");
      for (const id of datasets) drop.run(id);
    },
    sweepStep: () => {
      // A discarded dataset stays while a restore point keeps it, and each of its columns while another dataset shares it.
      const left = database.prepare<[], { id: number; position: number | null }>(`
        SELECT dataset.id, field.position FROM dataset LEFT JOIN field ON field.dataset = dataset.id
        WHERE state = 'discarded'
          AND NOT EXISTS (SELECT 1 FROM restore_dataset WHERE restore_dataset.dataset = dataset.id)
          AND NOT EXISTS (SELECT 1 FROM shared_column WHERE home_dataset = field.dataset AND home_position = field.position)
        LIMIT 1`);
      const next = left.get();
      if (!next) return false;
      if (next.position === null) statement("DELETE FROM dataset WHERE id = ?").run(next.id);
      else {
        database.transaction(() => {
          for (const table of ["chunk", "dictionary", "shared_column", "field"])
            statement(`DELETE FROM ${table} WHERE dataset = ? AND position = ?`).run(next.id, next.position);
        })();
      }
      return true;
    },
  };
}
