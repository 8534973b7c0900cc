import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import type { JourneyFolder } from "../../../src-shared/model/journey-version.ts";

/** What a journey is to its project: never run, run as it stands, or changed since its last run. */
export type JourneyState = "draft" | "run" | "changed";
export const stateWords: Readonly<Record<JourneyState, string>> = {
  draft: "Not run yet",
  run: "Run as it stands",
  changed: "Changed since its run",
};

export const sorts = { updated: "Last changed", name: "Name", run: "Last run", entered: "Entered" } as const;
export type Sort = keyof typeof sorts;

/** Where to look: everything in use, what lies in no folder, what is archived, or a folder. */
export type Place = "all" | "loose" | "archive" | { folder: string };

export interface Filter {
  place: Place;
  search: string;
  stage: string | null;
  channel: string | null;
  state: JourneyState | null;
  sort: Sort;
}

export function stateOf({ lastRun, updated }: Pick<JourneyEntry, "lastRun" | "updated">): JourneyState {
  if (!lastRun) return "draft";
  return updated > lastRun.at ? "changed" : "run";
}

/** A folder and those inside it. */
export const familyOf = (folder: string, folders: readonly JourneyFolder[]): Set<string> =>
  new Set([folder, ...folders.filter(({ parent }) => parent === folder).map(({ id }) => id)]);

export function inPlace(entry: JourneyEntry, place: Place, folders: readonly JourneyFolder[]): boolean {
  if (place === "archive") return entry.archived !== null;
  if (entry.archived !== null) return false;
  if (place === "all") return true;
  if (place === "loose") return entry.folder === null;
  return entry.folder !== null && familyOf(place.folder, folders).has(entry.folder);
}

const by: Readonly<Record<Sort, (a: JourneyEntry, b: JourneyEntry) => number>> = {
  updated: (a, b) => b.updated.localeCompare(a.updated),
  name: (a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base", numeric: true }),
  run: (a, b) => (b.lastRun?.at ?? "").localeCompare(a.lastRun?.at ?? ""),
  entered: (a, b) => (b.lastRun?.entered ?? -1) - (a.lastRun?.entered ?? -1),
};

/** The journeys that a filter lets through, in its order; equal ones by name. */
export function chosen(entries: readonly JourneyEntry[], filter: Filter, folders: readonly JourneyFolder[]): JourneyEntry[] {
  const words = filter.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return entries
    .filter(
      (entry) =>
        inPlace(entry, filter.place, folders) &&
        words.every((word) => entry.name.toLowerCase().includes(word)) &&
        (filter.stage === null || entry.stages.includes(filter.stage)) &&
        (filter.channel === null || entry.channels.includes(filter.channel)) &&
        (filter.state === null || stateOf(entry) === filter.state),
    )
    .sort((a, b) => by[filter.sort](a, b) || by.name(a, b));
}

/** True while a filter hides journeys of its place. */
export const isFiltered = ({ search, stage, channel, state }: Filter): boolean =>
  search.trim() !== "" || stage !== null || channel !== null || state !== null;
