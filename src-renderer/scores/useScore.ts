import { useEffect, useState } from "react";
import type { ScoreDetail, ScoreId, ScoreState } from "../../src-shared/model/scores.ts";
import { useClient } from "../app/client.ts";
import { invalidate, remember } from "../store/remote.ts";
import { dataChanged } from "../subscribers/refresh.ts";
import { type Failure, failureOf, useJob } from "../ui/index.ts";

/** A score with what was found; read again when the list of scores is another, which follows every change. */
export function useScoreDetail(id: ScoreId, states: readonly ScoreState[]): { detail: ScoreDetail | null; failure: Failure | null } {
  const core = useClient();
  const [found, setFound] = useState<{ detail: ScoreDetail | null; failure: Failure | null }>({ detail: null, failure: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the states are others
  useEffect(() => {
    let current = true;
    core.scores.show({ id }).then(
      (detail) => current && setFound({ detail, failure: null }),
      (error: unknown) => current && setFound({ detail: null, failure: failureOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [core, id, states]);
  return found.detail?.id === id || found.failure ? found : { detail: null, failure: null };
}

/** Computing and removing scores, with progress; what depends on the data is read again afterwards. */
export function useScoreJob() {
  const core = useClient();
  const job = useJob<ScoreState[]>();
  const done = async (states: ScoreState[] | null): Promise<boolean> => {
    if (!states) return false;
    await dataChanged(core);
    remember("scores", states);
    return true;
  };
  return {
    job,
    compute: async (ids?: ScoreId[]) => done(await job.start((signal) => core.scores.compute(ids ? { ids } : {}, { signal }))),
    remove: async (id: ScoreId) => done(await job.start((signal) => core.scores.remove({ id }, { signal }))),
    set: async (id: ScoreId, settings: unknown) => {
      await core.scores.set({ id, settings });
      invalidate("scores");
    },
  };
}
