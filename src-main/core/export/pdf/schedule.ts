import type { Content } from "pdfmake/interfaces.js";
import { countText, moneyText } from "../../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../../src-shared/model/plan.ts";
import { chartColours } from "../../../../src-shared/plan/charts/colours.ts";
import { dailyChart } from "../../../../src-shared/plan/charts/daily.ts";
import { stageFunnelChart } from "../../../../src-shared/plan/charts/stage-funnel.ts";
import { dateWords } from "../../../../src-shared/plan/words.ts";
import { chartSvg } from "../charts.ts";
import { part, pdfTable } from "./style.ts";
import { FONT } from "./write.ts";

/** Charts are made for a screen; on paper they are drawn smaller, so that their type suits the page's. */
const CHART_SCALE = 1.35;

/** The funnel by stage and the messages by day, drawn from the options that the window draws. */
export function reach(plan: Plan, stages: readonly string[], width: number): Content[] {
  const colours = chartColours("light", FONT);
  const funnel = stageFunnelChart(plan.funnel, plan.summary.converted, stages, colours);
  const daily = dailyChart(plan, colours);
  const drawing = (chart: typeof funnel): Content => ({ svg: chartSvg(chart, width * CHART_SCALE), width, margin: [0, 2, 0, 0] });
  return [
    ...part("Reach", "How far subscribers get, and when they are contacted.", true),
    { text: "Subscribers by stage", style: "subheading", margin: [0, 0, 0, 4] },
    drawing(funnel),
    { text: funnel.summary, style: "note", margin: [0, 6, 0, 0] },
    { text: "Messages by day", style: "subheading" },
    drawing(daily),
    { text: daily.summary, style: "note", margin: [0, 6, 0, 0] },
  ];
}

/** The channel calendar: every day on which something is sent or paid. */
export function calendar(plan: Plan): Content[] {
  const { channelMix, currency, calendar: days } = plan;
  const total = (channel: string) => days.reduce((sum, { sent }) => sum + (sent[channel] ?? 0), 0);
  return [
    ...part("Calendar", `Messages by day and channel; days are those of ${plan.timeZone}.`, true),
    pdfTable(
      [
        { header: "Date", width: "*" },
        { header: "Day", width: 34, right: true },
        ...channelMix.map(({ label }) => ({ header: label, width: 84, right: true })),
        { header: "Cost", width: 84, right: true },
      ],
      days.map(({ date, day, sent, cost }) => [
        dateWords(date),
        String(day + 1),
        ...channelMix.map(({ channel }) => (sent[channel] ? countText(sent[channel]) : "")),
        moneyText(cost, currency),
      ]),
      ["Total", "", ...channelMix.map(({ channel }) => countText(total(channel))), moneyText(plan.summary.cost, currency)],
    ),
  ];
}

/** The budget: cost by week and channel. */
export function budget(plan: Plan): Content[] {
  const { channelMix, currency } = plan;
  const weeks = Map.groupBy(plan.budget, ({ from }) => from);
  const cost = (entries: readonly { channel: string; cost: number }[], channel?: string) =>
    entries.filter((entry) => channel === undefined || entry.channel === channel).reduce((sum, entry) => sum + entry.cost, 0);
  return [
    ...part("Budget", "Cost by ISO week and channel; the parts add up to the total."),
    pdfTable(
      [
        { header: "Week", width: 40 },
        { header: "From", width: "*" },
        ...channelMix.map(({ label }) => ({ header: label, width: 84, right: true })),
        { header: "Total", width: 84, right: true },
      ],
      [...weeks].map(([from, entries]) => [
        String(entries[0]?.week ?? ""),
        dateWords(from),
        ...channelMix.map(({ channel }) => (cost(entries, channel) > 0 ? moneyText(cost(entries, channel), currency) : "")),
        moneyText(cost(entries), currency),
      ]),
      ["Total", "", ...channelMix.map((channel) => moneyText(channel.cost, currency)), moneyText(plan.summary.cost, currency)],
    ),
  ];
}
