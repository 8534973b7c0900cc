import { moneyText, percentText } from "../../lib/numbers.ts";
import type { ScoreFindings } from "../../model/scores.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, countAxis, nameAxis, tooltip } from "./option.ts";

/** What each decile holds of the value of all, the highest first; the top two, which make the top 20 %, in the accent. */
export function valueLiftChart(lift: NonNullable<ScoreFindings["lift"]>, currency: string, colours: ChartColours): Chart {
  const all = lift.reduce((sum, { total }) => sum + total, 0);
  const bars = [...lift].reverse();
  const share = (total: number) => (all > 0 ? percentText(total / all) : "");
  const summary = `Value by decile, the highest first: ${bars.map(({ decile, total }) => `${decile} ${share(total)}`).join(", ")}.`;
  return {
    height: 210,
    summary,
    option: {
      ...baseOption(colours, summary),
      grid: { left: 8, right: 8, top: 22, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: tooltip(colours, "axis"),
      xAxis: nameAxis(
        colours,
        bars.map(({ decile }) => `${decile}`),
      ),
      yAxis: countAxis(colours, { splitNumber: 3 }),
      series: [
        {
          ...{ type: "bar", name: `Value (${currency})`, barMaxWidth: 56 },
          label: { show: true, position: "top", color: colours.text, fontSize: 11 },
          data: bars.map(({ decile, total }) => ({
            value: Math.round(total),
            itemStyle: { color: decile >= 9 ? colours.accent : colours.loss, borderRadius: [3, 3, 0, 0] },
            label: { formatter: share(total) },
            name: moneyText(total, currency),
          })),
        },
      ],
    },
  };
}
