import { Skeleton } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import type { Trace } from "../../../src-shared/model/trace.ts";
import { FailureNote, Panel, plural } from "../../ui/index.ts";
import { useAsked } from "./asked.ts";
import { KeyPicker } from "./KeyPicker.tsx";
import { Timeline } from "./Timeline.tsx";
import css from "./trace.module.css";
import { useTrace } from "./useTrace.ts";

function Answer({ trace, several }: { trace: Trace; several: boolean }) {
  return (
    <>
      {trace.why.length > 0 ? (
        <section className={css.why} data-testid="trace-why">
          <h3>Why {trace.key} was never contacted</h3>
          <ul>
            {trace.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : (
        <p className={css.lead}>
          {trace.key} was sent {plural(trace.sent, "message")}.
        </p>
      )}
      {trace.lines.length > 0 && (
        <>
          <p className={css.zone}>Times on the clock of {trace.zone}</p>
          <Timeline lines={trace.lines} several={several} />
        </>
      )}
    </>
  );
}

/** What happened to one subscriber in the run; why not, where there was no contact. */
export function TracePanel({ run }: { run: SavedRun }) {
  const { key, replication } = useAsked();
  const place = useRef<HTMLDivElement>(null);
  const { replications } = run.results.manifest;
  const shown = Math.min(replication, replications - 1);
  const { trace, failure, loading } = useTrace(run.id, key, shown);
  useEffect(() => {
    if (key !== null) place.current?.scrollIntoView({ block: "start", behavior: "instant" });
  }, [key]);
  return (
    <div ref={place} className={css.anchor} data-testid="trace-panel" data-ready={!loading}>
      <Panel title="Trace of one subscriber">
        <KeyPicker replications={replications} />
        {key === null && (
          <p className={css.hint}>
            What happened to one subscriber, when and why: every node, what each split saw, what was sent and what was not.
          </p>
        )}
        {loading && <Skeleton height={120} mt="md" />}
        {failure && (
          <div className={css.failure}>
            <FailureNote failure={{ ...failure, where: null }} />
          </div>
        )}
        {trace && <Answer trace={trace} several={(run.together?.journeys.length ?? 1) > 1} />}
      </Panel>
    </div>
  );
}
