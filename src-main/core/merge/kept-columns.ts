import { dataOfColumn } from "../columns/column-data.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import type { KeptColumn } from "../columns/store-base.ts";
import type { ProjectFile } from "../db/project-file.ts";

/**
 * The stored columns of the subscribers by field, for a change that leaves rows and their order as they are. A column with edited cells
 * is not among them: its cells are not in its blobs.
 */
export function keptColumns(
  project: ProjectFile,
  base: LoadedBase,
): { dataset: number | undefined; columns: ReadonlyMap<string, KeptColumn> } {
  const { datasets, stores } = project;
  const dataset = datasets.current("subscribers");
  if (!dataset) return { dataset: undefined, columns: new Map() };
  const edited = new Set(stores.edits.cells(dataset.id).map(({ position }) => position));
  const columns = new Map<string, KeptColumn>();
  for (const { position, id, storage } of datasets.fields(dataset.id)) {
    if (position < 0 || edited.has(position)) continue;
    const data = () => {
      const column = base.column(id);
      if (!column) throw new Error(`the base has no column ${id}`);
      return dataOfColumn(column);
    };
    columns.set(id, { storage: "kept", home: { dataset: dataset.id, position }, as: storage, data });
  }
  return { dataset: dataset.id, columns };
}
