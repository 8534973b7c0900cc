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
