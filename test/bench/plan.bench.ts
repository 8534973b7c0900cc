import { exportPlan } from "../../src-main/core/export/index.ts";
import { planFormats } from "../../src-shared/contract/plans.ts";
import { makePlan } from "../../src-shared/plan/make-plan.ts";
import { longRun, sampleDetails } from "../golden/plan/sample-run.ts";
import type { Benchmark, Table } from "./benchmark.ts";
import { figure, median, seconds } from "./figures.ts";

const TOUCHPOINTS = 200;

/** A plan of many touchpoints in each format: how long somebody waits for the file. */
export const bench: Benchmark = async ({ smoke }): Promise<Table[]> => {
  const run = longRun(smoke ? 10 : TOUCHPOINTS);
  const plan = makePlan({ run, details: sampleDetails, currency: "USD", timeZone: "UTC" });
  const rows: [format: string, ms: number][] = [];
  for (const format of planFormats) {
    const times: number[] = [];
    for (let round = 0; round < (smoke ? 1 : 5); round++) {
      const began = performance.now();
      await exportPlan(plan, run, format);
      times.push(performance.now() - began);
    }
    rows.push([format, median(times)]);
  }
  return [
    {
      title: `A plan of ${plan.touchpoints.length} touchpoints`,
      columns: ["format", "s"],
      rows: rows.map(([format, ms]) => [format, figure(seconds(ms))]),
      notes: ["Medians of five; the first includes loading the writer."],
      budgets: rows.map(([format, ms]) => ({ what: format, reached: seconds(ms), atMost: 3, unit: "s", kind: "budget" })),
    },
  ];
};
