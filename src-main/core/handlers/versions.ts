import { InputError } from "../../../src-shared/lib/input-error.ts";
import { thumbnailOf } from "../../../src-shared/plan/thumbnail.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";
import { journeyOf } from "./journeys.ts";

const unknownVersion = (id: string) => new InputError("version-unknown", `There is no version with the id "${id}".`);

/** Versions of journeys. */
export function versionHandlers({ workspace }: CoreParts): Handlers["versions"] {
  const stores = () => workspace.project().file.stores;
  const found = (id: string) => {
    const version = stores().versions.get(id);
    if (!version) throw unknownVersion(id);
    return version;
  };
  return {
    list: ({ journeyId }) => stores().versions.list(journeyId),
    get: ({ id }) => found(id),
    thumbnail: ({ id }) => thumbnailOf(found(id).journey),
    keep: ({ journeyId, name, note }) => stores().versions.keep(journeyOf(workspace.project(), journeyId), name, note),
    keepBeforeRestore: ({ journeyId, name }) =>
      stores().versions.keepAutomatically(journeyOf(workspace.project(), journeyId), "before-restore", name),
    rename: ({ id, name, note }) => {
      if (!stores().versions.rename(id, name, note)) throw unknownVersion(id);
      return found(id).version;
    },
    remove: ({ id }) => {
      const { version } = found(id);
      stores().versions.remove(id);
      return stores().versions.list(version.journeyId);
    },
    restore: ({ id }) => {
      const project = workspace.project();
      const { version, journey } = found(id);
      const now = journeyOf(project, version.journeyId);
      return project.file.transact(() => {
        const { versions, journeys } = stores();
        const kept = versions.keepAutomatically(now, "before-restore", `Before “${version.name}” was restored`);
        const before = kept ?? versions.list(version.journeyId)[0];
        journeys.save(journey);
        return { journey, before: before?.id ?? id };
      });
    },
  };
}
