import { countText, listText, plural } from "../../lib/numbers.ts";
import type { Plan } from "../../model/plan.ts";
import { dateOfDay } from "../dates.ts";
import { dateWords, shortDateWords } from "../words.ts";
import type { ChartColours } from "./colours.ts";
import { baseOption, type Chart, countAxis, nameAxis, tooltip } from "./option.ts";

/** Messages sent by day, stacked by channel; days between without a message are drawn empty. */
export function dailyChart(plan: Pick<Plan, "calendar" | "channelMix" | "run">, colours: ChartColours): Chart {
  const { calendar, channelMix } = plan;
  const first = calendar[0]?.day ?? 0;
  const last = calendar.at(-1)?.day ?? first;
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const byDay = new Map(calendar.map((entry) => [entry.day, entry.sent]));
  const total = channelMix.reduce((sum, { sent }) => sum + sent, 0);
  const busiest = [...calendar]
    .map(({ date, sent }) => ({ date, count: Object.values(sent).reduce((sum, count) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count)[0];
  const summary = busiest
    ? `${plural(total, "message")} on ${plural(calendar.length, "day")}, by ${listText(channelMix.map(({ label }) => label))}; the busiest day is ${dateWords(busiest.date)} with ${countText(busiest.count)}.`
    : "No message is sent.";
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
        days.map((day) => shortDateWords(dateOfDay(plan.run.firstDate, day))),
      ),
      yAxis: countAxis(colours),
      series: channelMix.map(({ channel, label }, at) => ({
        type: "bar",
        name: label,
        stack: "sent",
        barMaxWidth: 34,
        itemStyle: { color: colours.channels[channel] ?? colours.series[at % colours.series.length] },
        data: days.map((day) => byDay.get(day)?.[channel] ?? 0),
      })),
    },
  };
}
