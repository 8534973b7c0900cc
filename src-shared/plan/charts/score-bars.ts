import { countText } from "../../lib/numbers.ts";
import type { ScoreDistribution } from "../../model/scores.ts";
import type { ChartColours } from "./colours.ts";
import { barCorners, barsOption, type Chart } from "./option.ts";

/** How many subscribers have each value of a score; values that nobody has keep their place. */
export function scoreBarsChart({ label, bars, missing }: ScoreDistribution, colours: ChartColours): Chart {
  const most = bars.reduce<(typeof bars)[number] | undefined>((best, bar) => (best && best.count >= bar.count ? best : bar), undefined);
  const summary = `${label}: ${bars.length} values over ${countText(bars.reduce((sum, { count }) => sum + count, 0))} subscribers${most ? `, most often ${most.label} with ${countText(most.count)}` : ""}; ${countText(missing)} have none.`;
  return {
    height: 190,
    summary,
    option: barsOption(colours, summary, {
      names: bars.map((bar) => bar.label),
      labels: { fontSize: 11, hideOverlap: true },
      series: {
        ...{ name: "Subscribers", barMaxWidth: 44, barCategoryGap: "18%" },
        label: { show: bars.length <= 10 },
        itemStyle: { color: colours.accent, ...barCorners },
        data: bars.map(({ count }) => ({ value: count, label: { formatter: countText(count) } })),
      },
    }),
  };
}
