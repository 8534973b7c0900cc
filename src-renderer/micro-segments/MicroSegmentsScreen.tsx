import { Button, Progress } from "@mantine/core";
import { IconGridDots } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { suggestions } from "../../src-shared/micro-segments/grid.ts";
import { type MicroGrid, microQuestionSchema } from "../../src-shared/model/micro-segments.ts";
import { soundsLikeMoney } from "../../src-shared/scores/parts/names.ts";
import { useClient } from "../app/client.ts";
import { navigate } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import {
  Detail,
  EmptyState,
  type Failure,
  FailureNote,
  failureOf,
  formatCount,
  formatShare,
  PageHeader,
  Panel,
  Prose,
  plural,
  Quiet,
  Screen,
} from "../ui/index.ts";
import { consumeJob } from "../ui/useJob.ts";
import { Choices } from "./Choices.tsx";
import { GridTable } from "./GridTable.tsx";
import { questionOf, startOf, useAsked } from "./question.ts";

/** So many suggestions are shown apart; the table of all has the others. */
const SUGGESTED = 8;

/** The grid that answers a question; the last one while the next is counted. */
function useGrid(version: number): { grid: MicroGrid | null; failure: Failure | null; busy: boolean; share: number } {
  const core = useClient();
  const asked = useAsked((state) => state.asked);
  const text = useMemo(() => JSON.stringify(questionOf(asked)), [asked]);
  const [state, setState] = useState<{ of: string; grid: MicroGrid | null; failure: Failure | null }>({
    of: "",
    grid: null,
    failure: null,
  });
  const [share, setShare] = useState(0);
  const of = `${version} ${text}`;
  useEffect(() => {
    const read = microQuestionSchema.nullable().safeParse(JSON.parse(text));
    const refused = read.success
      ? null
      : new Error("That cannot be counted: a number is parted at 20 places at most, all of them different.");
    const question = read.data;
    if (!question) return setState({ of, grid: null, failure: refused && failureOf(refused) });
    const controller = new AbortController();
    const { signal } = controller;
    consumeJob(
      (stop) => core.microSegments.grid(question, { signal: stop }),
      signal,
      ({ done, total }) => !signal.aborted && setShare(done / total),
    ).then(
      (grid) => !signal.aborted && setState({ of, grid, failure: null }),
      (error: unknown) => !signal.aborted && setState({ of, grid: null, failure: failureOf(error) }),
    );
    return () => {
      controller.abort();
      setShare(0);
    };
  }, [core, text, of]);
  return { grid: state.grid, failure: state.failure, busy: state.of !== of, share };
}

/** Micro-segments: dimensions crossed into a grid to browse, and where an outcome is more frequent than elsewhere. */
export default function MicroSegmentsScreen() {
  const project = useResource("project").data;
  const fields = useResource("fields").data;
  if (project && fields && fields.length > 0) startOf(project.id, fields);
  const { grid, failure, busy, share } = useGrid(project?.dataVersion ?? 0);
  const found = grid?.outcome ? suggestions(grid) : [];
  const value = useAsked(({ asked }) => fields?.find(({ id }) => id === asked.value));
  const money = value && soundsLikeMoney(value) ? (project?.currency ?? "USD") : null;
  return (
    <Screen name="micro-segments" ready={project !== undefined && fields !== undefined && !busy} fill>
      {project?.subscribers === 0 ? (
        <EmptyState
          icon={<IconGridDots size={28} stroke={1.5} />}
          title="Nobody to part yet"
          actions={<Button onClick={() => navigate("/import")}>Import subscribers</Button>}
        >
          Micro-segments cross what is known of subscribers, such as town, age and tier, into small groups with their size, value and reach.
        </EmptyState>
      ) : (
        <Detail wide>
          <PageHeader
            title="Micro-segments"
            note="Cross what is known of subscribers into small groups, and see where an outcome is most frequent."
          />
          <Choices />
          {busy && share > 0 && (
            <Progress value={share * 100} size="xs" aria-label={`Crossing the dimensions: ${formatShare(share)} done`} />
          )}
          {failure && <FailureNote failure={failure} />}
          {grid?.outcome && (
            <Panel title="Where the outcome is most over-represented">
              <Prose>
                {formatShare(grid.outcome.rate)} of all subscribers have it.{" "}
                {found.length === 0
                  ? "No micro-segment has it more often than chance would let it."
                  : `${plural(found.length, "micro-segment")} have it more often than chance would let them, with at most 5 % of such finds false among all ${plural(grid.looked, "look")}.`}{" "}
                {grid.outcome.strength === null
                  ? "The micro-segments differ no more than chance, so that each is expected to have the rate of all."
                  : `Each rate is drawn to that of all as by ${formatCount(grid.outcome.strength)} more subscribers.`}
              </Prose>
              {found.length > SUGGESTED && <Prose>The {SUGGESTED} most striking:</Prose>}
              {found.length > 0 && (
                <GridTable grid={{ ...grid, segments: found.slice(0, SUGGESTED) }} currency={money} label="Suggested micro-segments" />
              )}
            </Panel>
          )}
          {grid && (
            <Panel
              title={plural(grid.looked, "micro-segment")}
              aside={
                (grid.small.segments > 0 || grid.looked > grid.segments.length) && (
                  <Quiet>
                    {[
                      ...(grid.looked > grid.segments.length
                        ? [`${formatCount(grid.segments.length)} are shown: the largest, and where the outcome stands out`]
                        : []),
                      ...(grid.small.segments > 0
                        ? [`${plural(grid.small.segments, "smaller one")} with ${plural(grid.small.subscribers, "subscriber")} left out`]
                        : []),
                    ].join("; ")}
                  </Quiet>
                )
              }
              flush
            >
              <GridTable grid={grid} currency={money} label="Micro-segments" />
            </Panel>
          )}
        </Detail>
      )}
    </Screen>
  );
}
