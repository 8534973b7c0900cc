import type { ChartColours } from "./colours.ts";

/** An ECharts option as data: no functions, so that it can be stored, compared and drawn anywhere. */
export type ChartOption = Record<string, unknown>;

/** A chart with what a table or a screen reader says of it, and the height in pixels that it needs. */
export interface Chart {
  option: ChartOption;
  height: number;
  /** One sentence that tells what is to be seen. */
  summary: string;
}

/** What every chart here shares: type, no animation, a description for screen readers. */
export function baseOption(colours: ChartColours, summary: string): ChartOption {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: colours.font, color: colours.text, fontSize: 12 },
    aria: { enabled: true, label: { description: summary } },
    color: [...colours.series],
  };
}

/** An axis of names without lines. */
export function nameAxis(colours: ChartColours, data: readonly string[], more: ChartOption = {}): ChartOption {
  return {
    type: "category",
    data: [...data],
    axisLine: { lineStyle: { color: colours.border } },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: 12 },
    ...more,
  };
}

/** An axis of counts with faint lines. */
export function countAxis(colours: ChartColours, more: ChartOption = {}): ChartOption {
  return {
    type: "value",
    minInterval: 1,
    axisLabel: { color: colours.muted, fontSize: 11 },
    splitLine: { lineStyle: { color: colours.border } },
    ...more,
  };
}

/** An axis of numbers with its name beside it and faint lines; `gap` is the room for its labels, px. */
export function namedAxis(colours: ChartColours, name: string, gap: number, more: ChartOption = {}): ChartOption {
  return {
    ...{ type: "value", name, nameLocation: "middle", nameGap: gap, nameTextStyle: { color: colours.muted } },
    axisLabel: { color: colours.muted, fontSize: 11 },
    splitLine: { lineStyle: { color: colours.border } },
    ...more,
  };
}

/** Names of lines, above them. */
export const lineLegend = (colours: ChartColours): ChartOption => ({
  top: 0,
  left: 0,
  itemWidth: 18,
  textStyle: { color: colours.text, fontSize: 12 },
});

/** The look of what is shown on hovering. */
export function tooltip(colours: ChartColours, trigger: "axis" | "item"): ChartOption {
  return {
    trigger,
    axisPointer: { type: "shadow" },
    backgroundColor: colours.surface,
    borderColor: colours.border,
    textStyle: { color: colours.text, fontSize: 12 },
    confine: true,
  };
}

/** Bars over names, each with room for a label on top of it; `series` are the bars, `labels` says more of the names' labels. */
export function barsOption(
  colours: ChartColours,
  summary: string,
  { names, series, labels = {} }: { names: readonly string[]; series: ChartOption; labels?: ChartOption },
): ChartOption {
  return {
    ...baseOption(colours, summary),
    grid: { left: 8, right: 8, top: 22, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: tooltip(colours, "axis"),
    xAxis: nameAxis(colours, names, { axisLabel: { color: colours.muted, fontSize: 12, ...labels } }),
    yAxis: countAxis(colours, { splitNumber: 3 }),
    series: [{ type: "bar", ...series, label: { position: "top", color: colours.text, fontSize: 11, ...(series.label as ChartOption) } }],
  };
}

/** The corners of a bar. */
export const barCorners = { borderRadius: [3, 3, 0, 0] };
