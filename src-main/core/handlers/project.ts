import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Project, RecentProject } from "../../../src-shared/contract/project.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { hashHex } from "../../../src-shared/lib/murmur.ts";
import { createProject, openProject, type ProjectFile } from "../db/project-file.ts";
import { madeFile } from "../files/made.ts";
import { safeName } from "../files/registry.ts";
import { runJob } from "../jobs.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { openSampleFile } from "../sample-file.ts";
import type { CoreParts } from "./core-parts.ts";
import { freePlace, lastingPlace, PROJECT_EXTENSION, withExtension } from "./project-places.ts";
import { placeOf, viewOf } from "./project-view.ts";

const recentId = (path: string) => hashHex(path).slice(0, 16);

/** Opening, making and naming projects. */
export function projectHandlers({ ports, settings, workspace }: CoreParts): Handlers["project"] {
  const recent = (): RecentProject[] =>
    settings.recent.map(({ path, name, opened }) => ({
      id: recentId(path),
      name,
      place: placeOf(path),
      opened,
      missing: !existsSync(path),
    }));

  /** Recent projects are those of a window; a command leaves no trace. */
  const remember = ({ path, name }: ProjectFile) => {
    if (ports.host !== "cli") settings.remember({ path, name, opened: ports.now().toISOString() });
  };

  const taken = (file: ProjectFile): Project => {
    const open = workspace.take(file);
    remember(file);
    return viewOf(open);
  };

  /** Opens a file unless it is the one that is open already. */
  const openPath = (path: string): Project => {
    const current = workspace.open;
    if (current && existsSync(path) && realpathSync(path) === current.file.path) return viewOf(current);
    return taken(openProject(path));
  };

  const recentPath = (id: string): string => {
    const found = settings.recent.find(({ path }) => recentId(path) === id);
    if (!found) throw new InputError("recent-unknown", "This project is no longer in the list of recent ones.", { todo: "Open its file." });
    return found.path;
  };

  return {
    current: () => (workspace.open ? viewOf(workspace.open) : null),
    recent,
    create: async ({ name, at }) => {
      const path = at === undefined ? freePlace(ports.projectsDir, name) : withExtension((await ports.files.resolve(at)).path);
      return taken(createProject(path, { name }));
    },
    openSample: (_input, { signal }) =>
      runJob([signal], async (job) => {
        const path = join(ports.userDataDir, `Sample workspace${PROJECT_EXTENSION}`);
        const current = workspace.open;
        if (current && existsSync(path) && realpathSync(path) === current.file.path) return viewOf(current);
        return taken(await openSampleFile(path, ports.resourcesDir, job));
      }),
    open: async ({ file }) => {
      const handed = await ports.files.resolve(file);
      if (!handed.temporary) return openPath(handed.path);
      openProject(handed.path).close(); // Refuses what is no project before a copy of it is kept.
      return openPath(lastingPlace(ports.projectsDir, handed));
    },
    openRecent: ({ id }) => openPath(recentPath(id)),
    forgetRecent: ({ id }) => {
      settings.forget(recentPath(id));
      return recent();
    },
    setSettings: (changes) => {
      const open = workspace.project();
      open.file.setSettings(changes);
      remember(open.file);
      return viewOf(open);
    },
    saveCopy: async () => {
      const { file } = workspace.project();
      const download = await ports.files.makeDownload(`${safeName(file.name)}${PROJECT_EXTENSION}`);
      file.saveCopy(download.path);
      return madeFile(download);
    },
  };
}
