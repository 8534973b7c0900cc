import { useCallback, useEffect } from "react";
import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { useClient } from "../../app/client.ts";
import { rememberSetting } from "../../store/preferences.ts";
import { invalidate } from "../../store/remote.ts";
import { toastFailure, useJob } from "../../ui/index.ts";
import { viewOf } from "../nodes/view.ts";
import { liveDrafts } from "../session/drafts.ts";
import { type EditorSession, showRun, useSession } from "../session/session.ts";
import type { Asked } from "./RunOptionsForm.tsx";

/** Code of a run that was held back because something typed does not fit. */
export const UNFITTING = "unfitting-input";

/** What was typed and does not fit is not in the journey: a run would silently go by the value before it. */
function refuseUnfitting({ document, drafts }: EditorSession): void {
  const { nodes } = document.store.getState().records;
  const [first] = liveDrafts(drafts, nodes);
  if (!first) return;
  const node = first.node === undefined ? undefined : nodes.get(first.node);
  const place = node ? `In “${viewOf(node).name}”` : "In the settings of the journey";
  const what = first.text.trim() === "" ? "a field is empty" : `“${first.text}” does not fit`;
  const data = { code: UNFITTING, todo: "Mend it, or run with the value before it.", node: first.node, more: [] };
  throw Object.assign(new Error(`${place} ${what}: ${first.error.replace(/\.$/, "")}.`), { data });
}

/** The dry run of the open journey: saves first, runs, and lays the numbers on the canvas. */
export function useRun(journeyId: string) {
  const client = useClient();
  const session = useSession();
  const job = useJob<SavedRun>();
  const { start: startJob } = job;

  const start = useCallback(
    async ({ options, together }: Asked) => {
      const run = await startJob(async (signal) => {
        refuseUnfitting(session);
        await session.autosave.flush();
        return client.runs.start({ journeyId, options, together: [...together] }, { signal });
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
