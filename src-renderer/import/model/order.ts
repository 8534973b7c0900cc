import type { MergeMode } from "../../../src-shared/model/differences.ts";
import { type FileRole, fileRoles, usualMode } from "../../../src-shared/model/import-files.ts";

interface Placed {
  role: FileRole;
  how: { mode: MergeMode; on: string | null };
  /** The person chose the mode. */
  ownMode: boolean;
  /** Null for a file that could not be read. */
  inspection: object | null;
}

/** The files as they are carried out: subscribers, facts, events; else as they stand. */
export const inOrder = <T extends Placed>(sources: readonly T[]): T[] =>
  [...sources].sort((a, b) => fileRoles.indexOf(a.role) - fileRoles.indexOf(b.role));

/** Facts that are matched with another field than the key after those that may bring it. */
export const factsLast = <T extends Placed>(sources: readonly T[]): T[] =>
  inOrder([...sources].sort((a, b) => Number(a.how.on !== null) - Number(b.how.on !== null)));

/** Whether a file can do that where so many are there, and whether it is the first of its role. */
const possible = (role: FileRole, mode: MergeMode, there: number, first: boolean) =>
  role === "facts"
    ? mode === "join"
    : mode === "replace" || ((mode === "append" || (mode === "update" && role === "subscribers")) && (there > 0 || !first));

/** Each file with the mode that the person chose, or the usual one of its place where none was chosen or it cannot be any more. */
export function withModes<T extends Placed>(sources: readonly T[], there: { subscribers: number; events: number }): T[] {
  const seen = new Set<FileRole>();
  return sources.map((source) => {
    const { role, how, ownMode, inspection } = source;
    if (inspection === null) return source;
    const first = !seen.has(role);
    seen.add(role);
    const count = role === "events" ? there.events : there.subscribers;
    if (ownMode && possible(role, how.mode, count, first)) return source;
    return { ...source, how: { ...how, mode: usualMode(role, first) } };
  });
}
