import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "../../../src-shared/plan/charts/option.ts";

use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** Draws a chart of the plan to SVG, `width` pixels wide; nothing that only a pointer can reach is drawn. */
export function chartSvg({ option, height }: Chart, width: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    const { tooltip: _, series, ...drawn } = option;
    const still = (series as object[]).map((each) => ({ ...each, silent: true, emphasis: { disabled: true } }));
    chart.setOption({ ...drawn, series: still });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
