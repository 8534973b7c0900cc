import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { ColumnDifference, Differences, MergeOptions } from "../../../src-shared/model/differences.ts";
import { isDerived } from "../../../src-shared/model/field.ts";
import type { Combined } from "../../../src-shared/model/import-files.ts";
import { columnOfData, dataOfColumn } from "../columns/column-data.ts";
import type { FileSubscribers, NewEventBase, NewSubscribers } from "../columns/store-base.ts";
import { type StoredEvents, storedEvents } from "../columns/stored-events.ts";
import { type Recomputed, withComputed } from "../computed/compute.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { appendingEvents } from "./append-events.ts";
import { emptyColumn } from "./as-type.ts";
import { leftAsItIs, mergingBase } from "./merge-base.ts";
import { type Met, pendingSubscribers, storedSubscribers } from "./met.ts";
import { replaceDifferences } from "./replace-differences.ts";

/** What a file brought, and how it differs from what it met. */
export interface Taken {
  readonly differences: Differences | undefined;
  /** What became of computed fields. */
  readonly computed: readonly Recomputed[];
}

/** Events that are about to be stored, over those of the project that stay. */
function pendingEvents(stored: StoredEvents, { people, partitions, others }: NewEventBase): StoredEvents {
  return {
    people,
    partition: (event) => {
      const found = partitions.find((partition) => partition.event === event);
      if (!found) return others === "stay" ? stored.partition(event) : undefined;
      const { persons, times, attributes } = found;
      return {
        persons,
        times,
        attributes: new Map(attributes.map(({ id, type, data }) => [id, columnOfData(type, data, times.length)])),
      };
    },
  };
}

/**
 * Subscribers that take the place of others, without columns that are named as a computed field or a score's field of the base: those follow
 * from the others. Throws InputError where the key of the file is one of them.
 */
function withoutDerived(file: FileSubscribers, met: Met): { file: FileSubscribers; left: ColumnDifference[] } {
  const derived = new Map(met.fields.filter(isDerived).map((field) => [field.id, field]));
  const left = file.fields.flatMap(({ field }) => derived.get(field.id) ?? []);
  if (left.length === 0) return { file, left: [] };
  const key = file.fields.find(({ field }) => field.role === "key" && derived.has(field.id))?.field.id;
  if (key !== undefined)
    throw new InputError(
      "import-key-derived",
      `The key column of the file is named “${key}”, as a computed field or a score of this project.`,
      {
        where: key,
        todo: "Give the column another field in the mapping.",
      },
    );
  const kept = file.fields.filter(({ field }) => !derived.has(field.id));
  // A sum of row hashes over several fields is of no use without one of them.
  const hashed = file.hashed?.filter(({ fields }) => !fields.some((id) => derived.has(id)));
  return { file: { ...file, fields: kept, ...(hashed ? { hashed } : {}) }, left: left.map(leftAsItIs) };
}

/**
 * Subscribers that take the place of others, with the fields of scores empty: segments and computed fields that read them keep their sense,
 * and the scores are computed again once the data is stored.
 */
function withScoreFields(file: NewSubscribers, met: Met): NewSubscribers {
  const empty = met.fields
    .filter(({ score }) => score !== undefined)
    .map((field) => ({ field, data: dataOfColumn(emptyColumn(field.type, file.rows)) }));
  return { ...file, fields: [...file.fields, ...empty] };
}

function replaceBase(met: Met, brought: FileSubscribers, look: boolean): { next: NewSubscribers; differences: Differences | undefined } {
  const { file, left } = withoutDerived(brought, met);
  const differences = replaceDifferences(met, file, look);
  return { next: withScoreFields(file, met), differences: differences && { ...differences, columns: [...differences.columns, ...left] } };
}

/**
 * The data of a project with the files of one import taken in, one after the other, in memory: each meets what those before it made. Nothing is
 * written; `subscribers` and `events` are what is to be stored.
 */
export class Pending {
  readonly #project: ProjectFile;
  readonly #rest: () => Promise<void>;
  readonly #first: Met;
  #met: Met;
  subscribers: NewSubscribers | undefined;
  events: NewEventBase | undefined;

  /** `rest` is awaited often. */
  constructor(project: ProjectFile, rest: () => Promise<void>) {
    this.#project = project;
    this.#rest = rest;
    this.#first = storedSubscribers(project);
    this.#met = this.#first;
  }

  /** The subscribers that the next file meets. */
  get met(): Met {
    return this.#met;
  }

  /** Takes the subscribers of a file in. `look` compares every cell also where it replaces what is there. Throws InputError where it cannot. */
  async takeSubscribers(found: FileSubscribers, how: MergeOptions, look: boolean): Promise<Taken> {
    const met = this.#met;
    const updated = new Date(found.asOf * 1000).toISOString();
    const file = { ...found, fields: found.fields.map(({ field, data }) => ({ field: { ...field, updated }, data })) };
    const { next, differences } = how.mode === "replace" ? replaceBase(met, file, look) : await this.#walk(mergingBase(met, file, how));
    const { subscribers, recomputed } = withComputed(next, met);
    this.subscribers = subscribers;
    this.#met = pendingSubscribers(met, subscribers);
    return { differences, computed: recomputed };
  }

  /** Takes the events of a file in. */
  async takeEvents(file: NewEventBase, { mode }: MergeOptions): Promise<void> {
    if (mode !== "append") {
      this.events = file;
      return;
    }
    const stored = storedEvents(this.#project);
    const { events } = this;
    if (!events) {
      this.events = await this.#walk(appendingEvents(stored, file));
      return;
    }
    const added = await this.#walk(appendingEvents(pendingEvents(stored, events), file));
    const known = new Set(added.partitions.map(({ event }) => event));
    const partitions = [...events.partitions.filter(({ event }) => !known.has(event)), ...added.partitions];
    this.events = { people: added.people, partitions, ...(events.others ? { others: events.others } : {}) };
  }

  async #walk<T>(steps: Generator<undefined, T>): Promise<T> {
    let step = steps.next();
    for (; !step.done; step = steps.next()) await this.#rest();
    return step.value;
  }

  /** What all files change together. `look` compares every cell. */
  combined(look: boolean): Combined {
    const first = this.#first;
    const stored = this.#project.datasets.list().filter(({ kind }) => kind === "events");
    const sum = (rows: readonly number[]) => rows.reduce((total, each) => total + each, 0);
    const before = sum(stored.map(({ rows }) => rows));
    const { events } = this;
    const brought = new Set(events?.partitions.map(({ event }) => event));
    const staying = events && events.others !== "stay" ? [] : stored.filter(({ name }) => !brought.has(name));
    return {
      subscribers: { before: first.rows, after: this.#met.rows },
      fields: { before: first.fields.length, after: this.#met.fields.length },
      events: { before, after: sum([...staying.map(({ rows }) => rows), ...(events?.partitions ?? []).map(({ times }) => times.length)]) },
      differences: (this.subscribers && replaceDifferences(first, this.subscribers, look)) ?? null,
    };
  }
}
