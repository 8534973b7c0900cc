import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { JourneyFolder } from "../../../../src-shared/model/journey-version.ts";
import type { Access } from "../access.ts";

export interface JourneyPlace {
  journey: string;
  /** Null outside of every folder. */
  folder: string | null;
  /** When it was archived, UTC; null while it is in use. */
  archived: string | null;
}

/** Folders of journeys, one inside another at most, and where each journey lies. */
export interface FolderStore {
  /** By name. */
  list(): JourneyFolder[];
  /** Writes it new or over the one with its id. Throws InputError where a parent is unknown or lies in a folder itself, or the name is taken there. */
  save(folder: JourneyFolder): void;
  /** Takes a folder away; what it holds moves to the folder around it. False when there was none. */
  remove(id: string): boolean;
  places(): JourneyPlace[];
  put(place: JourneyPlace): void;
}

export function folderStore(access: Access): FolderStore {
  const { database } = access;
  const all = database.prepare<[], JourneyFolder>("SELECT id, name, parent FROM journey_folder ORDER BY name COLLATE NOCASE, id");
  const places = database.prepare<[], JourneyPlace>("SELECT journey, folder, archived FROM journey_place");
  return {
    list: () => all.all(),
    save: ({ id, name, parent }) => {
      const others = all.all().filter((folder) => folder.id !== id);
      const around = others.find((folder) => folder.id === parent);
      if (parent !== null && !around) throw new InputError("folder-unknown", `There is no folder with the id "${parent}".`);
      if (around && (around.parent !== null || others.some((folder) => folder.parent === id)))
        throw new InputError("folder-depth", "A folder inside a folder holds journeys, not further folders.", {
          todo: "Put it at the top, or into a folder at the top.",
        });
      if (others.some((folder) => folder.parent === parent && folder.name.toLowerCase() === name.toLowerCase()))
        throw new InputError("folder-name-taken", `There is already a folder named "${name}" here.`, { todo: "Choose another name." });
      access
        .writable()
        .prepare(
          "INSERT INTO journey_folder (id, name, parent) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, parent = excluded.parent",
        )
        .run(id, name, parent);
    },
    remove: (id) => {
      const folder = all.all().find((each) => each.id === id);
      if (!folder) return false;
      const file = access.writable();
      file.transaction(() => {
        file.prepare("UPDATE journey_place SET folder = ? WHERE folder = ?").run(folder.parent, id);
        file.prepare("UPDATE journey_folder SET parent = ? WHERE parent = ?").run(folder.parent, id);
        file.prepare("DELETE FROM journey_folder WHERE id = ?").run(id);
      })();
      return true;
    },
    places: () => places.all(),
    put: ({ journey, folder, archived }) => {
      access
        .writable()
        .prepare(
          "INSERT INTO journey_place (journey, folder, archived) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET folder = excluded.folder, archived = excluded.archived",
        )
        .run(journey, folder, archived);
    },
  };
}
