import { listText, percentText, plural } from "../../lib/numbers.ts";
import type { Hazard } from "../../model/scores.ts";
import { hazard } from "../../statistics/value/shifted-beta-geometric.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, lineLegend, namedAxis, tooltip } from "./option.ts";

/** More lines than this cannot be told apart: the largest classes are drawn. */
const LINES = 6;
/** A line that keeps so much of its height over the tenures of the data is called flat. */
const FLAT = 0.9;

const drawn = (hazards: readonly Hazard[]): Hazard[] => hazards.toSorted((a, b) => b.subscribers - a.subscribers).slice(0, LINES);
const percent = (share: number): number => Math.round(share * 1_000_000) / 10_000;

/** The chance to leave of each class by renewals so far; the six largest classes where there are more. */
export function hazardChart(hazards: readonly Hazard[], colours: ChartColours): Chart {
  const lines = drawn(hazards);
  const words = lines.map(
    (each) =>
      `${each.name} ${percentText(hazard(each, 0))} at the start, ${percentText(hazard(each, each.longest))} after ${plural(each.longest, "renewal")}`,
  );
  const summary = `Chance to leave in the next period: ${words.join("; ")}.`;
  return {
    height: 260,
    summary,
    option: {
      ...baseOption(colours, summary),
      grid: { left: 60, right: 20, top: 34, bottom: 44 },
      legend: lineLegend(colours),
      tooltip: tooltip(colours, "axis"),
      xAxis: namedAxis(colours, "Periods renewed", 28, {
        min: 0,
        minInterval: 1,
        max: Math.max(1, ...lines.map(({ longest }) => longest)),
        splitLine: { show: false },
      }),
      yAxis: namedAxis(colours, "Leaves in the next period (%)", 42, { min: 0 }),
      series: lines.map((each, at) => ({
        ...{ type: "line", name: each.name, showSymbol: each.longest === 0 },
        itemStyle: { color: colours.series[at % colours.series.length] },
        lineStyle: { color: colours.series[at % colours.series.length], width: 2, type: each.own ? "solid" : "dashed" },
        data: Array.from({ length: each.longest + 1 }, (_, n) => [n, percent(hazard(each, n))]),
      })),
    },
  };
}

/** What the lines mean, which of them are flat and why, and which are those of all; a sentence each. */
export function hazardWords(hazards: readonly Hazard[]): string[] {
  const lines = drawn(hazards);
  const flat = lines.filter((each) => each.longest > 0 && hazard(each, each.longest) > FLAT * hazard(each, 0)).map(({ name }) => name);
  const shared = lines.filter(({ own }) => !own).map(({ name }) => name);
  return [
    "Each line is the chance to leave in the next period by how many periods somebody has renewed. It falls where those who are likely to leave go early, so that more loyal ones are left.",
    ...(flat.length > 0
      ? [
          `${flat.length === 1 ? "The line" : "The lines"} of ${listText(flat)} ${flat.length === 1 ? "is" : "are"} flat: in the data those who have stayed long leave about as often as those who are new, so the time somebody has stayed tells little about who leaves next.`,
        ]
      : []),
    ...(shared.length > 0 ? [`Dashed: ${listText(shared)} lost too few for a fit of their own, and have that of all.`] : []),
    ...(hazards.length > lines.length ? [`The ${LINES} largest of ${hazards.length} classes are drawn.`] : []),
  ];
}
