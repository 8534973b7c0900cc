import { Select } from "@mantine/core";
import { useState } from "react";
import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { exclusionChart } from "../../src-shared/plan/charts/exclusion.ts";
import { entrySteps, sendSteps } from "../../src-shared/plan/waterfall.ts";
import { ChartView, useChartColours } from "../ui/charts/index.ts";
import { Panel } from "../ui/index.ts";
import css from "./results.module.css";

/** Who was not reached, and why: at the entry, and at each message. */
export function Exclusions({ run }: { run: SavedRun }) {
  const colours = useChartColours();
  const sends = sendSteps(run.journey, run.results);
  const [chosen, setChosen] = useState<string | null>(null);
  const send = sends.find(({ node }) => node === chosen) ?? sends[0];
  return (
    <Panel
      title="Excluded, and why"
      aside={
        sends.length > 1 && (
          <Select
            size="xs"
            aria-label="Message"
            data={sends.map(({ node, label }) => ({ value: node, label }))}
            value={send?.node ?? null}
            onChange={setChosen}
            allowDeselect={false}
            w={220}
          />
        )
      }
    >
      <h3 className={css.chartTitle}>At the entry</h3>
      <ChartView chart={exclusionChart(entrySteps(run.results), colours)} testId="chart-entry" />
      {send && (
        <>
          <h3 className={css.chartTitle}>{send.label}</h3>
          <ChartView chart={exclusionChart(send.steps, colours)} testId="chart-send" />
        </>
      )}
    </Panel>
  );
}
