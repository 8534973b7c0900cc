import { useEffect, useState } from "react";
import type { Trace } from "../../../src-shared/model/trace.ts";
import { useClient } from "../../app/client.ts";
import { type Failure, failureOf } from "../../ui/index.ts";

interface Told {
  trace: Trace | null;
  failure: Failure | null;
  loading: boolean;
}

const nothing: Told = { trace: null, failure: null, loading: false };

/** The trace of a subscriber in a run; nothing without a key. */
export function useTrace(runId: string, key: string | null, replication: number): Told {
  const core = useClient();
  const [told, setTold] = useState<Told>(nothing);
  useEffect(() => {
    if (key === null) return setTold(nothing);
    const controller = new AbortController();
    const { signal } = controller;
    setTold({ ...nothing, loading: true });
    core.runs.trace({ runId, key, replication }, { signal }).then(
      (trace) => !signal.aborted && setTold({ ...nothing, trace }),
      (error: unknown) => !signal.aborted && setTold({ ...nothing, failure: failureOf(error) }),
    );
    return () => controller.abort();
  }, [core, runId, key, replication]);
  return told;
}
