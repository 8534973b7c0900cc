import { countText, percentText } from "../../lib/numbers.ts";
import type { ScoreFindings } from "../../model/scores.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, lineLegend, namedAxis, tooltip } from "./option.ts";

/** Precision and recall of every threshold; a line marks the one in force, another what chance alone would reach. */
export function precisionRecallChart(curve: NonNullable<ScoreFindings["curve"]>, threshold: number, colours: ChartColours): Chart {
  const { points, base, outcomes } = curve;
  const at = points.find((point) => point.threshold >= threshold) ?? points.at(-1);
  const summary = at
    ? `From ${countText(threshold)} points: ${percentText(at.precision)} of ${countText(at.selected)} chosen had the outcome (precision), which are ${percentText(at.recall)} of all ${countText(outcomes)} who had it (recall). Chance alone: ${percentText(base)}.`
    : "Nobody could be scored.";
  const line = (name: string, colour: string | undefined, key: "precision" | "recall", dashed = false) => ({
    ...{
      type: "line",
      name,
      yAxisIndex: key === "recall" ? 1 : 0,
      showSymbol: false,
      data: points.map((point) => [point.threshold, Math.round(point[key] * 10_000) / 100]),
    },
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: 2, type: dashed ? "dashed" : "solid" },
  });
  const [low, high] = [Math.floor(points[0]?.threshold ?? 0), Math.ceil(points.at(-1)?.threshold ?? 1)];
  return {
    height: 280,
    summary,
    option: {
      ...baseOption(colours, summary),
      grid: { left: 56, right: 56, top: 34, bottom: 44 },
      legend: lineLegend(colours),
      tooltip: tooltip(colours, "axis"),
      xAxis: namedAxis(colours, "Threshold", 28, { min: low, max: high, splitLine: { show: false } }),
      yAxis: [
        namedAxis(colours, "Precision (%)", 34, { min: 0 }),
        namedAxis(colours, "Recall (%)", 34, { min: 0, max: 100, splitLine: { show: false } }),
      ],
      series: [
        line("Precision", colours.accent, "precision"),
        line("Recall", colours.series[1], "recall", true),
        {
          ...{
            type: "line",
            name: "In force",
            yAxisIndex: 1,
            showSymbol: false,
            data: [
              [threshold, 0],
              [threshold, 100],
            ],
          },
          itemStyle: { color: colours.text },
          lineStyle: { color: colours.text, width: 1.5, type: "dotted" },
        },
      ],
    },
  };
}
