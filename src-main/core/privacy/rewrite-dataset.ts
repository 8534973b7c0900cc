import type { FieldType } from "../../../src-shared/model/field.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { type ColumnData, dataOfColumn } from "../columns/column-data.ts";
import { RowHasher } from "../columns/data-hash.ts";
import { gather, pick } from "../columns/gather.ts";
import { storedColumn } from "../columns/load-base.ts";
import type { Pacer } from "../columns/pacer.ts";
import { patchColumn } from "../columns/patch-column.ts";
import { readColumn } from "../columns/read-column.ts";
import { packColumn, reserved, writeColumn } from "../columns/write-column.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { ColumnHome, KeptDataset, StoredField, Successor } from "../db/stores/datasets.ts";

/** Columns that were written already for another dataset that shares them, by where they lay. */
export type Rewritten = Map<string, ColumnHome>;

interface Work {
  readonly project: ProjectFile;
  readonly pacer: Pacer;
  readonly rewritten: Rewritten;
}

interface Written {
  data: ColumnData;
  type: FieldType;
}

function columnWithout(
  { project }: Work,
  dataset: KeptDataset,
  field: StoredField,
  keep: Uint32Array,
  edited: readonly { row: number; value: string | number | boolean | null }[],
): Written {
  if (field.position < 0) {
    const storage = field.position === reserved.time ? ("f64" as const) : ("u32" as const);
    const { values } = readColumn(project, dataset, { position: field.position, name: field.id, storage });
    const kept = pick(values, keep);
    const data: ColumnData =
      kept instanceof Float64Array ? { storage: "f64", values: kept, missing: null } : { storage: "u32", values: kept, missing: null };
    return { type: "number", data };
  }
  const stored = storedColumn(project, dataset, field);
  const column: Column = edited.length > 0 ? patchColumn(stored, edited) : stored;
  return { type: column.type, data: dataOfColumn(gather(column, keep)) };
}

/**
 * Writes a dataset again with only some of its rows, edited cells folded in and words that no row has left out. Columns that datasets share
 * stay shared. `personKeys` are the keys of the people of events, for their hash.
 */
export async function rewriteDataset(
  work: Work,
  dataset: KeptDataset,
  keep: Uint32Array,
  people?: { high: Uint32Array; low: Uint32Array },
): Promise<Successor> {
  const { project, pacer, rewritten } = work;
  const { datasets, stores } = project;
  const id = datasets.stage(dataset.kind, dataset.name);
  const hasher = new RowHasher(keep.length);
  const byPosition = Map.groupBy(stores.edits.cells(dataset.id), ({ position }) => position);
  const words = new Map<number, ColumnData>();
  for (const field of datasets.fields(dataset.id)) {
    const { dataset: home, position } = datasets.home(dataset.id, field.position);
    const edited = byPosition.get(field.position) ?? [];
    const { type, data } = columnWithout(work, dataset, field, keep, edited);
    const key = `${home} ${position} ${JSON.stringify(edited)}`;
    const known = rewritten.get(key);
    if (known) datasets.shareField(id, { ...field, storage: sharedStorage(project, known) }, known);
    else {
      for (const _ of writeColumn(datasets, id, field, packColumn(data, keep.length))) await pacer.step(0, 0);
      rewritten.set(key, { dataset: id, position: field.position });
    }
    if (field.position >= 0) hasher.addColumn(field.id, type, data);
    else words.set(field.position, data);
    await pacer.step(0, 0);
  }
  identify(hasher, words, people);
  return { from: dataset.id, id, rows: keep.length, asOf: dataset.asOf, hash: hasher.digest() };
}

function sharedStorage({ datasets }: ProjectFile, { dataset, position }: ColumnHome): StoredField["storage"] {
  const found = datasets.fields(dataset).find((field) => field.position === position);
  if (!found) throw new Error(`no column ${position} in dataset ${dataset}`);
  return found.storage;
}

function identify(
  hasher: RowHasher,
  words: ReadonlyMap<number, ColumnData>,
  people: { high: Uint32Array; low: Uint32Array } | undefined,
): void {
  const values = (position: number) => {
    const data = words.get(position);
    return data?.storage === "u32" || data?.storage === "f64" ? data.values : undefined;
  };
  const [high, low] = [values(reserved.keyHigh), values(reserved.keyLow)];
  if (high instanceof Uint32Array && low instanceof Uint32Array) hasher.addPair("#key", high, low);
  const [persons, times] = [values(reserved.person), values(reserved.time)];
  if (!(persons instanceof Uint32Array) || !(times instanceof Float64Array) || !people) return;
  hasher.addPair("#key", people.high, people.low, persons);
  hasher.addColumn("#time", "number", { storage: "f64", values: times, missing: null });
}
