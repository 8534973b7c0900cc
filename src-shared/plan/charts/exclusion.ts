import { countText } from "../../lib/numbers.ts";
import type { ExclusionStep } from "../waterfall.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, countAxis, nameAxis, tooltip } from "./option.ts";

/** What stands before the count of a step: in words, and on its bar. */
const signs = { level: ["", ""], loss: ["minus ", "- "], gain: ["plus ", "+ "] } as const;

/** A waterfall: from those who could be reached, through each reason that takes some away, to those who were. */
export function exclusionChart(steps: readonly ExclusionStep[], colours: ChartColours): Chart {
  const summary = `${steps.map(({ label, count, kind }) => `${label} ${signs[kind][0]}${countText(count)}`).join(", ")}.`;
  const hidden: number[] = [];
  let left = 0;
  for (const { kind, count } of steps) {
    if (kind === "loss") left -= count;
    hidden.push(kind === "level" ? 0 : left);
    if (kind === "gain") left += count;
    if (kind === "level") left = count;
  }
  return {
    height: 28 + steps.length * 30,
    summary,
    option: {
      ...baseOption(colours, summary),
      grid: { left: 8, right: 76, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      tooltip: tooltip(colours, "item"),
      xAxis: countAxis(colours, { show: false, max: Math.max(1, ...steps.map(({ count }, at) => count + (hidden[at] ?? 0))) }),
      yAxis: nameAxis(
        colours,
        steps.map(({ label }) => label),
        { inverse: true, axisLine: { show: false }, axisLabel: { color: colours.text, fontSize: 12 } },
      ),
      series: [
        { type: "bar", stack: "all", silent: true, itemStyle: { color: "transparent" }, tooltip: { show: false }, data: hidden },
        {
          type: "bar",
          stack: "all",
          name: "Subscribers",
          barWidth: 18,
          data: steps.map(({ label, count, kind }) => ({
            value: count,
            name: label,
            itemStyle: { color: kind === "loss" ? colours.loss : colours.accent, borderRadius: 3 },
            label: {
              show: true,
              position: "right",
              color: colours.text,
              fontSize: 12,
              formatter: `${signs[kind][1]}${countText(count)}`,
            },
          })),
        },
      ],
    },
  };
}
