import { useEffect, useState } from "react";
import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { useClient } from "../app/client.ts";
import { type Failure, failureOf } from "../ui/index.ts";

export interface LoadedRun {
  run: SavedRun | null;
  failure: Failure | null;
}

/** A saved run with its results. Results never change, so the last one shown is kept until another is asked for. */
export function useRun(id: string | null): LoadedRun {
  const core = useClient();
  const [loaded, setLoaded] = useState<LoadedRun>({ run: null, failure: null });
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    core.runs.get({ id }).then(
      (run) => wanted && setLoaded({ run, failure: null }),
      (error: unknown) => wanted && setLoaded({ run: null, failure: failureOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [core, id]);
  return loaded.run && loaded.run.id !== id ? { run: null, failure: loaded.failure } : loaded;
}
