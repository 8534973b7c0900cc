import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Field, FieldType } from "../../../src-shared/model/field.ts";
import { RESTORE_LIMITS } from "../../../src-shared/model/restore-point.ts";
import { LogFlusher } from "../db/log-flusher.ts";
import { explained } from "../db/open-database.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { ColumnHome, Dataset, DatasetKind, DatasetStore, Storage } from "../db/stores/datasets.ts";
import { arraysOf, CHUNK_ROWS, type ColumnData } from "./column-data.ts";
import { RowHasher } from "./data-hash.ts";
import { Pacer, type WorkHooks } from "./pacer.ts";
import { type PackedColumn, packColumn, reserved, writeColumn } from "./write-column.ts";

/** `hash64` of each key, two words a row. */
export interface KeyWords {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** A column that stays as it is stored, in a dataset of as many rows. */
export interface KeptColumn {
  readonly storage: "kept";
  readonly home: ColumnHome;
  readonly as: Storage;
  /** What it holds, for the hash of the rows. */
  readonly data: () => ColumnData;
}

export interface NewSubscribers {
  readonly rows: number;
  readonly keys: KeyWords;
  /** The dataset whose keys these are, in the same order. */
  readonly keysOf?: number | undefined;
  readonly fields: readonly { readonly field: Field; readonly data: ColumnData | KeptColumn }[];
  /** Row hashes of fields that stand as they were read, made on the way. */
  readonly hashed?: readonly HashedFields[];
  /** Seconds since 1970-01-01T00:00Z. */
  readonly asOf: number;
}

/** Sums of row hashes over some fields, as `RowHasher` makes them. */
export interface HashedFields {
  readonly fields: readonly string[];
  readonly high: Int32Array;
  readonly low: Int32Array;
}

/** Subscribers that a file brought: none of their columns is stored yet. */
export interface FileSubscribers extends Omit<NewSubscribers, "fields" | "keysOf"> {
  readonly fields: readonly { readonly field: Field; readonly data: ColumnData }[];
}

/** Events of one type in ascending time. */
export interface NewEvents {
  readonly event: string;
  /** Number of the person in `people`. */
  readonly persons: Uint32Array;
  readonly times: Float64Array;
  readonly attributes: readonly { readonly id: string; readonly type: FieldType; readonly data: ColumnData }[];
  /** What `hashingEvents` gives, where it is already known. */
  readonly hash?: string;
}

export interface NewEventBase {
  /** Keys of everybody that an event speaks of. */
  readonly people: KeyWords;
  readonly partitions: readonly NewEvents[];
  /** True when the event types that are not among the partitions stay; people then keep their numbers. */
  readonly others?: "stay" | undefined;
}

/** Adds to a hash whose events these are, and when they were; rests now and then. */
function* identifyingEvents(hasher: RowHasher, people: KeyWords, { persons, times }: NewEvents): Generator<undefined, void> {
  yield* hasher.addingPair("#key", people.high, people.low, persons);
  yield* hasher.addingColumn("#time", "number", { storage: "f64", values: times, missing: null });
}

/** The hash of events, which is the same in any order; rests now and then. */
export function* hashingEvents(people: KeyWords, events: NewEvents): Generator<undefined, string> {
  const hasher = new RowHasher(events.times.length);
  yield* identifyingEvents(hasher, people, events);
  for (const { id, type, data } of events.attributes) yield* hasher.addingColumn(id, type, data);
  return hasher.digest();
}

interface BaseToStore {
  readonly subscribers?: NewSubscribers | undefined;
  readonly events?: NewEventBase | undefined;
}

interface ColumnToStore {
  position: number;
  id: string;
  type: FieldType;
  document: unknown;
  data: ColumnData | KeptColumn;
}

function keyColumns(keys: KeyWords, keysOf?: number): ColumnToStore[] {
  const column = (position: number, id: string, values: Uint32Array): ColumnToStore => {
    const data: ColumnData = { storage: "u32", values, missing: null };
    const kept: KeptColumn | undefined =
      keysOf === undefined ? undefined : { storage: "kept", home: { dataset: keysOf, position }, as: "u32", data: () => data };
    return { position, id, type: "number", document: null, data: kept ?? data };
  };
  return [column(reserved.keyHigh, "#key-high", keys.high), column(reserved.keyLow, "#key-low", keys.low)];
}

interface DatasetToStore {
  kind: DatasetKind;
  name: string;
  rows: number;
  asOf: number;
  columns: ColumnToStore[];
  /** Adds to the hash what identifies a row beside its fields, and what is known of these; rests now and then. */
  identify(hasher: RowHasher): Generator<undefined, void>;
  /** Fields whose hash `identify` adds. */
  known: ReadonlySet<string>;
  /** The hash of all rows, where it is known: none is made then. */
  hash?: string | undefined;
}

function datasetsOf(subscribers: NewSubscribers | undefined, events: NewEventBase | undefined): DatasetToStore[] {
  const made: DatasetToStore[] = [];
  if (subscribers) {
    const { keys, rows, asOf, hashed = [] } = subscribers;
    const fields = subscribers.fields.map(({ field, data }, position) => ({
      position,
      id: field.id,
      type: field.type,
      document: field,
      data,
    }));
    const identify = function* (hasher: RowHasher) {
      yield* hasher.addingPair("#key", keys.high, keys.low);
      for (const { high, low } of hashed) hasher.addSums(high, low);
    };
    const known = new Set(hashed.flatMap((each) => each.fields));
    made.push({
      kind: "subscribers",
      name: "",
      rows,
      asOf,
      columns: [...keyColumns(keys, subscribers.keysOf), ...fields],
      identify,
      known,
    });
  }
  if (!events) return made;
  const { people } = events;
  const nothing = function* () {};
  const known = new Set<string>();
  made.push({ kind: "people", name: "", rows: people.low.length, asOf: 0, columns: keyColumns(people), identify: nothing, known });
  for (const partition of events.partitions) {
    const { event, persons, times, attributes, hash } = partition;
    const identify = (hasher: RowHasher) => identifyingEvents(hasher, people, partition);
    const columns: ColumnToStore[] = [
      {
        position: reserved.person,
        id: "#person",
        type: "number",
        document: null,
        data: { storage: "u32", values: persons, missing: null },
      },
      { position: reserved.time, id: "#time", type: "datetime", document: null, data: { storage: "f64", values: times, missing: null } },
      ...attributes.map(({ id, type, data }, position) => ({ position, id, type, document: { id, type }, data })),
    ];
    made.push({ kind: "events", name: event, rows: times.length, asOf: times.at(-1) ?? 0, columns, identify, known, hash });
  }
  return made;
}

/** Where columns are packed, and how many at the same time. */
export interface Packing {
  readonly atOnce: number;
  /** The memory of the column is gone afterwards where it is its `own`. */
  pack(data: ColumnData, rows: number, own: boolean): Promise<PackedColumn>;
}

const here: Packing = { atOnce: 1, pack: async (data, rows) => packColumn(data, rows) };

/** What stands beside the data of a change. */
export interface StoreOptions {
  /** Runs in the transaction that puts the data in force. */
  readonly also?: ((stored: { subscribers: number | undefined }) => void) | undefined;
  /** Keeps the data as it stood under this name. */
  readonly restorePoint?: string | undefined;
  /** Packs columns elsewhere, some at a time, while others are written; their memory may be gone afterwards. Here and one by one when absent. */
  readonly packing?: Packing | undefined;
  /** Version of the data from which the new was made: where it is another by then, nothing is put in force, as what came between would be lost. */
  readonly from?: number | undefined;
}

/** Memory that is read for more than one column: that of keys, with which events are hashed too, and of words that several columns have. */
function neededMemory(wanted: readonly DatasetToStore[], { subscribers, events }: BaseToStore): ReadonlySet<ArrayBufferLike> {
  const seen = new Set<ArrayBufferLike>();
  const needed = new Set<ArrayBufferLike>();
  for (const keys of [subscribers?.keys, events?.people]) if (keys) for (const { buffer } of [keys.high, keys.low]) needed.add(buffer);
  for (const { data } of wanted.flatMap(({ columns }) => columns)) {
    if (data.storage === "kept") continue;
    for (const buffer of new Set(arraysOf(data).map((array) => array.buffer))) {
      if (seen.has(buffer)) needed.add(buffer);
      seen.add(buffer);
    }
  }
  return needed;
}

/** Begins work on some items before the first of them is asked for. */
async function* ahead<T, R extends { made: Promise<unknown> | undefined }>(
  items: readonly T[],
  atOnce: number,
  begin: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: R[] = [];
  for (const item of items) {
    const next = await begin(item);
    // Who awaits it is told; nobody may.
    next.made?.catch(() => undefined);
    begun.push(next);
    if (begun.length >= atOnce) yield begun.shift() as R;
  }
  yield* begun;
}

function refuseChanged(path: string): never {
  throw new InputError("data-changed", "The data was changed by something else in the meantime, so that nothing was stored.", {
    where: path,
    todo: "Try again: what was changed is kept.",
  });
}

/**
 * Replaces the subscribers, the events or both. Chunks are written in short steps to datasets that nobody sees; one short transaction
 * then puts them in force together with `also` and the restore point. Whatever happens before it, an abort or the end of the process,
 * leaves the project as it was.
 */
export async function storeBase(
  project: ProjectFile,
  base: BaseToStore,
  hooks: WorkHooks,
  { also, restorePoint, from, packing = here }: StoreOptions = {},
): Promise<void> {
  const { datasets } = project;
  const { restorePoints } = project.stores;
  const pacer = new Pacer(hooks);
  const wanted = datasetsOf(base.subscribers, base.events);
  const needed = neededMemory(wanted, base);
  const total = wanted.reduce((sum, { rows, columns }) => sum + columns.length * (Math.ceil(rows / CHUNK_ROWS) + 1), 0);
  let done = 0;
  const log = new LogFlusher(project.path);
  const staged: Omit<Dataset, "name">[] = [];
  try {
    for (const { kind, name, rows, asOf, columns, identify, known, hash } of wanted) {
      const id = datasets.stage(kind, name);
      const entry = { id, kind, rows, asOf, hash: hash ?? "" };
      staged.push(entry);
      const hasher = hash === undefined ? new RowHasher(rows) : undefined;
      const rest = () => pacer.step(Math.min(done, total - 1), total);
      if (hasher) for (const _ of identify(hasher)) await rest();
      const packed = async (column: ColumnToStore) => {
        const { data } = column;
        if (hasher && column.position >= 0 && !known.has(column.id)) {
          const steps = hasher.addingColumn(column.id, column.type, data.storage === "kept" ? data.data() : data);
          for (const _ of steps) await rest();
        }
        return {
          column,
          made: data.storage === "kept" ? undefined : packing.pack(data, rows, !arraysOf(data).some(({ buffer }) => needed.has(buffer))),
        };
      };
      for await (const { column, made } of ahead(columns, packing.atOnce, packed)) {
        const { data, ...field } = column;
        if (data.storage === "kept") datasets.shareField(id, { ...field, storage: data.as }, data.home);
        else if (made) for (const _ of writeColumn(datasets, id, field, await made)) await pacer.step(Math.min(++done, total - 1), total);
        log.flush();
        await pacer.step(Math.min(++done, total - 1), total);
      }
      if (hasher) entry.hash = hasher.digest();
    }
    await log.end();
    hooks.signal?.throwIfAborted();
    const retire: DatasetKind[] = [
      ...(base.subscribers ? (["subscribers"] as const) : []),
      ...(base.events && base.events.others !== "stay" ? (["people", "events"] as const) : []),
    ];
    datasets.publish(
      staged,
      retire,
      () => {
        if (restorePoint !== undefined) restorePoints.prune(RESTORE_LIMITS);
        also?.({ subscribers: staged.find(({ kind }) => kind === "subscribers")?.id });
      },
      () => {
        if (from !== undefined && datasets.version() !== from) refuseChanged(project.path);
        if (restorePoint !== undefined) restorePoints.make(restorePoint);
      },
    );
  } catch (error) {
    // What went wrong first is told.
    await log.end().catch(() => undefined);
    datasets.drop(staged.map(({ id }) => id));
    await sweep(datasets);
    throw explained(project.path, error);
  }
  hooks.onProgress?.(total, total);
  await sweep(datasets);
}

/** Deletes what is no longer in force, a column at a time. */
export async function sweep(datasets: DatasetStore): Promise<void> {
  while (datasets.sweepStep()) await new Promise((resolve) => setImmediate(resolve));
}
