import type { IdentityJoin } from "../../../src-shared/model/identity.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { type ColumnData, columnOfData } from "../columns/column-data.ts";
import { KeyIndex } from "../columns/key-index.ts";
import { type LoadedBase, loadBase } from "../columns/load-base.ts";
import { personFinder } from "../columns/person-finder.ts";
import type { KeptColumn, NewSubscribers } from "../columns/store-base.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { keptColumns } from "./kept-columns.ts";

/** Columns that a change may leave as they are. */
export interface KeptColumns {
  /** The dataset whose keys, in its order, are those of the subscribers; undefined where they are not stored. */
  readonly dataset: number | undefined;
  readonly columns: ReadonlyMap<string, KeptColumn | ColumnData>;
}

/** The subscribers that a file meets: those of the project, or those that earlier files of the same import made of them. */
export interface Met extends Pick<LoadedBase, "rows" | "fields" | "column" | "keyHash" | "indexing" | "personRow"> {
  readonly joined: readonly IdentityJoin[];
  kept(): KeptColumns;
}

/** The subscribers of the project as they stand. */
export function storedSubscribers(project: ProjectFile): Met {
  const base = loadBase(project);
  return {
    rows: base.rows,
    fields: base.fields,
    column: base.column,
    get keyHash() {
      return base.keyHash;
    },
    indexing: base.indexing,
    personRow: base.personRow,
    joined: project.stores.identities.active(),
    kept: () => keptColumns(project, base),
  };
}

/** Subscribers that are about to be stored. `before` are those that their kept columns belong to. */
export function pendingSubscribers(before: Met, next: NewSubscribers): Met {
  const { rows, keys, keysOf } = next;
  const made = new Map<string, Column>();
  const data = new Map(next.fields.map((each) => [each.field.id, each]));
  let index: KeyIndex | undefined;
  const keyIndex = () => {
    index ??= KeyIndex.of(keys);
    return index;
  };
  return {
    rows,
    fields: next.fields.map(({ field }) => field),
    column: (id) => {
      const known = made.get(id);
      const found = data.get(id);
      if (known || !found) return known;
      const column = found.data.storage === "kept" ? (before.column(id) as Column) : columnOfData(found.field.type, found.data, rows);
      made.set(id, column);
      return column;
    },
    keyHash: keys,
    indexing: function* () {
      index ??= yield* KeyIndex.building(keys);
    },
    personRow: personFinder(keyIndex, before.joined),
    joined: before.joined,
    kept: () => ({ dataset: keysOf, columns: new Map([...data].map(([id, each]) => [id, each.data])) }),
  };
}
