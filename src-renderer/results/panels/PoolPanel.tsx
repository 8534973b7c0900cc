import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import type { SavedRun } from "../../../src-shared/contract/runs.ts";
import { countText, percentText } from "../../../src-shared/lib/numbers.ts";
import { poolDaysChart } from "../../../src-shared/plan/charts/pool-days.ts";
import { durationText, poolName } from "../../../src-shared/plan/pools.ts";
import { ChartView, useChartColours } from "../../ui/charts/index.ts";
import { Figure, Panel } from "../../ui/index.ts";
import css from "../results.module.css";

/** What became of the pools that messages shared: asked, served, how long they waited, day by day. `firstDate` is that of day 0, on the journey's calendar. Nothing where there is no pool. */
export function PoolPanel({ run, firstDate }: { run: SavedRun; firstDate: string }) {
  const colours = useChartColours();
  const pools = run.results.pools ?? {};
  const ids = Object.keys(pools);
  const [chosen, setChosen] = useState<string | null>(null);
  const id = ids.find((one) => one === chosen) ?? ids[0];
  const pool = id === undefined ? undefined : pools[id];
  const chart = useMemo(() => (pool ? poolDaysChart(pool, firstDate, colours) : null), [pool, firstDate, colours]);
  if (id === undefined || !pool || !chart) return null;
  const quick = pool.servedWithin[0];
  return (
    <Panel
      title="Capacity"
      aside={
        ids.length > 1 && (
          <Select
            size="xs"
            aria-label="Pool"
            data={ids.map((one) => ({ value: one, label: poolName(run.journey, one) }))}
            value={id}
            onChange={setChosen}
            allowDeselect={false}
            w={220}
          />
        )
      }
    >
      <div data-testid="pool-panel">
        <h3 className={css.chartTitle}>{poolName(run.journey, id)}</h3>
        <div className={css.tight}>
          <Figure label="Asked" value={countText(pool.asked)} note="messages that needed it" />
          <Figure
            label="Served"
            value={countText(pool.served)}
            note={pool.asked > 0 ? `${percentText(pool.served / pool.asked)} of asked` : "nobody asked"}
          />
          <Figure label="Not served" value={countText(pool.notServed + pool.left)} note={`${countText(pool.waiting)} still in the queue`} />
          <Figure label="Mean wait" value={durationText(pool.meanWaitSeconds)} note={`longest ${durationText(pool.longestWaitSeconds)}`} />
          <Figure
            label="At once"
            value={pool.served > 0 ? percentText(pool.servedAtOnce / pool.served) : "none"}
            note={quick ? `${percentText(quick.share)} within ${durationText(quick.seconds)}` : "of the served"}
          />
        </div>
        <ChartView chart={chart} testId="chart-pool" />
      </div>
    </Panel>
  );
}
