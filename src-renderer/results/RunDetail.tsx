import { useMemo, useState } from "react";
import type { RunEntry, SavedRun } from "../../src-shared/contract/runs.ts";
import { planDetailsSchema } from "../../src-shared/model/plan.ts";
import { dailyChart } from "../../src-shared/plan/charts/daily.ts";
import { stageFunnelChart } from "../../src-shared/plan/charts/stage-funnel.ts";
import { makePlan } from "../../src-shared/plan/make-plan.ts";
import { ChartView, useChartColours } from "../ui/charts/index.ts";
import { Detail, Nothing, Pair, Panel, Warnings } from "../ui/index.ts";
import { AssumptionTable } from "./AssumptionTable.tsx";
import { Exclusions } from "./Exclusions.tsx";
import { ExitTable } from "./ExitTable.tsx";
import { LeadFigures } from "./LeadFigures.tsx";
import { ManifestPanel } from "./ManifestPanel.tsx";
import { NodeTable } from "./NodeTable.tsx";
import { BudgetPanel } from "./panels/BudgetPanel.tsx";
import { ExperimentPanel } from "./panels/ExperimentPanel.tsx";
import { PoolPanel } from "./panels/PoolPanel.tsx";
import { PrecisionNote } from "./panels/PrecisionNote.tsx";
import { RunHead } from "./RunHead.tsx";
import { TracePanel } from "./trace/TracePanel.tsx";
import { WhereaboutsDrawer } from "./whereabouts/WhereaboutsDrawer.tsx";

interface RunDetailProps {
  entry: RunEntry;
  run: SavedRun;
  currency: string;
  timeZone: string;
  journeyExists: boolean;
}

/** One run: what happened, to whom, at what cost, and why not to the others. */
export function RunDetail({ entry, run, currency, timeZone, journeyExists }: RunDetailProps) {
  const colours = useChartColours();
  const [asked, setAsked] = useState<string | null>(null);
  const plan = useMemo(() => makePlan({ run, details: planDetailsSchema.parse({}), currency, timeZone }), [run, currency, timeZone]);
  const funnel = useMemo(() => stageFunnelChart(plan.funnel, plan.summary.converted, run.journey.stages, colours), [plan, run, colours]);
  const daily = useMemo(() => dailyChart(plan, colours), [plan, colours]);
  return (
    <Detail wide data-run={run.id}>
      <RunHead key={entry.id} entry={entry} run={run} journeyExists={journeyExists} />
      <LeadFigures plan={plan}>
        <PrecisionNote results={run.results} />
      </LeadFigures>
      <Warnings sentences={plan.warnings} testId="warnings" />
      <Pair even>
        <Panel title="Subscribers by stage">
          <ChartView chart={funnel} testId="chart-funnel" />
        </Panel>
        <Panel title="Messages by day">
          {plan.calendar.length === 0 ? <Nothing>No message is sent.</Nothing> : <ChartView chart={daily} testId="chart-daily" />}
        </Panel>
      </Pair>
      <NodeTable run={run} currency={currency} onWhereabouts={setAsked} />
      <WhereaboutsDrawer run={run} node={asked} onClose={() => setAsked(null)} />
      <TracePanel run={run} />
      <Pair even>
        <Exclusions key={run.id} run={run} />
        <ExitTable results={run.results} />
      </Pair>
      <PoolPanel key={`pools ${run.id}`} run={run} firstDate={plan.run.firstDate} />
      <ExperimentPanel run={run} timeZone={plan.timeZone} />
      <BudgetPanel results={run.results} currency={currency} timeZone={plan.timeZone} />
      <AssumptionTable assumptions={plan.assumptions} currency={currency} />
      <ManifestPanel manifest={run.results.manifest} />
    </Detail>
  );
}
