import { Button } from "@mantine/core";
import { IconChartHistogram, IconRoute } from "@tabler/icons-react";
import { pathOf } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { EmptyState, FailureNote, failureOf, ListDetail, Screen } from "../ui/index.ts";
import { RunDetail } from "./RunDetail.tsx";
import { RunList } from "./RunList.tsx";
import { useChosenRun } from "./useChosenRun.ts";
import { useRun } from "./useRun.ts";

/** The saved runs on the left, the chosen one on the right. */
export default function ResultsScreen() {
  const { data: project } = useResource("project");
  const { runs, error, entry, empty } = useChosenRun("results");
  const { data: journeys } = useResource("journeys");
  const { run, failure } = useRun(entry?.id ?? null);
  return (
    <Screen name="results" ready={Boolean(empty || (entry && run && project))} fill>
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {empty && (
        <EmptyState
          icon={<IconChartHistogram size={28} stroke={1.5} />}
          title="No results yet"
          actions={
            <Button component="a" href={`#${pathOf("journeys")}`} leftSection={<IconRoute size={16} />}>
              Go to Journeys
            </Button>
          }
        >
          Dry run a journey first: every subscriber goes through it in simulated time, nothing is sent, and the counts are kept here.
        </EmptyState>
      )}
      {runs && !empty && project && (
        <ListDetail list={<RunList runs={runs} current={entry?.id ?? null} currency={project.currency} />}>
          {failure && <FailureNote failure={failure} />}
          {entry && run && (
            <RunDetail
              entry={entry}
              run={run}
              currency={project.currency}
              timeZone={project.timeZone}
              journeyExists={journeys?.some(({ id: known }) => known === entry.journeyId) ?? false}
            />
          )}
        </ListDetail>
      )}
    </Screen>
  );
}
