import { expect, it } from "vitest";
import { runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { compileRun } from "../../../src-shared/engine/index.ts";
import { plainBase } from "../../../src-shared/engine/testing/base.ts";
import { testInput, testJourney } from "../../../src-shared/engine/testing/run.ts";
import type { SimulateInput } from "./input.ts";
import { openRun } from "./open-run.ts";
import { type Doing, RunProgress } from "./progress.ts";

const everyone = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const pools = [{ id: "calls", perDay: 40, patienceDays: 3 }];
const journeyOf = (settings: Record<string, unknown>) =>
  testJourney([everyone, { id: "ring", kind: "call", config: { pool: settings.pools ? "calls" : undefined, cost: 6 } }], ["in -> ring"], {
    settings,
  });
const inputOf = (settings: Record<string, unknown>): SimulateInput => ({
  ...testInput(journeyOf(settings), plainBase(500)),
  options: runOptionsSchema.parse({ seed: 3, replications: 4 }),
});
const doing = (part: Partial<Doing>): Doing => ({ pass: 1, before: 0, done: 0, total: 500, serving: false, ...part });
const progressOf = (settings: Record<string, unknown>, replications: number) =>
  new RunProgress(compileRun(inputOf(settings)).program, replications);

it("is of the whole run where nothing is shared", () => {
  const progress = progressOf({}, 4);
  expect(progress.at(doing({ done: 100 }), 1)).toEqual({ done: 100, total: 2000 });
  progress.finish(doing({}));
  expect(progress.at(doing({ done: 50 }), 2)).toEqual({ done: 550, total: 2000 });
});

it("is of the pass while nobody knows how many there are, with the time that is left of it", () => {
  const progress = progressOf({ pools, budget: { total: 100 } }, 1);
  expect(progress.at(doing({ done: 100 }), 0)).toMatchObject({ done: 100, total: 500, stage: "pass 1", pass: 1, secondsLeft: null });
  expect(progress.at(doing({ done: 200 }), 4)).toMatchObject({ secondsLeft: 6 });
  const later = doing({ pass: 3, before: 1000, done: 100 });
  expect(progress.at(later, 20)).toMatchObject({ stage: "settling shared capacity and the budget, pass 3", pass: 3, secondsLeft: null });
  expect(progress.at({ ...later, done: 250 }, 25)).toMatchObject({ done: 250, total: 500, secondsLeft: 5 });
  expect(progress.at({ ...later, total: 80, before: 1500, done: 80, serving: true }, 30)).toEqual({
    ...{ done: 0, total: 0, secondsLeft: null },
    stage: "serving queues, pass 3",
  });
});

it("is of the whole run again once a replication has shown how long one takes", () => {
  const progress = progressOf({ pools }, 4);
  progress.finish(doing({ pass: 3, before: 1000 }));
  const told = progress.at(doing({ pass: 2, before: 500, done: 250 }), 9);
  expect(told).toEqual({ done: 750, total: 2000, stage: "settling shared capacity, pass 2" });
  expect(progress.at(doing({ pass: 9, before: 5000, done: 250 }), 9).done).toBe(1000);
});

it("counts the passes that a run really makes", async () => {
  const run = await openRun(inputOf({ pools, budget: { total: 300 } }), { onProgress: () => {}, signal: new AbortController().signal });
  try {
    await run.solve(0);
    const first = run.doing();
    expect(first.pass).toBeGreaterThan(1);
    expect(first.before).toBeGreaterThan(500);
    await run.solve(0);
    expect(run.doing()).toEqual(first);
  } finally {
    await run.close();
  }
});
