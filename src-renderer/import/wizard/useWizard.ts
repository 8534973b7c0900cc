import { useMemo } from "react";
import { useClient } from "../../app/client.ts";
import { type ColumnFault, mappingFaults } from "../draft.ts";
import type { Source } from "./state.ts";
import { useWizardState } from "./state.ts";

/** The file that format and columns are about: the chosen one, else the first. */
export function useCurrent(): Source | null {
  return useWizardState(({ sources, current }) => sources.find(({ id }) => id === current) ?? sources[0] ?? null);
}

export const useSources = () => useWizardState(({ sources }) => sources);

/** What keeps each file from being imported, by its id. */
export function useFaults(): ReadonlyMap<string, readonly ColumnFault[]> {
  const sources = useSources();
  return useMemo(() => new Map(sources.map(({ id, mapping }) => [id, mapping ? mappingFaults(mapping) : []])), [sources]);
}

export const useCore = useClient;
