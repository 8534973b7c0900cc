import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../../src-shared/model/plan.ts";
import { makePlan, type PlanRun } from "../../../src-shared/plan/make-plan.ts";
import { journeyDifferences, nodeAccounts } from "../../../src-shared/plan/reconcile.ts";
import { entrySteps, sendSteps } from "../../../src-shared/plan/waterfall.ts";
import { longRun, runOf, sampleDetails, sampleRun } from "./sample-run.ts";

const cents = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Every way of adding up the plan's money and messages gives its totals. */
function expectSums(plan: Plan, run: PlanRun): void {
  const { results } = run;
  const cost = Math.round(plan.summary.cost * 100);
  expect(Math.abs(plan.summary.cost - results.money.cost)).toBeLessThanOrEqual(0.005 + 1e-9);
  expect(cents(plan.touchpoints.map((each) => each.cost))).toBe(cost);
  expect(cents(plan.channelMix.map((each) => each.cost))).toBe(cost);
  expect(cents(plan.calendar.map((each) => each.cost))).toBe(cost);
  expect(cents(plan.budget.map((each) => each.cost))).toBe(cost);
  for (const { channel, cost: own, sent } of plan.channelMix) {
    expect(cents(plan.budget.filter((each) => each.channel === channel).map((each) => each.cost))).toBe(Math.round(own * 100));
    expect(total(plan.calendar.map((each) => each.sent[channel] ?? 0))).toBe(sent);
  }
  expect(total(plan.touchpoints.map((each) => each.sent))).toBe(plan.summary.sent);
  for (const each of plan.touchpoints) {
    expect(each.audience).toBe(results.nodes[each.id]?.entered);
    expect(each.audience).toBe(each.sent + total(Object.values(each.skipped)) + (results.nodes[each.id]?.held ?? 0));
    expect(Math.abs(each.cost - (results.nodes[each.id]?.cost ?? 0))).toBeLessThan(0.015);
  }
}

describe("a plan", () => {
  for (const [name, run] of [
    ["of the sample", sampleRun],
    ["of 40 touchpoints", longRun(40)],
  ] as const) {
    it(`${name} adds up to the cent and agrees with its run`, () => {
      const plan = makePlan({ run, details: sampleDetails, currency: "USD", timeZone: "UTC" });
      expectSums(plan, run);
      expect(plan.summary.entered).toBe(run.results.journey.entered);
      expect(plan.summary.converted).toBe(run.results.outcomes.converted);
      expect(plan.summary.sentence.startsWith(String(plan.summary.converted))).toBe(true);
    });
  }

  it("adds up whatever the amounts are, even where each is less than a cent", () => {
    const paid = sampleRun.results.days.flatMap((day) => Object.keys(day.sent).map((node) => ({ day: day.day, node })));
    const amounts = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: paid.length, maxLength: paid.length });
    fc.assert(
      fc.property(amounts, (micros) => {
        const results = structuredClone(sampleRun.results);
        for (const node of Object.values(results.nodes)) node.cost = 0;
        for (const day of results.days) day.spent = {};
        for (const [at, { day, node }] of paid.entries()) {
          const amount = (micros[at] ?? 0) / 1e6;
          const found = results.days.find((each) => each.day === day);
          const counts = results.nodes[node];
          if (!found || !counts) throw new Error("the fixture lost a day");
          found.spent[node] = Math.round(amount * 100) / 100;
          counts.cost += amount;
        }
        results.money.cost = total(Object.values(results.nodes).map((node) => node.cost));
        const run = { ...sampleRun, results };
        expectSums(makePlan({ run, details: sampleDetails, currency: "USD", timeZone: "UTC" }), run);
      }),
      { numRuns: 60, verbose: 1 },
    );
  });

  it("takes dates from the journey's own zone, not the workspace's", () => {
    const tokyo = structuredClone(sampleRun);
    tokyo.journey.settings.timeZone = "Asia/Tokyo";
    expect(makePlan({ run: tokyo, details: sampleDetails, currency: "USD", timeZone: "UTC" }).run.firstDate).toBe("2026-03-03");
    tokyo.journey.settings.timeZone = null;
    expect(makePlan({ run: tokyo, details: sampleDetails, currency: "USD", timeZone: "America/Denver" }).run.firstDate).toBe("2026-03-02");
  });
});

describe("what screens show beside the plan", () => {
  it("reconciles at every node and for the journey", () => {
    expect(nodeAccounts(sampleRun.journey, sampleRun.results).filter(({ difference }) => difference !== 0)).toEqual([]);
    expect(journeyDifferences(sampleRun.results)).toEqual({ entry: 0, outcome: 0 });
  });

  it("tells a node that does not reconcile", () => {
    const results = structuredClone(sampleRun.results);
    const mail = results.nodes.mail;
    if (mail) mail.waiting += 3;
    expect(nodeAccounts(sampleRun.journey, results).find(({ id }) => id === "mail")?.difference).toBe(-3);
  });

  it("loses in each waterfall exactly what lies between its levels, further tries added", () => {
    const journey = structuredClone(sampleRun.journey);
    const call = journey.nodes.find(({ id }) => id === "call");
    if (!call) throw new Error("the fixture has no call");
    call.config = { ...call.config, retry: { attempts: 2, afterHours: 24 } };
    const retrying = runOf(journey, "run_retries", "Calls tried again", 9000, 90);
    const gains = [sampleRun, retrying].map((run) => {
      const waterfalls = [entrySteps(run.results), ...sendSteps(run.journey, run.results).map((send) => send.steps)];
      for (const steps of waterfalls) {
        const of = (wanted: string) => steps.filter(({ kind }) => kind === wanted).map(({ count }) => count);
        const levels = of("level");
        expect(total(of("loss")) - total(of("gain"))).toBe((levels[0] ?? 0) - (levels.at(-1) ?? 0));
      }
      return total(waterfalls.flat().map(({ kind, count }) => (kind === "gain" ? count : 0)));
    });
    expect(gains[0]).toBe(0);
    expect(gains[1]).toBeGreaterThan(0);
    expect(gains[1]).toBe(retrying.results.nodes.call?.retried);
  });
});
