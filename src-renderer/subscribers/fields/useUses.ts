import { useEffect, useState } from "react";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { useClient } from "../../app/client.ts";
import { type Failure, failureOf, isAbort } from "../../ui/failure.ts";

export type FieldUse = Awaited<ReturnType<CoreClient["subscribers"]["fieldUses"]>>[number];

/** What names a field; null until it is known. */
export function useUses(field: string, version: number): { uses: readonly FieldUse[] | null; failure: Failure | null } {
  const core = useClient();
  const [uses, setUses] = useState<readonly FieldUse[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the data may have other computed fields
  useEffect(() => {
    const controller = new AbortController();
    core.subscribers.fieldUses({ field }, { signal: controller.signal }).then(
      (found) => {
        if (controller.signal.aborted) return;
        setUses(found);
        setFailure(null);
      },
      (error: unknown) => !controller.signal.aborted && !isAbort(error) && setFailure(failureOf(error)),
    );
    return () => controller.abort();
  }, [core, field, version]);
  return { uses, failure };
}
