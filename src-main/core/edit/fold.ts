import { InputError } from "../../../src-shared/lib/input-error.ts";
import { loadBase } from "../columns/load-base.ts";
import type { WorkHooks } from "../columns/pacer.ts";
import { storeBase } from "../columns/store-base.ts";
import { asTheyAre } from "../computed/set-computed.ts";
import type { ProjectFile } from "../db/project-file.ts";

/** Edited cells that may lie beside the columns: reading them takes some milliseconds of opening. */
export const FOLD_AT = 5000;

/** Edited cells that lie beside the columns. */
export function unfolded(project: ProjectFile): number {
  const dataset = project.datasets.current("subscribers");
  return dataset ? project.stores.edits.cells(dataset.id).length : 0;
}

/**
 * Writes edited cells into their columns; only those columns are written. The data and what can be undone stay as they are, and so they do
 * when the process ends in the middle.
 */
export async function foldEdits(project: ProjectFile, hooks: WorkHooks = {}): Promise<void> {
  const dataset = project.datasets.current("subscribers");
  if (!dataset || unfolded(project) === 0) return;
  const base = loadBase(project);
  try {
    await storeBase(project, { subscribers: asTheyAre(project, base) }, hooks, {
      from: base.version,
      also: ({ subscribers }) => {
        if (subscribers !== undefined) project.stores.edits.move(dataset.id, subscribers);
      },
    });
  } catch (error) {
    // A cell that was edited meanwhile stays beside the columns with all others, until the next time.
    if (!(error instanceof InputError && error.code === "data-changed")) throw error;
  }
}
