import { newId } from "../../../src-shared/lib/ids.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { JourneyFolder } from "../../../src-shared/model/journey-version.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

const unknownFolder = (id: string) => new InputError("folder-unknown", `There is no folder with the id "${id}".`);

/** Folders of journeys. */
export function folderHandlers({ workspace }: CoreParts): Handlers["folders"] {
  const store = () => workspace.project().file.stores.folders;
  const changed = (id: string, change: Partial<JourneyFolder>): JourneyFolder[] => {
    const folders = store();
    const folder = folders.list().find((each) => each.id === id);
    if (!folder) throw unknownFolder(id);
    folders.save({ ...folder, ...change });
    return folders.list();
  };
  return {
    list: () => store().list(),
    create: ({ name, parent }) => {
      store().save({ id: newId("fld"), name, parent });
      return store().list();
    },
    rename: ({ id, name }) => changed(id, { name }),
    move: ({ id, parent }) => changed(id, { parent }),
    remove: ({ id }) => {
      if (!store().remove(id)) throw unknownFolder(id);
      return store().list();
    },
  };
}
