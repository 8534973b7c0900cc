import { useCallback, useEffect, useRef, useState } from "react";
import type { Plan, PlanDetails } from "../../src-shared/model/plan.ts";
import { useClient } from "../app/client.ts";
import { beforeLeaving, markSaved, markSaveFailed, markSaving } from "../store/session.ts";
import { type Failure, failureOf } from "../ui/index.ts";

/** Milliseconds from the last keystroke to its save. */
const SAVE_DELAY = 400;

export interface EditablePlan {
  plan: Plan | null;
  /** The person's own fields as typed, which may be ahead of what is saved. */
  details: PlanDetails | null;
  failure: Failure | null;
  edit(change: Partial<PlanDetails>): void;
  /** Saves what is unsaved at once, as before an export. */
  flush(): Promise<void>;
}

/** The plan of a run, with its own fields saved as they are typed. */
export function usePlan(runId: string | null): EditablePlan {
  const core = useClient();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [details, setDetails] = useState<PlanDetails | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unsaved = useRef<{ runId: string; details: PlanDetails } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const latest = unsaved.current;
    if (!latest) return;
    unsaved.current = null;
    try {
      const saved = await core.plans.saveDetails(latest);
      setPlan((shown) => (shown?.run.id === saved.run.id ? saved : shown));
      if (!unsaved.current) markSaved();
    } catch (error) {
      unsaved.current ??= latest;
      markSaveFailed(failureOf(error).message);
      throw error;
    }
  }, [core]);

  useEffect(() => {
    if (runId === null) return;
    let wanted = true;
    setFailure(null);
    core.plans.get({ runId }).then(
      (found) => {
        if (!wanted) return;
        setPlan(found);
        setDetails(found.details);
      },
      (error: unknown) => wanted && setFailure(failureOf(error)),
    );
    const forget = beforeLeaving({ finish: flush });
    return () => {
      wanted = false;
      forget();
      // What could not be saved is told in the window's title bar.
      flush().catch(() => undefined);
    };
  }, [core, runId, flush]);

  const edit = useCallback(
    (change: Partial<PlanDetails>) => {
      if (runId === null || details === null) return;
      const next = { ...details, ...change };
      setDetails(next);
      unsaved.current = { runId, details: next };
      markSaving();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        flush().catch(() => undefined);
      }, SAVE_DELAY);
    },
    [runId, details, flush],
  );

  const current = plan?.run.id === runId;
  return { plan: current ? plan : null, details: current ? details : null, failure, edit, flush };
}
