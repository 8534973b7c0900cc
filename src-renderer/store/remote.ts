import { useEffect } from "react";
import { create } from "zustand";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import { useClient } from "../app/client.ts";

/** What the core holds and several screens show. Each is fetched once and again after `invalidate`. */
const loaders = {
  project: (core: CoreClient) => core.project.current(),
  recent: (core: CoreClient) => core.project.recent(),
  fields: (core: CoreClient) => core.subscribers.fields(),
  eventTypes: (core: CoreClient) => core.subscribers.eventTypes(),
  segments: (core: CoreClient) => core.segments.list(),
  journeys: (core: CoreClient) => core.journeys.list(),
  folders: (core: CoreClient) => core.folders.list(),
  templates: (core: CoreClient) => core.journeys.templates(),
  parameters: (core: CoreClient) => core.parameters.list(),
  runs: (core: CoreClient) => core.runs.list({}),
  imports: (core: CoreClient) => core.imports.history(),
  edits: (core: CoreClient) => core.edits.history(),
  restorePoints: (core: CoreClient) => core.restorePoints.list(),
  joins: (core: CoreClient) => core.identities.list(),
  masks: (core: CoreClient) => core.privacy.masks(),
  scores: (core: CoreClient) => core.scores.list(),
  personas: (core: CoreClient) => core.personas.list(),
  preferences: (core: CoreClient) => core.preferences.list(),
  info: (core: CoreClient) => core.app.info(),
};
export type ResourceName = keyof typeof loaders;
export type Resource<Name extends ResourceName> = Awaited<ReturnType<(typeof loaders)[Name]>>;

/** What depends on the subscribers and events, and what else belongs to the open project. */
const ofData: readonly ResourceName[] = [
  "fields",
  "eventTypes",
  "imports",
  "edits",
  "restorePoints",
  "joins",
  "masks",
  "scores",
  "personas",
  "preferences",
];
const ofProject: readonly ResourceName[] = [...ofData, "segments", "journeys", "folders", "parameters", "runs"];

/** What names segments, or is made from them: old as soon as a segment is another. */
const ofSegments: readonly ResourceName[] = ["scores", "personas", "preferences", "parameters"];

export interface Loaded<T> {
  /** The last known value, kept while a newer one is fetched. */
  data: T | undefined;
  loading: boolean;
  error: unknown;
  /** Marked as old; a newer value is about to be fetched. */
  stale: boolean;
}

interface Entry extends Loaded<unknown> {
  /** Counts fetches, so that an older answer never overwrites a newer one. */
  turn: number;
}
const empty: Entry = { data: undefined, loading: false, error: undefined, stale: true, turn: 0 };

const useStore = create<Partial<Record<ResourceName, Entry>>>(() => ({}));
const entryOf = (name: ResourceName): Entry => useStore.getState()[name] ?? empty;
const put = (name: ResourceName, entry: Entry) => useStore.setState({ [name]: entry });

async function fetchResource(core: CoreClient, name: ResourceName): Promise<void> {
  const turn = entryOf(name).turn + 1;
  put(name, { ...entryOf(name), loading: true, stale: false, turn });
  try {
    const data = await loaders[name](core);
    if (entryOf(name).turn === turn) put(name, { ...entryOf(name), data, loading: false, error: undefined });
  } catch (error) {
    if (entryOf(name).turn === turn) put(name, { ...entryOf(name), loading: false, error });
  }
}

/** Marks values as old, with what is made from them: shown ones are fetched again at once, others when next shown. Without names, everything. */
export function invalidate(...names: readonly ResourceName[]): void {
  const all = names.includes("segments") ? [...new Set([...names, ...ofSegments])] : names;
  for (const name of all.length > 0 ? all : (Object.keys(loaders) as ResourceName[])) {
    put(name, { ...entryOf(name), stale: true, turn: entryOf(name).turn + 1, loading: false });
  }
}

/** Takes a value that a call has just answered with, instead of fetching it. A project with other data makes what depends on it old. */
export function remember<Name extends ResourceName>(name: Name, data: Resource<Name>): void {
  const before = entryOf("project").data as Resource<"project"> | undefined;
  put(name, { data, loading: false, error: undefined, stale: false, turn: entryOf(name).turn + 1 });
  if (name === "segments") invalidate(...ofSegments);
  if (name !== "project") return;
  const project = data as Resource<"project">;
  if (before?.id !== project?.id) {
    for (const other of ofProject) put(other, { ...empty, turn: entryOf(other).turn + 1 });
    invalidate("recent");
  } else if (before?.dataVersion !== project?.dataVersion) invalidate(...ofData);
}

/** A value of the core, kept up to date. */
export function useResource<Name extends ResourceName>(name: Name): Loaded<Resource<Name>> {
  const core = useClient();
  const entry = useStore((state) => state[name]) ?? empty;
  useEffect(() => {
    if (entry.stale && !entry.loading) void fetchResource(core, name);
  }, [core, name, entry.stale, entry.loading]);
  return entry as Loaded<Resource<Name>>;
}

/** The last known value outside of components; undefined before the first fetch. */
export function known<Name extends ResourceName>(name: Name): Resource<Name> | undefined {
  return entryOf(name).data as Resource<Name> | undefined;
}

/** Forgets everything, as at the start. */
export function resetRemote(): void {
  useStore.setState({}, true);
}
