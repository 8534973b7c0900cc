import { create } from "zustand";
import { navigate, pathOf } from "../../app/router.ts";

interface Asked {
  /** Key of the subscriber to trace; null while nobody is asked for. */
  key: string | null;
  replication: number;
}

/** Whom the trace panel of the results shows; other screens ask through `askTrace`. */
export const useAsked = create<Asked>(() => ({ key: null, replication: 0 }));

/** Shows the trace of a subscriber in a run, wherever it is asked from. */
export function askTrace(runId: string, key: string, replication = 0): void {
  useAsked.setState({ key, replication });
  navigate(pathOf("results", runId));
}
