import { useCallback, useEffect, useState } from "react";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { JourneyVersion } from "../../../src-shared/model/journey-version.ts";
import { useClient } from "../../app/client.ts";
import { type Failure, failureOf } from "../../ui/index.ts";

/** Versions of a journey, newest first, and a way to fetch them anew. */
export function useVersions(journeyId: string) {
  const client = useClient();
  const [state, setState] = useState<{ versions?: JourneyVersion[]; failure?: Failure }>({});
  const reload = useCallback(() => {
    client.versions.list({ journeyId }).then(
      (versions) => setState({ versions }),
      (error: unknown) => setState({ failure: failureOf(error) }),
    );
  }, [client, journeyId]);
  useEffect(reload, [reload]);
  return { ...state, reload };
}

interface Sides {
  pair?: { before: Journey; after: Journey };
  failure?: Failure;
}

/** The two documents that are compared; `after` is a version's id, or else the journey now. */
export function useSides(before: string | undefined, after: string, now: () => Promise<Journey>): Sides {
  const client = useClient();
  const [sides, setSides] = useState<Sides & { key?: string }>({});
  const key = `${before} ${after}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` gives the latest document, whichever closure asks
  useEffect(() => {
    if (before === undefined) return;
    let gone = false;
    const journey = async (id: string) => (id.startsWith("ver_") ? (await client.versions.get({ id })).journey : now());
    Promise.all([journey(before), journey(after)]).then(
      ([from, to]) => !gone && setSides({ key, pair: { before: from, after: to } }),
      (error: unknown) => !gone && setSides({ key, failure: failureOf(error) }),
    );
    return () => {
      gone = true;
    };
  }, [client, before, after, key]);
  return sides.key === key ? sides : {};
}
