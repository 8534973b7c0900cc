import { readdirSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Erasure } from "../../../src-shared/model/erasure.ts";
import { fieldSchema } from "../../../src-shared/model/field.ts";
import { storedColumn } from "../columns/load-base.ts";
import { Pacer, type WorkHooks } from "../columns/pacer.ts";
import { patchColumn } from "../columns/patch-column.ts";
import { sweep } from "../columns/store-base.ts";
import { storedCellAt } from "../columns/stored-cell.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { keptReport } from "../merge/words.ts";
import { eraseData } from "./erase-data.ts";
import { eraseTexts } from "./erase-texts.ts";
import { eraseRejects } from "./reject-files.ts";

/** The key with those of everybody who was joined with it, in either direction. */
function keysOf(project: ProjectFile, key: string): string[] {
  const keys = new Set([key]);
  const joins = project.stores.identities.active();
  for (let size = 0; size < keys.size; ) {
    size = keys.size;
    for (const { joinedKey, keptKey } of joins) {
      if (keys.has(keptKey)) keys.add(joinedKey);
      if (keys.has(joinedKey)) keys.add(keptKey);
    }
  }
  return [...keys];
}

/** Addresses of the person in every version of the data: texts that name one person alone. */
function addressesOf(project: ProjectFile, rowsOf: ReadonlyMap<number, readonly number[]>): string[] {
  const { datasets, stores } = project;
  const found = new Set<string>();
  for (const dataset of datasets.kept()) {
    const rows = rowsOf.get(dataset.id);
    if (!rows || dataset.kind !== "subscribers") continue;
    const edited = Map.groupBy(stores.edits.cells(dataset.id), ({ position }) => position);
    for (const field of datasets.fields(dataset.id)) {
      if (field.position < 0) continue;
      const { role, type } = fieldSchema.parse(field.document);
      if (type !== "text" || !role?.startsWith("address:")) continue;
      const stored = storedColumn(project, dataset, field);
      for (const column of [stored, patchColumn(stored, edited.get(field.position) ?? [])]) {
        for (const row of rows) {
          const value = storedCellAt(column, row);
          if (typeof value === "string") found.add(value);
        }
      }
    }
  }
  return [...found];
}

/** Copies of the project that lie beside it. */
function copiesBeside(path: string): string[] {
  const name = basename(path);
  return readdirSync(dirname(path))
    .filter((each) => each.startsWith(`${name}.`) && each.endsWith(".backup"))
    .map((each) => `The backup “${each}” beside the project still holds the data as it was; delete it if you no longer need it.`);
}

/** Rows of a dataset after some are gone; null for those. */
function renumbering(gone: readonly number[]): (row: number) => number | null {
  const sorted = [...gone].sort((a, b) => a - b);
  return (row) => {
    let before = 0;
    for (const each of sorted) {
      if (each === row) return null;
      if (each < row) before++;
    }
    return row - before;
  };
}

/**
 * Erases one person everywhere in the project: subscribers, events, restore points, edited cells and their history, joined identities, values
 * in the rules of segments, journeys, plans and runs, and the files of rejected rows beside the project. The data changes in one transaction;
 * the file is then written anew, so that nothing of the person is left in its bytes. Throws InputError when nothing of the key is known.
 */
export async function erasePerson(project: ProjectFile, key: string, hooks: WorkHooks = {}): Promise<Erasure> {
  const { datasets, stores, path } = project;
  const keys = keysOf(project, key);
  const pacer = new Pacer(hooks);
  const bytesBefore = statSync(path).size;
  const data = await eraseData(project, keys, pacer);
  const texts = new Set([...keys, ...addressesOf(project, data.rowsOf)]);
  const rejects = eraseRejects(path, texts);
  let [edits, identities] = [0, 0];
  let documents: Erasure["documents"] = [];
  try {
    hooks.signal?.throwIfAborted();
    project.transact(() => {
      for (const { from, id } of data.successors) {
        const gone = data.rowsOf.get(from);
        if (!gone) continue;
        edits += stores.edits.forget(from, renumbering(gone));
        stores.edits.move(from, id);
      }
      datasets.succeed(data.successors, data.gone);
      identities = stores.identities.forget(keys);
      documents = eraseTexts(project, texts);
      stores.imports.rewrite(keptReport);
      project.compactLater();
    });
  } catch (error) {
    datasets.drop(data.successors.map(({ id }) => id));
    throw error;
  }
  await sweep(datasets);
  project.compact();
  if (data.successors.length + rejects.files.length + documents.length + identities === 0)
    throw new InputError("subscriber-unknown", `Nothing in the project names the key "${key}".`, {
      where: "key",
      todo: "The key is the customer's own id, as it was imported.",
    });
  return {
    at: new Date().toISOString(),
    project: project.name,
    keys,
    subscribers: data.subscribers,
    events: [...data.events],
    restorePoints: data.points.size,
    edits,
    identities,
    documents,
    rejectFiles: rejects.files,
    left: [
      ...rejects.left,
      ...copiesBeside(path),
      "Files that were exported, downloaded or copied elsewhere, and the files that were imported, are not changed.",
    ],
    bytesBefore,
    bytesAfter: statSync(path).size,
  };
}
