import { Button, Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { eventLabel } from "../../../src-shared/segments/labelled.ts";
import { useClient } from "../../app/client.ts";
import { failureOf, isAbort } from "../../ui/failure.ts";
import { type Failure, FailureNote, formatCount, Panel } from "../../ui/index.ts";
import { cellText } from "../table/columns.ts";
import own from "./profile.module.css";

type Timeline = Awaited<ReturnType<CoreClient["subscribers"]["timeline"]>>;

const PAGE = 50;

interface TimelineProps {
  /** Key, or in the masked view the code. */
  subscriber: string;
  masked: boolean;
  version: number;
}

/** What happened to the subscriber, latest first: by type, page by page. */
export function TimelinePanel({ subscriber, masked, version }: TimelineProps) {
  const core = useClient();
  const [types, setTypes] = useState<readonly string[]>([]);
  const [found, setFound] = useState<Timeline | null>(null);
  const [page, setPage] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other data has other events
  useEffect(() => {
    const controller = new AbortController();
    const query = { key: subscriber, masked, events: [...types], offset: page * PAGE, limit: PAGE };
    core.subscribers.timeline(query, { signal: controller.signal }).then(
      (timeline) => {
        if (controller.signal.aborted) return;
        setFound(timeline);
        setFailure(null);
      },
      (error: unknown) => !controller.signal.aborted && !isAbort(error) && setFailure(failureOf(error)),
    );
    return () => controller.abort();
  }, [core, subscriber, masked, types, page, version]);
  const all = found?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const toggle = (event: string) => {
    setTypes(types.includes(event) ? types.filter((each) => each !== event) : [...types, event]);
    setPage(0);
  };
  return (
    <Panel title="Events" aside={found && <span className={own.count}>{formatCount(all)}</span>}>
      {failure && <FailureNote failure={failure} />}
      {!found && !failure && <Skeleton height={120} />}
      {found && all === 0 && <p className={own.nothing}>No events of this subscriber were imported.</p>}
      {found && all > 0 && (
        <>
          <fieldset className={own.types}>
            <legend>Only of these types</legend>
            {found.counts.map(({ event, count }) => (
              <button key={event} type="button" aria-pressed={types.includes(event)} onClick={() => toggle(event)}>
                {eventLabel(event)} <span>{formatCount(count)}</span>
              </button>
            ))}
          </fieldset>
          <ol className={own.timeline} data-testid="timeline">
            {found.events.map(({ event, at, attributes }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same event may stand twice at one moment
              <li key={`${at}${event}${index}`}>
                <time dateTime={at}>{at.replace("T", " ").slice(0, 16)}</time>
                <strong>{eventLabel(event)}</strong>
                <span>
                  {Object.entries(attributes)
                    .filter(([, value]) => value !== null)
                    .map(([name, value]) => `${name} ${cellText(value)}`)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ol>
          {found.total > PAGE && (
            <div className={own.pager}>
              <Button variant="default" size="xs" disabled={page === 0} onClick={() => setPage(page - 1)}>
                Later
              </Button>
              <span role="status">
                {formatCount(page * PAGE + 1)} to {formatCount(page * PAGE + found.events.length)} of {formatCount(found.total)}
              </span>
              <Button variant="default" size="xs" disabled={(page + 1) * PAGE >= found.total} onClick={() => setPage(page + 1)}>
                Earlier
              </Button>
            </div>
          )}
        </>
      )}
    </Panel>
  );
}
