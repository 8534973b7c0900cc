import { countText } from "../../lib/numbers.ts";
import type { ScoreDistribution } from "../../model/scores.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, countAxis, nameAxis, tooltip } from "./option.ts";

/** How many subscribers have each value of a score; values that nobody has keep their place. */
export function scoreBarsChart({ label, bars, missing }: ScoreDistribution, colours: ChartColours): Chart {
  const most = bars.reduce<(typeof bars)[number] | undefined>((best, bar) => (best && best.count >= bar.count ? best : bar), undefined);
  const summary = `${label}: ${bars.length} values over ${countText(bars.reduce((sum, { count }) => sum + count, 0))} subscribers${most ? `, most often ${most.label} with ${countText(most.count)}` : ""}; ${countText(missing)} have none.`;
  return {
    height: 190,
    summary,
    option: {
      ...baseOption(colours, summary),
      grid: { left: 8, right: 8, top: 22, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: tooltip(colours, "axis"),
      xAxis: nameAxis(
        colours,
        bars.map((bar) => bar.label),
        { axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true } },
      ),
      yAxis: countAxis(colours, { splitNumber: 3 }),
      series: [
        {
          ...{ type: "bar", name: "Subscribers", barMaxWidth: 44, barCategoryGap: "18%" },
          label: { show: bars.length <= 10, position: "top", color: colours.text, fontSize: 11 },
          itemStyle: { color: colours.accent, borderRadius: [3, 3, 0, 0] },
          data: bars.map(({ count }) => ({ value: count, label: { formatter: countText(count) } })),
        },
      ],
    },
  };
}
