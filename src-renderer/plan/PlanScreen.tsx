import { Button, Select } from "@mantine/core";
import { IconClipboardText, IconRoute } from "@tabler/icons-react";
import { dateWords } from "../../src-shared/plan/words.ts";
import { navigate, pathOf } from "../app/router.ts";
import { AssumptionTable } from "../results/AssumptionTable.tsx";
import { LeadFigures } from "../results/LeadFigures.tsx";
import { useChosenRun } from "../results/useChosenRun.ts";
import { useRun } from "../results/useRun.ts";
import { useResource } from "../store/remote.ts";
import { EmptyState, FailureNote, failureOf, formatMoment, PageHeader, Pair, Screen, Warnings } from "../ui/index.ts";
import { DetailsForm } from "./DetailsForm.tsx";
import { ExportBar } from "./ExportBar.tsx";
import { JourneyPicture } from "./JourneyPicture.tsx";
import css from "./plan.module.css";
import { BudgetTable, CalendarTable, ExcludedTable, SegmentTable, TouchpointTable } from "./tables.tsx";
import { usePlan } from "./usePlan.ts";

/** The campaign plan of a run: to read, to complete, to export. */
export default function PlanScreen() {
  const { data: project } = useResource("project");
  const { runs, error, entry, empty } = useChosenRun("plan");
  const { run } = useRun(entry?.id ?? null);
  const { plan, details, failure, edit, flush } = usePlan(entry?.id ?? null);
  return (
    <Screen name="plan" ready={Boolean(empty || (plan && run && details))}>
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {empty && (
        <EmptyState
          icon={<IconClipboardText size={28} stroke={1.5} />}
          title="No plan yet"
          actions={
            <Button component="a" href={`#${pathOf("journeys")}`} leftSection={<IconRoute size={16} />}>
              Go to Journeys
            </Button>
          }
        >
          Dry run a journey first. Its plan is made from the run: touchpoints, calendar, budget and assumptions, ready to export.
        </EmptyState>
      )}
      {entry && runs && (
        <PageHeader
          title={entry.journeyName}
          note={
            plan
              ? `Campaign plan, ${dateWords(plan.run.firstDate)} to ${dateWords(plan.run.lastDate)}, from dry run “${entry.name}”`
              : undefined
          }
        >
          <Select
            aria-label="Run that the plan is made from"
            data-testid="plan-run"
            data={runs.map((each) => ({ value: each.id, label: `${each.journeyName}: ${each.name}, ${formatMoment(each.at)}` }))}
            value={entry.id}
            onChange={(chosen) => chosen !== null && navigate(pathOf("plan", chosen))}
            allowDeselect={false}
            w={420}
          />
        </PageHeader>
      )}
      {failure && <FailureNote failure={failure} />}
      {plan && run && details && (
        <div className={css.plan} data-run={plan.run.id}>
          <ExportBar key={plan.run.id} runId={plan.run.id} before={flush} />
          <LeadFigures plan={plan} />
          <Warnings sentences={plan.warnings} />
          <DetailsForm details={details} readOnly={project?.readOnly ?? false} onEdit={edit} />
          <JourneyPicture run={run} currency={plan.currency} />
          <TouchpointTable plan={plan} />
          <Pair>
            <CalendarTable plan={plan} />
            <BudgetTable plan={plan} />
          </Pair>
          <Pair>
            <SegmentTable plan={plan} />
            <ExcludedTable plan={plan} />
          </Pair>
          <AssumptionTable assumptions={plan.assumptions} currency={plan.currency} />
        </div>
      )}
    </Screen>
  );
}
