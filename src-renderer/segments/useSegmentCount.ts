import { useEffect, useRef, useState } from "react";
import type { SegmentCount } from "../../src-shared/contract/segments.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import { useClient } from "../app/client.ts";
import { known, useResource } from "../store/remote.ts";
import { type Failure, failureOf } from "../ui/failure.ts";

/** Pause after the last key before counting, in milliseconds. */
const PAUSE = 80;

export interface LiveCount {
  count: SegmentCount | null;
  /** The segment that `count` is of. */
  of: Segment | null;
  stale: boolean;
  failure: Failure | null;
}

/** The exact count of a segment, with its reach by channel where asked for, while it is being written: waits for a pause, and only the latest question's answer counts. */
export function useSegmentCount(segment: Segment, { reach = false, self }: { reach?: boolean; self?: string | undefined } = {}): LiveCount {
  const core = useClient();
  const dataVersion = useResource("project").data?.dataVersion ?? known("project")?.dataVersion;
  const text = JSON.stringify(segment);
  const [state, setState] = useState<{ answer: LiveCount; text: string | null }>({
    answer: { count: null, of: null, stale: true, failure: null },
    text: null,
  });
  const first = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again when the data changes
  useEffect(() => {
    const controller = new AbortController();
    const asked = JSON.parse(text) as Segment;
    const timer = setTimeout(
      () => {
        first.current = false;
        core.segments.count({ segment: asked, reach, self }, { signal: controller.signal }).then(
          (count) => {
            if (!controller.signal.aborted) setState({ answer: { count, of: asked, stale: false, failure: null }, text });
          },
          (error: unknown) => {
            if (!controller.signal.aborted)
              setState((before) => ({ answer: { ...before.answer, stale: true, failure: failureOf(error) }, text }));
          },
        );
      },
      first.current ? 0 : PAUSE,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [core, text, dataVersion, reach, self]);

  return state.text === text ? state.answer : { ...state.answer, stale: true, failure: null };
}
