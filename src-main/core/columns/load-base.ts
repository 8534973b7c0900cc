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
import { gather, pick } from "./gather.ts";
import { KeyIndex } from "./key-index.ts";
import { readColumn, readDictionary } from "./read-column.ts";
import { reserved } from "./write-column.ts";

/** What is stored of an event attribute, and at least of every field. */
const attributeSchema = z.object({ id: z.string(), type: z.enum(fieldTypes) });

function columnOf(project: ProjectFile, dataset: Dataset, field: StoredField): Column {
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

function hashColumns(project: ProjectFile, dataset: Dataset): { high: Uint32Array; low: Uint32Array } {
  const read = (position: number, name: string) => readColumn(project, dataset, { position, name, storage: "u32" }).values;
  return { high: read(reserved.keyHigh, "key (high word)"), low: read(reserved.keyLow, "key (low word)") };
}

/** A base that also finds rows by key. */
export interface LoadedBase extends SubscriberBase {
  /** Rows by the hash of their key. */
  keyIndex(): KeyIndex;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function build(project: ProjectFile, version: number): LoadedBase {
  const { datasets } = project;
  const listed = datasets.list();
  const subscribers = listed.find(({ kind }) => kind === "subscribers");
  const people = listed.find(({ kind }) => kind === "people");
  const byType = new Map(listed.filter(({ kind }) => kind === "events").map((dataset) => [dataset.name, dataset]));
  const stored = subscribers ? datasets.fields(subscribers.id).filter(({ position }) => position >= 0) : [];
  const fields: Field[] = stored.map(({ document }) => fieldSchema.parse(document));
  const columns = new LazyColumns(
    new Map(subscribers ? stored.map((field) => [field.id, () => columnOf(project, subscribers, field)]) : []),
  );
  const keyHash = once(() => (subscribers ? hashColumns(project, subscribers) : { high: new Uint32Array(0), low: new Uint32Array(0) }));
  const keyIndex = once(() => new KeyIndex(keyHash()));
  /** Row of each person that events speak of, -1 for those who are not in the base. */
  const personRows = once(() => {
    const keys = people ? hashColumns(project, people) : { high: new Uint32Array(0), low: new Uint32Array(0) };
    const index = keyIndex();
    return Int32Array.from(keys.low, (low, at) => index.find(keys.high[at] ?? 0, low));
  });
  const partitions = new Map<string, EventPartition>();
  const dataHash = once(() =>
    hashHex(
      canonicalJson({
        subscribers: subscribers ? { rows: subscribers.rows, hash: subscribers.hash } : null,
        roles: fields
          .filter(({ role }) => role !== null)
          .map(({ id, role }) => `${role}=${id}`)
          .sort(),
        events: Object.fromEntries([...byType].map(([type, { rows, hash }]) => [type, { rows, hash }])),
      }),
    ),
  );
  return {
    rows: subscribers?.rows ?? 0,
    fields,
    column: (field) => columns.get(field),
    eventTypes: [...byType.keys()].sort(),
    events: (type) => {
      const dataset = byType.get(type);
      if (!dataset) return undefined;
      const made = partitions.get(type) ?? partitionOf(project, dataset, personRows());
      partitions.set(type, made);
      return made;
    },
    get keyHash() {
      return keyHash();
    },
    get dataHash() {
      return dataHash();
    },
    version,
    keyIndex,
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
  const load = (field: StoredField) => columnOf(project, dataset, field);
  if (known === persons.length) {
    const attributes = new LazyColumns(new Map(fields.map((field) => [field.id, () => load(field)])));
    return { event: dataset.name, rows, times, attributes };
  }
  const kept = new Uint32Array(known);
  for (let i = 0, at = 0; i < rows.length; i++) if (rows[i] !== 0xffffffff) kept[at++] = i;
  const attributes = new LazyColumns(new Map(fields.map((field) => [field.id, () => gather(load(field), kept)])));
  return { event: dataset.name, rows: pick(rows, kept), times: pick(times, kept), attributes };
}

const loaded = new WeakMap<ProjectFile, LoadedBase>();

/**
 * The subscriber base of a project in shared memory. Columns load on first use, checked against their checksums; the same object comes
 * back until the data changes. Empty when nothing was imported.
 */
export function loadBase(project: ProjectFile): LoadedBase {
  const version = project.datasets.version();
  const known = loaded.get(project);
  if (known?.version === version) return known;
  const base = build(project, version);
  loaded.set(project, base);
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
