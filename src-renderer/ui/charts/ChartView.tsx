import { useEffect, useRef } from "react";
import type { Chart } from "../../../src-shared/plan/charts/option.ts";
import { initChart } from "./echarts.ts";

/** Draws a chart as wide as its place. Its summary is its name for screen readers. */
export function ChartView({ chart, testId }: { chart: Chart; testId?: string }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof initChart> | null>(null);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = initChart(element);
    drawn.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      drawn.current = null;
    };
  }, []);

  useEffect(() => {
    drawn.current?.setOption(chart.option, { notMerge: true });
    drawn.current?.resize();
  }, [chart]);

  return <div ref={place} role="img" aria-label={chart.summary} data-testid={testId} style={{ width: "100%", height: chart.height }} />;
}
