export { ChartView } from "./ChartView.tsx";
export { useChartColours } from "./useChartColours.ts";
