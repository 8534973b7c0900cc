import { expect, it } from "vitest";
import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { runHere } from "../../src-shared/engine/index.ts";
import type { EngineOptions } from "../../src-shared/engine/options.ts";
import { testBase } from "../../src-shared/engine/testing/base.ts";
import { neutral, testInput, testJourney } from "../../src-shared/engine/testing/run.ts";
import { summary } from "./run-summary.ts";

const people = Array.from({ length: 1000 }, (_, at) => `p${at}`);
const base = testBase(people, [{ id: "ok", type: "boolean", role: "consent:email", values: people.map((_, at) => at % 10 > 0) }]);
const arms = [
  { id: "a", label: "More speed", percent: 50 },
  { id: "b", label: "Less money", percent: 50 },
];
const nodes = [
  { id: "in", kind: "audience", config: { segment: { all: [] } } },
  { id: "mail", kind: "email", config: { response: { delivered: 1, opened: 1, clicked: 1, converted: 0.1 }, cost: 0.5 } },
  { id: "try", kind: "experiment", config: { arms, metric: "clicked", decideAfterHours: 24 } },
  {
    id: "ring",
    kind: "call",
    config: { pool: "care", cost: { amount: 2, per: "sent" }, response: { answered: 0.3 }, retry: { attempts: 1, afterHours: 2 } },
  },
  { id: "end", kind: "exit" },
];
const edges = ["in -> mail", "mail -> try", "try:a -> ring", "try:b -> ring", "ring -> end"];

function told(settings: Record<string, unknown>, options: Partial<EngineOptions> = {}, more: Partial<SavedRun["results"]> = {}): string {
  const journey = testJourney(nodes, edges, { settings: { timeZone: "America/Denver", ...settings } });
  const results = { ...runHere(testInput(journey, base, { horizonDays: 10, ...options })), ...more };
  const run = { id: "run_1", name: "One", journeyId: "jny", journeyName: "Test", at: "2026-03-01T00:00:00Z", results, journey };
  return summary(run, { currency: "USD", timeZone: "UTC" }).join("\n");
}
const pools = [{ id: "care", label: "Care team", perDay: 20 }];

it("says what was run on the journey's clock, and why messages were skipped, node by node", () => {
  const text = told({ pools });
  expect(text).toMatch(/^Test: 10 days from Sun 1 Mar 2026, 17:00 \(America\/Denver\), seed 1, 1 replication\n/);
  expect(text).toMatch(/\nmail +email .* 900 +100 .* no-consent 100\n/);
  expect(text).toMatch(/\nnode .* tried again +sent +skipped .* why skipped\n/);
  expect(text).not.toMatch(/8 in 10|Precision|Incremental|Budget|sample|Ranges/);
});

it("tells pools, the experiment's winner, and from when the budget could not pay", () => {
  const text = told({ pools, budget: { total: 470 } });
  expect(text).toMatch(/\npool +asked +served +gave up +waiting +mean wait +longest\nCare team +1,000 +10 +990 +0 +7 h +7 h\n/);
  expect(text).toMatch(/\nExperiment: “More speed” won on Mon 2 Mar 2026 .* More speed \d+ of \d+, Less money \d+ of \d+\.\n/);
  expect(text).toMatch(
    /\nBudget: \$470\.00 of \$470\.00 committed \(100 %\)\. From .* Mar 2026, \d\d:\d\d \(America\/Denver\) on, messages were refused/,
  );
});

it("gives ranges and the precision of several replications, what messages add, and says that it was a sample", () => {
  const model = { ...neutral, baseline: { monthly: 0.05, segments: [] }, value: { arpuChange: 10 } };
  const precision = { outcome: "incremental", wanted: 0.05, reached: 0.04, stopped: "precise" as const };
  const text = told({ pools: [{ id: "care", label: "Care team", perDay: 500 }], model }, { replications: 8, sample: 400 }, { precision });
  expect(text).toMatch(/, 8 replications, a sample of 400 subscribers only\n/);
  expect(text).toMatch(/\nConverted +[\d.]+ \([\d.]+ % of those who entered\); 8 in 10 between [\d.]+ and [\d.]+\n/);
  expect(text).toMatch(/\nIncremental conversions +[\d.]+ \(8 in 10 between/);
  expect(text).toMatch(/\nIncremental margin +-?\$[\d,.]+ \(.*\); 8 in 10 between -?\$/);
  expect(text).toMatch(/\nCost +\$[\d,.]+; 8 in 10 between \$[\d,.]+ and \$/);
  expect(text).toMatch(/\nEntered +400\n/);
  expect(text).toMatch(/\npool +asked .*\nCare team +[\d.]+ +[\d.]+ /);
  expect(text).toMatch(/\nRanges +by chance/);
  expect(text).toMatch(/\nPrecision +8 replications, as precise as was wanted; the mean is known to ±4 % \(wanted: ±5 %\)\.\n/);
});
