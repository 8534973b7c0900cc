import { countText, percentText } from "../../lib/numbers.ts";
import type { Plan } from "../../model/plan.ts";
import { stageText } from "../words.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, countAxis, nameAxis, tooltip } from "./option.ts";

/** How many subscribers reached each stage, and at last how many converted; one bar each, in the journey's order. */
export function stageFunnelChart(funnel: Plan["funnel"], converted: number, stages: readonly string[], colours: ChartColours): Chart {
  const entered = funnel[0]?.entered ?? 0;
  const share = (count: number) => (entered > 0 ? `  ${percentText(count / entered)}` : "");
  const bars = [
    ...funnel.map(({ stage, entered: count }) => ({
      name: stageText(stage),
      count,
      colour: colours.stages[Math.max(0, stages.indexOf(stage)) % colours.stages.length] ?? colours.accent,
    })),
    { name: "Converted", count: converted, colour: colours.accent },
  ];
  const summary = `Subscribers by stage: ${bars.map(({ name, count }) => `${name} ${countText(count)}`).join(", ")}.`;
  return {
    height: 40 + bars.length * 38,
    summary,
    option: {
      ...baseOption(colours, summary),
      grid: { left: 8, right: 110, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: tooltip(colours, "item"),
      xAxis: countAxis(colours, { show: false, max: Math.max(1, ...bars.map(({ count }) => count)) }),
      yAxis: nameAxis(
        colours,
        bars.map(({ name }) => name),
        { inverse: true, axisLine: { show: false }, axisLabel: { color: colours.text, fontSize: 12.5 } },
      ),
      series: [
        {
          type: "bar",
          name: "Subscribers",
          barWidth: 22,
          label: { show: true, position: "right", color: colours.text, fontSize: 12.5 },
          data: bars.map(({ name, count, colour }) => ({
            value: count,
            name,
            itemStyle: { color: colour, borderRadius: [3, 5, 5, 3] },
            label: { formatter: `${countText(count)}${share(count)}` },
          })),
        },
      ],
    },
  };
}
