import { z } from "zod";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { hashHex } from "../../../src-shared/lib/murmur.ts";
import { type Field, fieldSchema, fieldTypes } from "../../../src-shared/model/field.ts";
import type { EventPartition, SubscriberBase } from "../../../src-shared/table/base.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { damaged } from "../db/open-database.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { Dataset, StoredField } from "../db/stores/datasets.ts";
import { ColumnCache } from "./column-cache.ts";
import { gather, pick } from "./gather.ts";
import { KeyIndex } from "./key-index.ts";
import { patchColumn } from "./patch-column.ts";
import { personFinder } from "./person-finder.ts";
import { readColumn, readDictionary } from "./read-column.ts";
import { reserved } from "./write-column.ts";

/** What is stored of an event attribute, and at least of every field. */
const attributeSchema = z.object({ id: z.string(), type: z.enum(fieldTypes) });

/** A stored column as the table holds it, without edited cells. */
export function storedColumn(project: ProjectFile, dataset: Dataset, field: StoredField): Column {
  const { type } = attributeSchema.parse(field.document);
  const name = field.id;
  const { position, storage } = field;
  const rows = dataset.rows;
  if (type === "text" && (storage === "u8" || storage === "u16" || storage === "u32")) {
    const { values, missing } = readColumn(project, dataset, { position, name, storage });
    return { type, length: rows, missing, codes: values, dictionary: readDictionary(project, dataset, { position, name }) };
  }
  if (type === "boolean" && storage === "bits") {
    const { values, missing } = readColumn(project, dataset, { position, name, storage });
    return { type, length: rows, missing, values: new BitSet(rows, values) };
  }
  if ((type === "number" || type === "date") && storage === "i32") {
    const { values, missing } = readColumn(project, dataset, { position, name, storage });
    return { type, length: rows, missing, values };
  }
  if ((type === "number" || type === "datetime") && storage === "f64") {
    const { values, missing } = readColumn(project, dataset, { position, name, storage });
    return { type, length: rows, missing, values };
  }
  throw damaged(project.path, `the column "${name}" of type ${type} is stored as ${storage}`);
}

/** Columns by name, each loaded when first asked for. */
class LazyColumns implements ReadonlyMap<string, Column> {
  readonly #loaders: ReadonlyMap<string, () => Column>;
  readonly #loaded = new Map<string, Column>();

  constructor(loaders: ReadonlyMap<string, () => Column>) {
    this.#loaders = loaders;
  }

  get size(): number {
    return this.#loaders.size;
  }

  has(name: string): boolean {
    return this.#loaders.has(name);
  }

  get(name: string): Column | undefined {
    const loaded = this.#loaded.get(name);
    if (loaded) return loaded;
    const column = this.#loaders.get(name)?.();
    if (column) this.#loaded.set(name, column);
    return column;
  }

  keys(): MapIterator<string> {
    return this.#loaders.keys();
  }

  *entries(): MapIterator<[string, Column]> {
    for (const name of this.#loaders.keys()) yield [name, this.get(name) as Column];
  }

  *values(): MapIterator<Column> {
    for (const [, column] of this.entries()) yield column;
  }

  [Symbol.iterator](): MapIterator<[string, Column]> {
    return this.entries();
  }

  forEach(visit: (column: Column, name: string, map: ReadonlyMap<string, Column>) => void): void {
    for (const [name, column] of this.entries()) visit(column, name, this);
  }
}

/** The two words of each row of a dataset that has keys. */
export function hashColumns(project: ProjectFile, dataset: Dataset): { high: Uint32Array; low: Uint32Array } {
  const read = (position: number, name: string) => readColumn(project, dataset, { position, name, storage: "u32" }).values;
  return { high: read(reserved.keyHigh, "key (high word)"), low: read(reserved.keyLow, "key (low word)") };
}

/** A base that also finds rows by key. */
export interface LoadedBase extends SubscriberBase {
  /** Rows by the hash of their key. */
  keyIndex(): KeyIndex;
  /** Makes the index that `keyIndex` and `personRow` ask, which takes long for many subscribers; rests now and then. */
  indexing(): Generator<undefined, void>;
  /** Row of a person by the hash of the key, who may have been joined into another; -1 when there is none. */
  personRow(high: number, low: number): number;
  /** People that events speak of and who are not in the base: how many, and the row of each person, -1 for those. */
  orphans(): { people: number; rows: Int32Array };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Subscribers that were joined into others: events of the one count for the other. Keys as 64-bit hashes in hexadecimal. */
function joinedKeys(project: ProjectFile): { joined: string; kept: string; keptKey: string; joinedKey: string }[] {
  return project.stores.identities
    .active()
    .map(({ joinedKey, keptKey }) => ({ joined: hashHex(joinedKey), kept: hashHex(keptKey), keptKey, joinedKey }))
    .sort((a, b) => (a.joined < b.joined ? -1 : 1));
}

interface HashWords {
  high: Uint32Array;
  low: Uint32Array;
}

const nobody: HashWords = { high: new Uint32Array(0), low: new Uint32Array(0) };

/** How the columns of a dataset are loaded: from their blobs, then with the cells that were edited since. */
function columnLoaders(project: ProjectFile, dataset: Dataset, fields: readonly StoredField[], cache: ColumnCache, named: Set<string>) {
  const byPosition = Map.groupBy(project.stores.edits.cells(dataset.id), ({ position }) => position);
  return new Map(
    fields.map((field): [string, () => Column] => {
      const { dataset: home, position } = project.datasets.home(dataset.id, field.position);
      const key = `column ${home} ${position}`;
      named.add(key);
      const plain = () => cache.get(key, () => storedColumn(project, dataset, field));
      const patches = byPosition.get(field.position);
      if (!patches) return [field.id, plain];
      const patchedKey = `${key} edited ${hashHex(JSON.stringify(patches))}`;
      named.add(patchedKey);
      return [field.id, () => cache.get(patchedKey, () => patchColumn(plain(), patches))];
    }),
  );
}

function build(project: ProjectFile, version: number, cache: ColumnCache): LoadedBase {
  const { datasets } = project;
  const named = new Set<string>();
  const name = (key: string) => {
    named.add(key);
    return key;
  };
  const listed = datasets.list();
  const subscribers = listed.find(({ kind }) => kind === "subscribers");
  const people = listed.find(({ kind }) => kind === "people");
  const byType = new Map(listed.filter(({ kind }) => kind === "events").map((dataset) => [dataset.name, dataset]));
  const stored = subscribers ? datasets.fields(subscribers.id).filter(({ position }) => position >= 0) : [];
  const fields: Field[] = stored.map(({ document }) => fieldSchema.parse(document));
  const columns = new LazyColumns(subscribers ? columnLoaders(project, subscribers, stored, cache, named) : new Map());
  const joined = joinedKeys(project);
  const keysAt = (dataset: Dataset | undefined) => {
    if (!dataset) return { key: "none", load: () => nobody };
    const home = datasets.home(dataset.id, reserved.keyHigh);
    const key = name(`keys ${home.dataset}`);
    return { key, load: () => cache.get(key, () => hashColumns(project, dataset)) };
  };
  const subscriberKeys = keysAt(subscribers);
  const peopleKeys = keysAt(people);
  const indexKey = name(`index ${subscriberKeys.key}`);
  const keyIndex = once(() => cache.get(indexKey, () => KeyIndex.of(subscriberKeys.load())));
  const linkKey = name(`people ${peopleKeys.key} in ${subscriberKeys.key} joined ${hashHex(JSON.stringify(joined))}`);
  const personRow = personFinder(keyIndex, joined);
  const personRows = () =>
    cache.get(linkKey, () => {
      const { high, low } = peopleKeys.load();
      const index = keyIndex();
      const rows = new Int32Array(low.length);
      for (let at = 0; at < low.length; at++) rows[at] = index.find(high[at] ?? 0, low[at] ?? 0);
      if (joined.length > 0) for (let at = 0; at < low.length; at++) if (rows[at] === -1) rows[at] = personRow(high[at] ?? 0, low[at] ?? 0);
      return rows;
    });
  for (const dataset of byType.values()) name(`events ${dataset.id} ${linkKey}`);
  const dataHash = once(() =>
    hashHex(
      canonicalJson({
        subscribers: subscribers ? { rows: subscribers.rows, hash: subscribers.hash } : null,
        roles: fields
          .filter(({ role }) => role !== null)
          .map(({ id, role }) => `${role}=${id}`)
          .sort(),
        events: Object.fromEntries([...byType].map(([type, { rows, hash }]) => [type, { rows, hash }])),
        ...(joined.length > 0 ? { joined: joined.map((pair) => `${pair.joined}=${pair.kept}`) } : {}),
      }),
    ),
  );
  cache.turn(named);
  return {
    rows: subscribers?.rows ?? 0,
    fields,
    column: (field) => columns.get(field),
    eventTypes: [...byType.keys()].sort(),
    events: (type) => {
      const dataset = byType.get(type);
      return dataset && cache.get(`events ${dataset.id} ${linkKey}`, () => partitionOf(project, dataset, personRows()));
    },
    get keyHash() {
      return subscriberKeys.load();
    },
    get dataHash() {
      return dataHash();
    },
    version,
    keyIndex,
    indexing: function* () {
      if (cache.has(indexKey)) return;
      const keys = subscriberKeys.load();
      yield;
      const index = yield* KeyIndex.building(keys);
      cache.get(indexKey, () => index);
    },
    personRow,
    orphans: () => {
      const rows = personRows();
      let unknown = 0;
      for (let at = 0; at < rows.length; at++) if ((rows[at] ?? 0) < 0) unknown++;
      return { people: unknown, rows };
    },
  };
}

function partitionOf(project: ProjectFile, dataset: Dataset, personRows: Int32Array): EventPartition {
  const persons = readColumn(project, dataset, { position: reserved.person, name: "subscriber", storage: "u32" }).values;
  const times = readColumn(project, dataset, { position: reserved.time, name: "time", storage: "f64" }).values;
  const rows = new Uint32Array(new SharedArrayBuffer(persons.length * 4));
  let known = 0;
  for (let i = 0; i < persons.length; i++) {
    const row = personRows[persons[i] ?? 0] ?? -1;
    if (row >= 0) known++;
    rows[i] = row;
  }
  const fields = project.datasets.fields(dataset.id).filter(({ position }) => position >= 0);
  const load = (field: StoredField) => storedColumn(project, dataset, field);
  if (known === persons.length) {
    const attributes = new LazyColumns(new Map(fields.map((field) => [field.id, () => load(field)])));
    return { event: dataset.name, rows, times, attributes };
  }
  const kept = new Uint32Array(known);
  for (let i = 0, at = 0; i < rows.length; i++) if (rows[i] !== 0xffffffff) kept[at++] = i;
  const attributes = new LazyColumns(new Map(fields.map((field) => [field.id, () => gather(load(field), kept)])));
  return { event: dataset.name, rows: pick(rows, kept), times: pick(times, kept), attributes };
}

const loaded = new WeakMap<ProjectFile, { base: LoadedBase; cache: ColumnCache }>();

/**
 * The subscriber base of a project in shared memory. Columns load on first use, checked against their checksums; the same object comes
 * back until the data changes. Empty when nothing was imported.
 */
export function loadBase(project: ProjectFile): LoadedBase {
  const version = project.datasets.version();
  const known = loaded.get(project);
  if (known?.base.version === version) return known.base;
  const cache = known?.cache ?? new ColumnCache();
  const base = build(project, version, cache);
  loaded.set(project, { base, cache });
  return base;
}

/**
 * The moment at which the data stands, seconds since 1970-01-01T00:00Z: the latest event, else the time of the subscriber import. It is
 * "now" for relative dates. 0 when nothing was imported.
 */
export function dataAsOf(project: ProjectFile): number {
  const listed = project.datasets.list();
  const events = listed.filter(({ kind }) => kind === "events");
  const from = events.length > 0 ? events : listed.filter(({ kind }) => kind === "subscribers");
  return from.reduce((latest, { asOf }) => Math.max(latest, asOf), 0);
}
