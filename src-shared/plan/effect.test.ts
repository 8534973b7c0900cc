import { expect, it } from "vitest";
import { runHere } from "../engine/index.ts";
import { testBase } from "../engine/testing/base.ts";
import { neutral, testInput, testJourney } from "../engine/testing/run.ts";
import { planDetailsSchema } from "../model/plan.ts";
import { effectFigures } from "./effect.ts";
import { makePlan } from "./make-plan.ts";

const people = testBase(
  Array.from({ length: 2000 }, (_, at) => `p${at}`),
  [],
);
const nodes = [
  { id: "in", kind: "audience", config: { segment: { all: [] } } },
  { id: "mail", kind: "email", config: { response: { delivered: 1, opened: 1, clicked: 1, converted: 0.1 }, cost: 0.5 } },
];
const baseline = { monthly: 0.05, segments: [] };

function planOf(model: Record<string, unknown>, replications = 1) {
  const journey = testJourney(nodes, ["in -> mail"], { settings: { model: { ...neutral, ...model } } });
  const results = runHere(testInput(journey, people, { replications, horizonDays: 30 }));
  const run = { id: "run_1", name: "One", journeyName: "Test", at: "2026-03-01T00:00:00Z", journey, results };
  return { results, plan: makePlan({ run, details: planDetailsSchema.parse({}), currency: "USD", timeZone: "UTC" }) };
}

it("says nothing of an effect without baseline, churn and value", () => {
  const { plan } = planOf({});
  expect(plan.summary.effect).toBeNull();
  expect(plan.summary.sentence).not.toContain("caused");
  expect(plan.warnings.some((one) => one.startsWith("No baseline is set"))).toBe(true);
});

it("tells with a baseline how many of the conversions messages caused, and at what cost each", () => {
  const { plan, results } = planOf({ baseline });
  const { incremental, converted } = results.outcomes;
  expect(incremental).toBeGreaterThan(0);
  expect(incremental).toBeLessThan(converted);
  expect(plan.summary.effect).toMatchObject({
    incremental,
    costPerIncremental: 1000 / incremental,
    churned: null,
    incrementalMargin: null,
  });
  expect(plan.summary.sentence).toContain(
    ` Messages caused ${incremental} of them, at $${(1000 / incremental).toFixed(2)} each; the others would have come without them.`,
  );
  expect(plan.warnings.some((one) => one.startsWith("No baseline is set"))).toBe(false);
});

it("tells with everything set also the churned, the margin and the return, and with replications the range", () => {
  const churn = { monthly: 0.02, perContact: 1.1, perConversion: 0.5, segments: [] };
  const { plan, results } = planOf({ baseline, churn, value: { arpuChange: 10 } }, 9);
  const { effect, converted } = plan.summary;
  if (!effect) throw new Error("there is no effect");
  const { incrementalMargin, roi } = results.money;
  expect(effect).toMatchObject({ churned: results.outcomes.churned, incrementalMargin, roi });
  const figures = new Map(effectFigures(effect, { converted, currency: "USD" }).map(({ id, value, note }) => [id, `${value}, ${note}`]));
  expect([...figures.keys()]).toEqual(["incremental", "cost-per-incremental", "churned", "incremental-margin", "roi"]);
  expect(figures.get("incremental")).toMatch(/, 8 in 10 between [\d.]+ and [\d.]+$/);
  expect(effect.churned).toBeGreaterThan(0);
});

it("says that without a baseline messages count as the cause, and where they do harm that there would have been more", () => {
  expect(planOf({ value: { arpuChange: 10 } }).plan.summary.sentence).toContain(
    " No baseline is set, so that messages count as the cause of all conversions.",
  );
  const harm = {
    baseline: { monthly: 0.3, segments: [] },
    churn: { monthly: 0.3, perContact: 20, perConversion: 1, segments: [] },
    iota: 0,
  };
  const { plan, results } = planOf(harm);
  expect(results.outcomes.incremental).toBeLessThan(0);
  expect(plan.summary.sentence).toContain(`without any message there would have been ${-results.outcomes.incremental} more.`);
  expect(plan.summary.effect?.costPerIncremental).toBeNull();
});
