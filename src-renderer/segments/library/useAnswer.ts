import { useEffect, useState } from "react";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { useClient } from "../../app/client.ts";
import { useResource } from "../../store/remote.ts";
import { type Failure, failureOf } from "../../ui/index.ts";

export interface Answer<T> {
  data: T | null;
  failure: Failure | null;
}

/** What the core answers to a question, asked again when its text or the data changes; the old answer stays until the new one is there. */
export function useAnswer<T>(question: string, ask: (core: CoreClient, signal: AbortSignal) => Promise<T>): Answer<T> {
  const core = useClient();
  const dataVersion = useResource("project").data?.dataVersion;
  const [answer, setAnswer] = useState<Answer<T>>({ data: null, failure: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is what `question` says
  useEffect(() => {
    const controller = new AbortController();
    ask(core, controller.signal).then(
      (data) => !controller.signal.aborted && setAnswer({ data, failure: null }),
      (error: unknown) => !controller.signal.aborted && setAnswer({ data: null, failure: failureOf(error) }),
    );
    return () => controller.abort();
  }, [core, question, dataVersion]);
  return answer;
}
