import { useCallback, useEffect } from "react";
import type { RunOptions, SavedRun } from "../../../src-shared/contract/runs.ts";
import { useClient } from "../../app/client.ts";
import { rememberSetting } from "../../store/preferences.ts";
import { invalidate } from "../../store/remote.ts";
import { toastFailure, useJob } from "../../ui/index.ts";
import { showRun, useSession } from "../session/session.ts";

/** The dry run of the open journey: saves first, runs, and lays the numbers on the canvas. */
export function useRun(journeyId: string) {
  const client = useClient();
  const session = useSession();
  const job = useJob<SavedRun>();
  const { start: startJob } = job;

  const start = useCallback(
    async (options: RunOptions) => {
      const run = await startJob(async (signal) => {
        await session.autosave.flush();
        return client.runs.start({ journeyId, options }, { signal });
      });
      if (!run) return;
      session.figures.setState(showRun(run));
      rememberSetting("canvas.drawer.tab", "results");
      rememberSetting("canvas.drawer.open", true);
      invalidate("runs", "journeys");
    },
    [client, journeyId, session, startJob],
  );

  return { ...job, start };
}

/** Lays the journey's latest run on the canvas when it is opened. */
export function useLatestRun(journeyId: string): void {
  const client = useClient();
  const session = useSession();
  useEffect(() => {
    let gone = false;
    async function load() {
      const entries = await client.runs.list({ journeyId });
      const latest = [...entries].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))[0];
      if (!latest || gone) return;
      const run = await client.runs.get({ id: latest.id });
      if (!gone && session.figures.getState().run === null) session.figures.setState(showRun(run));
    }
    load().catch((error: unknown) => {
      if (!gone) toastFailure(error, "The latest run could not be loaded");
    });
    return () => {
      gone = true;
    };
  }, [client, journeyId, session]);
}
