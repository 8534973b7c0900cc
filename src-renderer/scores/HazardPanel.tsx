import { useMemo } from "react";
import type { Hazard } from "../../src-shared/model/scores.ts";
import { hazardChart, hazardWords } from "../../src-shared/plan/charts/hazard.ts";
import { ChartView, useChartColours } from "../ui/charts/index.ts";
import { Panel, Prose } from "../ui/index.ts";

/** The chance to leave by how long subscribers have been here, and what the shape of it says. */
export function HazardPanel({ hazards }: { hazards: readonly Hazard[] }) {
  const colours = useChartColours();
  const chart = useMemo(() => hazardChart(hazards, colours), [hazards, colours]);
  return (
    <Panel title="Chance to leave by periods renewed">
      <Prose testId="hazard-words">{hazardWords(hazards).join(" ")}</Prose>
      <ChartView chart={chart} testId="hazards" />
    </Panel>
  );
}
