import { useEffect, useState } from "react";
import type { FieldStatistics } from "../../../src-shared/model/statistics.ts";
import { useClient } from "../../app/client.ts";
import { type Failure, failureOf, isAbort } from "../../ui/failure.ts";

interface Told {
  statistics: FieldStatistics | null;
  failure: Failure | null;
}

/** What a field holds; asked again when the data changes. The last answer stays until the next one of the same field is there. */
export function useStatistics(field: string, version: number): Told {
  const core = useClient();
  const [told, setTold] = useState<Told>({ statistics: null, failure: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the data has other statistics
  useEffect(() => {
    const { signal, abort } = controllerOf();
    core.quality.statistics({ field }, { signal }).then(
      (statistics) => !signal.aborted && setTold({ statistics, failure: null }),
      (error: unknown) => !signal.aborted && !isAbort(error) && setTold({ statistics: null, failure: failureOf(error) }),
    );
    return abort;
  }, [core, field, version]);
  return told.statistics && told.statistics.field !== field ? { statistics: null, failure: null } : told;
}

function controllerOf() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
