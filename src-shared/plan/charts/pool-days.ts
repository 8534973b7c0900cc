import { countText, plural } from "../../lib/numbers.ts";
import type { PoolResult } from "../../model/results.ts";
import { dateOfDay } from "../dates.ts";
import { shortDateWords } from "../words.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, countAxis, nameAxis, tooltip } from "./option.ts";

/** A pool day by day: who asked and who was served as bars, the queue at the day's end as a line. Quiet days at its end are left out. `firstDate` is the date of day 0. */
export function poolDaysChart({ days: all, asked, served }: PoolResult, firstDate: string, colours: ChartColours): Chart {
  const days = all.slice(0, all.findLastIndex((one) => one.asked + one.served + one.queue > 0) + 1);
  const longest = days.reduce<{ day: number; queue: number }>((most, one) => (one.queue > most.queue ? one : most), { day: 0, queue: 0 });
  const dateText = (day: number) => shortDateWords(dateOfDay(firstDate, day));
  const queue =
    longest.queue > 0
      ? `the longest queue at a day's end was ${countText(longest.queue)}, on ${dateText(longest.day)}`
      : "no queue outlasted its day";
  const summary = `${countText(asked)} asked and ${countText(served)} were served on ${plural(days.length, "day")}; ${queue}.`;
  const bar = (name: string, colour: string | undefined, values: number[]) => ({
    ...{ type: "bar", name, barMaxWidth: 22, barGap: "10%", data: values },
    itemStyle: { color: colour },
  });
  return {
    height: 250,
    summary,
    option: {
      ...baseOption(colours, summary),
      grid: { left: 8, right: 12, top: 34, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12, textStyle: { color: colours.text, fontSize: 12 } },
      tooltip: tooltip(colours, "axis"),
      xAxis: nameAxis(
        colours,
        days.map(({ day }) => dateText(day)),
      ),
      yAxis: countAxis(colours),
      series: [
        bar(
          "Asked",
          colours.loss,
          days.map((one) => one.asked),
        ),
        bar(
          "Served",
          colours.accent,
          days.map((one) => one.served),
        ),
        {
          ...{ type: "line", name: "Queue", symbol: "circle", symbolSize: 5, data: days.map(({ queue }) => queue) },
          itemStyle: { color: colours.series[2] },
          lineStyle: { color: colours.series[2], width: 2 },
        },
      ],
    },
  };
}
