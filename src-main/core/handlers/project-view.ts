import { homedir } from "node:os";
import type { Project } from "../../../src-shared/contract/project.ts";
import { dateText, SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import type { OpenProject } from "../workspace.ts";

/** A path as a person reads it, the home folder shortened. */
export function placeOf(path: string): string {
  const home = homedir();
  return path.startsWith(`${home}/`) || path.startsWith(`${home}\\`) ? `~${path.slice(home.length)}` : path;
}

/** The open project as the window sees it; reads no column. */
export function viewOf(project: OpenProject): Project {
  const { file } = project;
  const base = project.base();
  return {
    id: file.id,
    ...file.settings(),
    place: placeOf(file.path),
    readOnly: file.readOnly,
    problems: file.problems(),
    notice: file.notice,
    subscribers: base.rows,
    fields: base.fields.length,
    events: file.datasets
      .list()
      .filter(({ kind }) => kind === "events")
      .reduce((sum, { rows }) => sum + rows, 0),
    dataVersion: base.version,
    asOf: project.asOf() === 0 ? null : dateText(Math.floor(project.asOf() / SECONDS_PER_DAY)),
  };
}
