import { useMemo } from "react";
import { listText, moneyText } from "../../src-shared/lib/numbers.ts";
import type { ScoreFindings } from "../../src-shared/model/scores.ts";
import { valueLiftChart } from "../../src-shared/plan/charts/value-lift.ts";
import { ChartView, useChartColours } from "../ui/charts/index.ts";
import { DataTable, formatCount, formatShare, Panel, Prose } from "../ui/index.ts";

/** What each decile holds, the highest first. */
export function LiftPanel({ lift, currency }: { lift: NonNullable<ScoreFindings["lift"]>; currency: string }) {
  const colours = useChartColours();
  const chart = useMemo(() => valueLiftChart(lift, currency, colours), [lift, currency, colours]);
  const all = lift.reduce((sum, { total }) => sum + total, 0);
  const empty = lift.filter(({ count }) => count === 0).map(({ decile }) => `${decile}`);
  return (
    <>
      <Panel title={`Value by decile (${currency}), the highest first`}>
        {empty.length > 0 && (
          <Prose testId="empty-deciles">
            Nobody is in decile {listText(empty, "or")}: many have equal values, which share the lower decile, so that deciles differ in
            size.
          </Prose>
        )}
        <ChartView chart={chart} testId="value-lift" />
      </Panel>
      <Panel title="Deciles" flush>
        <DataTable testId="deciles">
          <thead>
            <tr>
              <th scope="col">Decile</th>
              <th scope="col">Subscribers</th>
              <th scope="col">Lowest value</th>
              <th scope="col">Highest value</th>
              <th scope="col">Value</th>
              <th scope="col">Share of all value</th>
            </tr>
          </thead>
          <tbody>
            {[...lift].reverse().map(({ decile, count, total, low, high }) => (
              <tr key={decile}>
                <th scope="row">{decile === 10 ? "10 (highest)" : decile}</th>
                <td>{count === 0 ? "nobody" : formatCount(count)}</td>
                <td>{low === null ? "" : moneyText(low, currency)}</td>
                <td>{high === null ? "" : moneyText(high, currency)}</td>
                <td>{moneyText(total, currency)}</td>
                <td>{all > 0 ? formatShare(total / all) : ""}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </Panel>
    </>
  );
}
