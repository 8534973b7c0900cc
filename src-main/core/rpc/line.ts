import { Unavailable } from "../unavailable.ts";

/** One caller's line to the core: which project it was told is open. Several windows may share the core, and any may open another project. */
export interface Line {
  project: string | undefined;
}

/** Calls that make, open or name the open project, by their answer. */
const opening: ReadonlySet<string> = new Set(["project.create", "project.open", "project.openRecent", "project.openSample"]);

/** Calls that do not touch what is in the open project. */
const outside: ReadonlySet<string> = new Set([...opening, "project.current", "project.recent", "project.forgetRecent"]);

/**
 * Throws Unavailable when the caller still shows a project that another window has replaced: without this, its edits would
 * be written into the project that is open now.
 */
export function refuseOther(line: Line, call: string, open: string | undefined): void {
  if (outside.has(call) || call.startsWith("app.") || line.project === undefined || line.project === open) return;
  throw new Unavailable(
    "project-changed",
    "Another window has opened a different project, so nothing can be read or saved here.",
    "Open this project again there, or reload this window to go on with the other one.",
  );
}

/** Takes note of the project that a call has just answered with. A window that asks again what is open keeps the one it shows. */
export function learn(line: Line, call: string, open: string | undefined): void {
  if (opening.has(call) || (call === "project.current" && line.project === undefined)) line.project = open;
}
