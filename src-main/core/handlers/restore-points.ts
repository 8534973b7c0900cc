import { InputError } from "../../../src-shared/lib/input-error.ts";
import { RESTORE_LIMITS } from "../../../src-shared/model/restore-point.ts";
import { sweep } from "../columns/store-base.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";
import { viewOf } from "./project-view.ts";

/** Going back to the data as it stood. */
export function restorePointHandlers({ workspace }: CoreParts): Handlers["restorePoints"] {
  return {
    list: () => workspace.project().file.stores.restorePoints.list(),
    restore: async ({ id }) => {
      const project = workspace.project();
      const { restorePoints } = project.file.stores;
      restorePoints.restore(id);
      restorePoints.prune(RESTORE_LIMITS);
      await sweep(project.file.datasets);
      return viewOf(project);
    },
    remove: async ({ id }) => {
      const { stores, datasets } = workspace.project().file;
      if (!stores.restorePoints.remove(id)) throw new InputError("restore-unknown", `There is no restore point "${id}".`);
      await sweep(datasets);
      return stores.restorePoints.list();
    },
  };
}
