import { useEffect, useState } from "react";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { useClient } from "../../app/client.ts";
import { failureOf, isAbort } from "../../ui/failure.ts";

export type Check = Awaited<ReturnType<CoreClient["computed"]["check"]>>;

/** What an expression gives, or what is wrong with it and where; null while that is not known. Asked a moment after the last key. */
export function useCheck(expression: string, id: string | undefined): Check | null {
  const core = useClient();
  const [found, setFound] = useState<{ expression: string; check: Check } | null>(null);
  useEffect(() => {
    if (expression.trim() === "") return setFound(null);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      core.computed.check({ expression, ...(id === undefined ? {} : { id }) }, { signal: controller.signal }).then(
        (check) => !controller.signal.aborted && setFound({ expression, check }),
        (error: unknown) => {
          if (controller.signal.aborted || isAbort(error)) return;
          const { message, todo } = failureOf(error);
          setFound({ expression, check: { type: null, problem: { from: 0, to: 0, message, todo }, preview: [] } });
        },
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [core, expression, id]);
  return found?.expression === expression ? found.check : null;
}
