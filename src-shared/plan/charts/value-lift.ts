import { moneyText, percentText } from "../../lib/numbers.ts";
import type { ScoreFindings } from "../../model/scores.ts";
import type { ChartColours } from "./colours.ts";
import { barCorners, barsOption, type Chart } from "./option.ts";

/** What each decile holds of the value of all, the highest first; the top two, which make the top 20 %, in the accent. */
export function valueLiftChart(lift: NonNullable<ScoreFindings["lift"]>, currency: string, colours: ChartColours): Chart {
  const all = lift.reduce((sum, { total }) => sum + total, 0);
  const bars = [...lift].reverse();
  const share = (total: number) => (all > 0 ? percentText(total / all) : "");
  const summary = `Value by decile, the highest first: ${bars.map(({ decile, total }) => `${decile} ${share(total)}`).join(", ")}.`;
  return {
    height: 210,
    summary,
    option: barsOption(colours, summary, {
      names: bars.map(({ decile }) => `${decile}`),
      series: {
        ...{ name: `Value (${currency})`, barMaxWidth: 56 },
        label: { show: true },
        data: bars.map(({ decile, total }) => ({
          value: Math.round(total),
          itemStyle: { color: decile >= 9 ? colours.accent : colours.loss, ...barCorners },
          label: { formatter: share(total) },
          name: moneyText(total, currency),
        })),
      },
    }),
  };
}
