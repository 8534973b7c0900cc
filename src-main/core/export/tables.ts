import { listText } from "../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../src-shared/model/plan.ts";
import { badgeText, perText, reasonText, stageText } from "../../../src-shared/plan/words.ts";

export type CellKind = "text" | "long-text" | "count" | "money" | "price" | "share" | "rate" | "date" | "whole";
export type CellValue = string | number | null;

export interface TableColumn {
  header: string;
  kind: CellKind;
}

/** A part of the plan as a table: what XLSX and CSV write, so that the two cannot differ. Dates are `YYYY-MM-DD`, shares and rates are fractions. */
export interface PlanTable {
  id: string;
  title: string;
  columns: TableColumn[];
  rows: CellValue[][];
  /** Sums under the last row, in the places of their columns. */
  totals: CellValue[] | null;
}

const column = (header: string, kind: CellKind = "text"): TableColumn => ({ header, kind });
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
/** A sum of amounts in a currency, free of the dust of binary fractions. */
const moneySum = (values: readonly number[]) => Math.round(sum(values) * 1e6) / 1e6;

function touchpoints(plan: Plan): PlanTable {
  const rows = plan.touchpoints;
  return {
    id: "touchpoints",
    title: "Touchpoints",
    columns: [
      column("Id"),
      column("Touchpoint"),
      column("Stage"),
      column("Channel"),
      column("Who reaches it", "long-text"),
      column("First day", "whole"),
      column("First date", "date"),
      column("Last date", "date"),
      column("Audience", "count"),
      ...(rows.some((row) => row.audienceRange) ? [column("Audience P10", "count"), column("Audience P90", "count")] : []),
      column("Sent", "count"),
      column("Not sent", "count"),
      column("Why not sent", "long-text"),
      column("Unit cost", "price"),
      column("Unit cost per"),
      column("Cost", "money"),
      column("Converted", "count"),
      column("Message", "long-text"),
      column("Call to action"),
      column("Owner"),
      column("Status"),
      column("KPI", "long-text"),
    ],
    rows: rows.map((row) => [
      row.id,
      row.label,
      stageText(row.stage),
      row.channel,
      row.segment,
      row.day === null ? null : row.day + 1,
      row.date,
      row.lastDate,
      row.audience,
      ...(rows.some((each) => each.audienceRange) ? [row.audienceRange?.p10 ?? null, row.audienceRange?.p90 ?? null] : []),
      row.sent,
      sum(Object.values(row.skipped)),
      listText(Object.entries(row.skipped).map(([reason, count]) => `${reasonText(reason)}: ${count}`)),
      row.unitCost,
      perText(row.unitCostPer),
      row.cost,
      row.converted,
      row.message,
      row.callToAction,
      row.owner,
      row.status,
      row.kpi,
    ]),
    totals: null,
  };
}

function calendar(plan: Plan): PlanTable {
  const channels = plan.summary.channels;
  const labels = new Map(plan.channelMix.map(({ channel, label }) => [channel, label]));
  return {
    id: "calendar",
    title: "Calendar",
    columns: [
      column("Date", "date"),
      column("Day", "whole"),
      ...channels.map((id) => column(labels.get(id) ?? id, "count")),
      column("Cost", "money"),
    ],
    rows: plan.calendar.map(({ day, date, sent, cost }) => [date, day + 1, ...channels.map((id) => sent[id] ?? 0), cost]),
    totals: [
      "Total",
      null,
      ...channels.map((id) => sum(plan.calendar.map(({ sent }) => sent[id] ?? 0))),
      moneySum(plan.calendar.map(({ cost }) => cost)),
    ],
  };
}

function budget(plan: Plan): PlanTable {
  const labels = new Map(plan.channelMix.map(({ channel, label }) => [channel, label]));
  return {
    id: "budget",
    title: "Budget",
    columns: [column("Week from", "date"), column("ISO week", "whole"), column("Channel"), column("Cost", "money")],
    rows: plan.budget.map(({ channel, week, from, cost }) => [from, week, labels.get(channel) ?? channel, cost]),
    totals: ["Total", null, null, moneySum(plan.budget.map(({ cost }) => cost))],
  };
}

function funnel(plan: Plan): PlanTable {
  return {
    id: "funnel",
    title: "Funnel",
    columns: [column("Stage"), column("Subscribers", "count"), column("Share of entered", "share")],
    rows: plan.funnel.map(({ stage, entered, share }) => [stageText(stage), entered, share]),
    totals: null,
  };
}

function channelMix(plan: Plan): PlanTable {
  const { channelMix: rows } = plan;
  return {
    id: "channels",
    title: "Channels",
    columns: [column("Channel"), column("Sent", "count"), column("Converted", "count"), column("Cost", "money")],
    rows: rows.map(({ label, sent, converted, cost }) => [label, sent, converted, cost]),
    totals: [
      "Total",
      sum(rows.map(({ sent }) => sent)),
      sum(rows.map(({ converted }) => converted)),
      moneySum(rows.map(({ cost }) => cost)),
    ],
  };
}

function segments(plan: Plan): PlanTable {
  return {
    id: "segments",
    title: "Segments",
    columns: [column("Where"), column("In words", "long-text"), column("As rules", "long-text")],
    rows: plan.segments.map(({ where, words, rules }) => [where, words, rules]),
    totals: null,
  };
}

function assumptions(plan: Plan): PlanTable {
  return {
    id: "assumptions",
    title: "Assumptions",
    columns: [
      column("Touchpoint"),
      column("What"),
      column("Value", "rate"),
      column("Per"),
      column("Low", "rate"),
      column("High", "rate"),
      column("Badge"),
      column("Source", "long-text"),
    ],
    rows: plan.assumptions.map(({ label, what, value, per, low, high, badge, source }) => [
      label,
      what,
      value,
      per,
      low,
      high,
      badgeText(badge),
      source,
    ]),
    totals: null,
  };
}

function excluded(plan: Plan): PlanTable {
  return {
    id: "excluded",
    title: "Excluded",
    columns: [column("Where"), column("Reason", "long-text"), column("Subscribers", "count")],
    rows: plan.excluded.map(({ where, reason, count }) => [where, reason, count]),
    totals: null,
  };
}

/** Every table of the plan, in reading order. */
export function planTables(plan: Plan): PlanTable[] {
  return [
    funnel(plan),
    channelMix(plan),
    touchpoints(plan),
    calendar(plan),
    budget(plan),
    segments(plan),
    assumptions(plan),
    excluded(plan),
  ];
}
