import { Button, Skeleton } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { RunEntry } from "../../../src-shared/contract/runs.ts";
import { useClient } from "../../app/client.ts";
import { askTrace } from "../../results/trace/asked.ts";
import { useResource } from "../../store/remote.ts";
import { failureLine, failureOf, isAbort } from "../../ui/failure.ts";
import { formatMoment, Panel } from "../../ui/index.ts";
import { type JourneyWords, journeyWords, newestRuns } from "./journeys.ts";
import own from "./profile.module.css";

type Told = JourneyWords | { problem: string };

/** What the newest run of each journey did with the subscriber, one after the other. */
function useJourneys(subscriber: string, runs: readonly RunEntry[], ask: boolean): ReadonlyMap<string, Told> {
  const core = useClient();
  const [told, setTold] = useState<ReadonlyMap<string, Told>>(new Map());
  const ids = runs.map(({ id }) => id).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids stand for the runs
  useEffect(() => {
    setTold(new Map());
    if (!ask) return;
    const controller = new AbortController();
    const { signal } = controller;
    void (async () => {
      for (const { id } of runs) {
        const found = await core.runs
          .trace({ runId: id, key: subscriber }, { signal })
          .then(journeyWords, (error: unknown): Told | null => (isAbort(error) ? null : { problem: failureLine(failureOf(error)) }));
        if (signal.aborted) return;
        if (found) setTold((known) => new Map(known).set(id, found));
      }
    })();
    return () => controller.abort();
  }, [core, subscriber, ids, ask]);
  return told;
}

/** The journeys of the project by their newest runs: what each did with this subscriber, and the way to its trace. */
export function JourneysPanel({ subscriber, masked }: { subscriber: string; masked: boolean }) {
  const runs = newestRuns(useResource("runs").data ?? []);
  const told = useJourneys(subscriber, runs, !masked);
  return (
    <Panel title="Journeys" flush>
      {masked ? (
        <p className={own.nothingPadded}>Traces name what rules saw, so they are not shown in the masked view.</p>
      ) : runs.length === 0 ? (
        <p className={own.nothingPadded}>No dry run is saved yet. Dry-run a journey to see what it does with this subscriber.</p>
      ) : (
        <ul className={own.journeys}>
          {runs.map((run) => {
            const found = told.get(run.id);
            return (
              <li key={run.id} data-testid="profile-journey" data-ready={found !== undefined}>
                <div>
                  <strong>{run.journeyName}</strong>
                  {found && "status" in found && <span data-status={found.status}>{found.status}</span>}
                </div>
                {found ? <p>{"problem" in found ? found.problem : found.sentence}</p> : <Skeleton height={18} />}
                <footer>
                  <small>
                    {run.name}, {formatMoment(run.at)}
                  </small>
                  {found && "status" in found && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      leftSection={<IconRoute size={14} />}
                      onClick={() => askTrace(run.id, subscriber)}
                      data-testid="trace-subscriber"
                    >
                      Trace
                    </Button>
                  )}
                </footer>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
