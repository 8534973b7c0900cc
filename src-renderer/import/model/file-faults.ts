import type { Mapping } from "../../../src-shared/model/import.ts";
import type { FileRole } from "../../../src-shared/model/import-files.ts";
import type { How } from "../wizard/state.ts";

interface Placed {
  id: string;
  name: string;
  role: FileRole;
  how: How;
  mapping: Mapping | null;
}

/** Fields that the subscribers have when the file at a place is carried out: those that are there, and what the files before it bring. */
export function fieldsBefore(sources: readonly Placed[], at: number, base: readonly string[]): string[] {
  const before = sources.slice(0, at).filter(({ role }) => role !== "events");
  const replaced = before.some(({ role, how }) => role === "subscribers" && how.mode === "replace");
  const brought = before.flatMap(({ mapping }) => mapping?.columns.filter(({ include }) => include).map(({ field }) => field) ?? []);
  return [...new Set([...(replaced ? [] : base), ...brought])];
}

/** What keeps files from being imported together, by the file's id, one sentence each. */
export function fileFaults(sources: readonly Placed[], base: readonly string[]): Map<string, string> {
  const faults = new Map<string, string>();
  const people = base.length > 0 || sources.some(({ role }) => role === "subscribers");
  for (const [at, { id, role, how }] of sources.entries()) {
    if (role === "subscribers") continue;
    if (!people) faults.set(id, "The project has no subscribers yet; add the file with the subscribers, or choose what this one holds.");
    else if (how.on !== null && !fieldsBefore(sources, at, base).includes(how.on))
      faults.set(id, `No file before this one has the field “${how.on}”; choose another, or move this file down.`);
  }
  return faults;
}
