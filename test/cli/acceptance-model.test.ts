import { afterAll, describe, expect, it } from "vitest";
import type { Comparison, MeasureComparison } from "../../src-shared/model/comparison.ts";
import type { PoolResult } from "../../src-shared/model/results.ts";
import type { Whereabouts } from "../../src-shared/model/trace.ts";
import { meanWait, type Queue, servedWithin, waitProbability } from "../../src-shared/statistics/erlang.ts";
import { expectBinomial, expectMean, expectReconciled } from "./expect.ts";
import { baseCsv, everyone, journey, neutral, outcome } from "./journeys.ts";
import { throughline } from "./throughline.ts";
import { Workplace } from "./workplace.ts";

/** Pools, hold-outs, fatigue, comparisons and uncertain rates against closed forms, asked of the command line; tolerance 4 standard deviations. */

const ROWS = 20_000;
const place = new Workplace("acceptance-model");
const base = place.project("base", baseCsv(ROWS));
const run = (document: unknown, ...options: string[]) => place.run(base, document, ...options);
afterAll(() => place.close());

describe("16: a pool of servers as a queue", () => {
  it.each<Queue>([
    { load: 6, servers: 8, service: 300 },
    { load: 0.75, servers: 1, service: 100 },
  ])("$load erlangs on $servers servers of $service s", (queue) => {
    const days = 10;
    const perMonth = ((queue.load / queue.service) * 30 * 86_400) / ROWS;
    const everyDay = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const design = journey(
      [
        { id: "in", kind: "event-entry", config: { event: "rings", segment: { all: [] } } },
        { id: "ring", kind: "call", config: { pool: "desk", response: { optedOut: 0, complained: 0 } } },
      ],
      ["in -> ring"],
      {
        goal: null,
        settings: {
          reentry: { limit: 1_000_000, gapDays: 0 },
          pools: [{ id: "desk", servers: queue.servers, handlingSeconds: queue.service, days: everyDay, patienceDays: days }],
          model: { ...neutral, events: { rings: { perMonth } } },
        },
      },
    );
    // Runs that begin empty: what that changes is far below the standard error of eight of them.
    const found = Array.from({ length: 8 }, (_, seed) => run(design, "--horizon", String(days), "--seed", String(seed)));
    const pools = found.map(({ pools: all }) => all?.desk as PoolResult);
    expectMean(
      pools.map(({ served, servedAtOnce }) => 1 - servedAtOnce / served),
      waitProbability(queue),
    );
    expectMean(
      pools.map(({ meanWaitSeconds }) => meanWaitSeconds),
      meanWait(queue),
    );
    for (const at of [0, 3])
      expectMean(
        pools.map(({ servedWithin: shares }) => shares[at]?.share ?? Number.NaN),
        servedWithin(queue, pools[0]?.servedWithin[at]?.seconds ?? Number.NaN),
      );
    for (const results of found) expectReconciled(results);
  });
});

describe("17: hold-out", () => {
  const design = (holdoutPercent: number) =>
    journey([everyone(), outcome("text", "sms", 0.1, 0, 0.02)], ["in -> text"], { settings: { holdoutPercent } });

  it.each([10, 5, 37.5])("takes its share of %f in a hundred and contacts nobody of it", (percent) => {
    const found = run(design(percent));
    expectBinomial(found.journey.control, ROWS, percent / 100);
    expect(found.nodes.text?.skipped["hold-out"]).toBe(found.journey.control);
    expect(found.nodes.text?.sent).toBe(ROWS - found.journey.control);
    expectReconciled(found);
  });

  it("nests: the smaller lies inside the larger, subscriber by subscriber", () => {
    const keys = (percent: number): string[] => {
      const { control } = run(design(percent), "--save", `hold-out ${percent}`).journey;
      const { stdout } = throughline("trace", base, "--run", `hold-out ${percent}`, "--node", "text", "--json");
      const group = (JSON.parse(stdout) as Whereabouts).here.find(({ reason }) => reason === "hold-out");
      expect(group?.count).toBe(control);
      expect(group?.keys).toHaveLength(control);
      return group?.keys ?? [];
    };
    const [larger, smaller] = [keys(0.8), keys(0.3)];
    expect(smaller.length).toBeGreaterThan(0);
    expect(larger).toEqual(expect.arrayContaining(smaller));
  });
});

describe("18: fatigue", () => {
  it.each([
    { open: 0.5, lambda: 0.3, halfLifeDays: 5, everyDays: 4, applyTo: "probability" },
    { open: 0.35, lambda: 0.15, halfLifeDays: 7, everyDays: 7, applyTo: "probability" },
    { open: 0.4, lambda: 0.25, halfLifeDays: 10, everyDays: 3, applyTo: "odds" },
  ])("%j", ({ open, lambda, halfLifeDays, everyDays, applyTo }) => {
    const response = { delivered: 1, opened: { p: open, delay: 0 }, optedOut: 0, complained: 0 };
    const times = [1, 2, 3, 4, 5, 6, 7, 8];
    const nodes = times.flatMap((n) => [
      { id: `mail${n}`, kind: "email", config: { response } },
      { id: `wait${n}`, kind: "wait", config: { for: { hours: everyDays * 24 } } },
    ]);
    const edges = times.flatMap((n) => [`${n === 1 ? "in" : `wait${n - 1}`} -> mail${n}`, `mail${n} -> wait${n}`]);
    const model = { ...neutral, fatigue: { on: true, lambda, halfLifeDays, applyTo } };
    const results = run(journey([everyone(), ...nodes], edges, { goal: null, settings: { model } }));
    let pressure = 0;
    for (const n of times) {
      const factor = Math.exp(-lambda * pressure);
      const odds = (open / (1 - open)) * factor;
      expectBinomial(results.nodes[`mail${n}`]?.opened ?? 0, ROWS, applyTo === "odds" ? odds / (1 + odds) : open * factor);
      pressure = (pressure + 1) * 2 ** (-everyDays / halfLifeDays);
    }
  });
});

/** A comparison of two designs over the same draws, by measure. */
function compared(a: unknown, b: unknown, ...options: string[]): MeasureComparison {
  const { stdout } = throughline("run", base, place.put(a), "--compare", place.put(b), "--json", ...options);
  const found = (JSON.parse(stdout) as Comparison).measures.find(({ measure }) => measure === "converted");
  if (!found) throw new Error("conversions were not compared");
  return found;
}
const converting = (converted: unknown) =>
  journey(
    [everyone(), { id: "mail", kind: "email", config: { response: { delivered: 1, converted, optedOut: 0, complained: 0 } } }],
    ["in -> mail"],
    { goal: null },
  );

describe("19: two designs over the same draws", () => {
  it.each([
    [0.045, 0.04],
    [0.2, 0.21],
  ])("%f and %f", (a, b) => {
    const pairs = 60;
    const rate = (p: number) => ({ p, per: "delivered", delay: 0 });
    const found = compared(converting(rate(a)), converting(rate(b)), "--replications", String(pairs));
    // Who converts at the lower rate converts at the higher one too, so that the difference is one binomial count.
    const between = Math.abs(a - b);
    const deviation = Math.sqrt(ROWS * between * (1 - between));
    expect(Math.abs((found.difference ?? 0) - ROWS * (a - b))).toBeLessThan((4 * deviation) / Math.sqrt(pairs));
    expect(Math.abs((found.deviation ?? 0) - deviation)).toBeLessThan((4 * deviation) / Math.sqrt(2 * (pairs - 1)));
    const independent = Math.sqrt(ROWS * (a * (1 - a) + b * (1 - b)));
    expect(found.deviation).toBeLessThan(independent / 2);
  });
});

describe("20: a rate that is not certain", () => {
  it.each([
    [0.05, 100],
    [0.3, 40],
  ])("%f learnt from %i contacts", (p, n) => {
    const [people, worlds] = [1000, 400];
    const nobody = converting(0);
    const spread = (converted: unknown) =>
      compared(converting(converted), nobody, "--replications", String(worlds), "--sample", String(people));
    const unknown = spread({ p, per: "delivered", delay: 0, n });
    const certain = spread({ p, per: "delivered", delay: 0 });
    const binomial = Math.sqrt(people * p * (1 - p));
    const betaBinomial = binomial * Math.sqrt((n + people) / (n + 1));
    expect(Math.abs((unknown.difference ?? 0) - people * p)).toBeLessThan((4 * betaBinomial) / Math.sqrt(worlds));
    expect(Math.abs((certain.difference ?? 0) - people * p)).toBeLessThan((4 * binomial) / Math.sqrt(worlds));
    // A standard deviation's own relative error is about sqrt((kurtosis - 1) / 4 worlds); these kurtoses are below 4.5.
    expect(Math.abs((unknown.deviation ?? 0) / betaBinomial - 1)).toBeLessThan(4 * Math.sqrt(3.5 / 4 / worlds));
    expect(Math.abs((certain.deviation ?? 0) / binomial - 1)).toBeLessThan(4 * Math.sqrt(2 / 4 / worlds));
  });
});
