import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { OpenProject } from "../workspace.ts";

export const unknownRun = (id: string) => new InputError("run-unknown", `There is no run with the id "${id}".`);

/** A run of the project; InputError when there is none with that id. */
export function runOf(project: OpenProject, id: string): SavedRun {
  const run = project.file.stores.runs.get(id);
  if (!run) throw unknownRun(id);
  return run;
}
