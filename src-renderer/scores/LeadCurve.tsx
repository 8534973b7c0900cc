import { Button, NumberInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ScoreFindings } from "../../src-shared/model/scores.ts";
import { precisionRecallChart } from "../../src-shared/plan/charts/precision-recall.ts";
import { useResource } from "../store/remote.ts";
import { ChartView, useChartColours } from "../ui/charts/index.ts";
import { FailureNote, Panel, ProgressPanel, Prose, toast } from "../ui/index.ts";
import css from "./scores.module.css";
import { useScoreJob } from "./useScore.ts";

/** How well the lead score tells who has the outcome, and the threshold from which somebody is an MQL. */
export function LeadCurve({ curve, settings }: { curve: NonNullable<ScoreFindings["curve"]>; settings: unknown }) {
  const inForce = (settings as { threshold?: number } | null)?.threshold ?? 0;
  const [typed, setTyped] = useState<number | null>(null);
  const threshold = typed ?? inForce;
  const readOnly = useResource("project").data?.readOnly ?? false;
  const colours = useChartColours();
  const chart = useMemo(() => precisionRecallChart(curve, threshold, colours), [curve, threshold, colours]);
  const { job, compute, set } = useScoreJob();
  const use = async () => {
    await set("lead", { ...(settings as object), threshold });
    if (await compute(["lead"])) toast(`MQLs have ${threshold} points or more.`);
    setTyped(null);
  };
  return (
    <Panel
      title="How well it tells who has the outcome"
      aside={
        <div className={css.threshold}>
          <NumberInput
            size="xs"
            aria-label="Threshold of an MQL"
            prefix="MQL from "
            decimalScale={2}
            value={threshold}
            onChange={(value) => setTyped(typeof value === "number" ? value : null)}
          />
          <Button size="xs" disabled={readOnly || threshold === inForce || job.status === "running"} onClick={() => void use()}>
            Use
          </Button>
        </div>
      }
    >
      {job.status === "running" && <ProgressPanel label="Computing the lead score" progress={job.progress} onCancel={job.cancel} />}
      {job.failure && <FailureNote failure={job.failure} />}
      <Prose role="status" testId="threshold-words">
        {chart.summary}
      </Prose>
      <ChartView chart={chart} testId="precision-recall" />
    </Panel>
  );
}
