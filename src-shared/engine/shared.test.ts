import { expect, it } from "vitest";
import { compileRun } from "./compile/index.ts";
import type { Found } from "./found.ts";
import { runHere, solveHere } from "./local.ts";
import { PassRunner } from "./pass.ts";
import { reconcile } from "./reconcile.ts";
import { interpret } from "./reference/interpreter.ts";
import { tally } from "./reference/tally.ts";
import { Solver } from "./solve.ts";
import { plainBase, testBase } from "./testing/base.ts";
import { baseInOrder, everything } from "./testing/everything.ts";
import { compileTest, neutral, testInput, testJourney } from "./testing/run.ts";
import { Tracer } from "./trace.ts";

const everyone = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const everyDay = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const DAY = 86_400;

it.each([
  [1000, 200],
  [700, 70],
])("acceptance 15: %i arrivals at once, a pool of %i a day", (arrivals, perDay) => {
  const pools = [{ id: "calls", perDay, days: everyDay, patienceDays: 60 }];
  const journey = testJourney([everyone, { id: "ring", kind: "call", config: { pool: "calls" } }], ["in -> ring"], {
    settings: { model: neutral, pools },
  });
  const { pools: found, nodes } = runHere(testInput(journey, plainBase(arrivals)));
  const days = arrivals / perDay;
  expect(nodes.ring?.sent).toBe(arrivals);
  expect(found?.calls).toMatchObject({ asked: arrivals, served: arrivals, notServed: 0, servedAtOnce: perDay });
  expect(found?.calls?.meanWaitSeconds).toBe(((days - 1) / 2) * DAY);
  expect(found?.calls?.longestWaitSeconds).toBe((days - 1) * DAY);
  expect(found?.calls?.days.slice(0, days).map(({ served }) => served)).toEqual(Array.from({ length: days }, () => perDay));
});

it("stops messages when the budget is used up, to the cent, dearer ones first", () => {
  const nodes = [everyone, { id: "ring", kind: "call", config: { cost: 6 } }, { id: "mail", kind: "email", config: { cost: 1 } }];
  const journey = testJourney(nodes, ["in -> ring", "ring -> mail"], { settings: { model: neutral, budget: { total: 100 } } });
  const results = runHere(testInput(journey, plainBase(50)));
  expect(results.money.cost).toBe(100);
  expect(results.budget).toMatchObject({ total: 100, committed: 100 });
  expect(results.nodes.ring?.skipped.budget).toBeGreaterThan(0);
  expect((results.nodes.ring?.sent ?? 0) * 6 + (results.nodes.mail?.sent ?? 0)).toBe(100);
});

it("sends everyone to the better arm once an experiment is decided, and to none below the minimum", () => {
  const arm = (id: string, converted: number) => ({
    id,
    kind: "email",
    config: { response: { delivered: 1, converted: { p: converted, per: "delivered" }, optedOut: 0, complained: 0 } },
  });
  const experiment = (minimum: number) => ({
    id: "try",
    kind: "experiment",
    config: {
      arms: [
        { id: "a", percent: 50 },
        { id: "b", percent: 50 },
      ],
      metric: "converted",
      decideAfterHours: 24,
      minimum,
    },
  });
  const late = { id: "late", kind: "audience", config: { segment: { all: [] }, at: "2026-03-10T09:00" } };
  const early = { ...everyone, config: { segment: { all: [] }, at: "2026-03-02T09:00" } };
  const run = (minimum: number) =>
    runHere(
      testInput(
        testJourney(
          [early, late, experiment(minimum), arm("low", 0.1), arm("high", 0.3)],
          ["in -> try", "late -> try", "try:a -> low", "try:b -> high"],
          {
            goal: null,
            settings: { model: neutral, reentry: { limit: 2, gapDays: 0 } },
          },
        ),
        plainBase(1000),
      ),
    );
  const decided = run(100);
  expect(decided.experiments?.try).toMatchObject({ winner: "b", why: "winner", decidedAt: "2026-03-03T09:00:00Z" });
  const { a, b } = decided.experiments?.try?.arms ?? {};
  expect((a?.entered ?? 0) + (b?.entered ?? 0)).toBe(1000);
  expect(decided.nodes.high?.entered).toBe((b?.entered ?? 0) + 1000);
  expect(run(5000).experiments?.try).toMatchObject({ winner: null, why: "below-minimum" });
});

it("acceptance 20: 1,000 contacts with a rate of Beta(2, 98) spread as beta-binomials do, and as binomials when it is certain", () => {
  const mail = (converted: unknown) => ({
    id: "mail",
    kind: "email",
    config: { response: { delivered: 1, converted, optedOut: 0, complained: 0 } },
  });
  const spread = (converted: unknown) => {
    const counts = Array.from({ length: 2 }).flatMap((_, batch) => {
      const journey = testJourney([everyone, mail(converted)], ["in -> mail"], { goal: null });
      const { ranges } = runHere(testInput(journey, plainBase(1000), { replications: 200, seed: batch + 1 }));
      return [ranges["outcomes.converted"]];
    });
    return counts.map((range) => (range?.p90 ?? 0) - (range?.p10 ?? 0));
  };
  // 80 % of a normal distribution lie within 2.56 standard deviations; the beta-binomial is skewed and somewhat narrower there.
  for (const width of spread({ p: 0.02, per: "delivered", n: 100 })) expect(width).toBeGreaterThan(25);
  for (const width of spread({ p: 0.02, per: "delivered" })) expect(width).toBeLessThan(16);
});

it("lets journeys in one run share caps and pools", () => {
  const one = testJourney([everyone, { id: "mail", kind: "email" }], ["in -> mail"], { id: "one" });
  const other = testJourney([everyone, { id: "mail", kind: "email" }], ["in -> mail"], { id: "other" });
  const workspace = {
    caps: [{ channel: "any", count: 1, window: { kind: "rolling" as const, days: 7 } }],
    controlPercent: 0,
    parameters: [],
  };
  const results = runHere({ ...testInput(one, plainBase(100)), together: [other], workspace });
  expect(results.nodes.mail?.sent).toBe(100);
  expect(results.manifest.together).toEqual(["Test"]);
  expect(results.manifest.togetherHashes).toHaveLength(1);
});

it("serves two requests of one subscriber in their places, and never more than a pool has slots", () => {
  const pools = [{ id: "calls", perDay: 3, days: everyDay, from: "09:00", to: "17:00", patienceDays: 2 }];
  const calling = (id: string) =>
    testJourney([everyone, { id: "ring", kind: "call", config: { pool: "calls", response: { answered: 0 } } }], ["in -> ring"], {
      ...{ id, goal: null, settings: { model: neutral, pools } },
    });
  const input = { ...testInput(calling("one"), plainBase(6), { horizonDays: 2 }), together: [calling("other")] };
  const { program } = compileRun(input);
  const { log } = interpret(program);
  const { counts, decisions } = solveHere({ program, sendsOf: null }, 0);
  const tracer = new Tracer(program, 0, decisions);
  for (let row = 0; row < 6; row++) expect(tracer.log(row)).toEqual(log.filter((entry) => entry.row === row));
  expect([...(counts.pools[0]?.periods ?? [])]).toEqual([3, 3]);
  reconcile(program, counts);
});

it("goes on with cheaper messages days after dearer ones cannot be paid any more, until these cannot either", () => {
  const nodes = [
    everyone,
    { id: "dear", kind: "email", config: { cost: 13 } },
    { id: "pause", kind: "wait", config: { for: { hours: 48 } } },
    { id: "cheap", kind: "email", config: { cost: 2, response: { optedOut: 0, complained: 0 } } },
  ];
  const journey = testJourney(nodes, ["in -> dear", "dear -> pause", "pause -> cheap"], {
    ...{ goal: null, settings: { model: neutral, budget: { total: 50 } } },
  });
  const { nodes: found, budget } = runHere(testInput(journey, plainBase(10)));
  // 3 × 13 leave 11, of which 5 × 2 can be paid.
  expect([found.dear?.sent, found.cheap?.sent, budget?.committed]).toEqual([3, 5, 49]);
});

it("decides an experiment that is due between two charges of one stretch of a budget", () => {
  const none = { delivered: 1, opened: 0, clicked: 0, converted: 0, optedOut: 0, complained: 0 };
  const base = testBase(
    Array.from({ length: 200 }, (_, row) => `k${row}`),
    [{ id: "half", type: "number", values: Array.from({ length: 200 }, (_, row) => row % 2) }],
  );
  const arms = ["a", "b"].map((id) => ({ id, percent: 50 }));
  const journey = testJourney(
    [
      { id: "first", kind: "audience", config: { segment: { field: "half", op: "=", value: 0 }, at: "2026-03-02T00:00" } },
      { id: "second", kind: "audience", config: { segment: { field: "half", op: "=", value: 1 }, at: "2026-03-02T06:06" } },
      { id: "dear", kind: "email", config: { cost: 10, response: none, retry: { attempts: 1, afterHours: 5 } } },
      { id: "cheap", kind: "email", config: { cost: 1, response: none } },
      { id: "try", kind: "experiment", config: { arms, metric: "opened", decideAfterHours: 1, minimum: 1 } },
      { id: "one", kind: "email", config: { cost: 0, response: none } },
      { id: "other", kind: "email", config: { cost: 0, response: none } },
    ],
    ["first -> dear", "second -> cheap", "dear -> try", "try:a -> one", "try:b -> other"],
    { settings: { budget: { total: 505 } } },
  );
  // A stretch of a run of 1,100 days is longer than the hour after which the experiment is decided.
  const { compiled } = compileTest(journey, base, { horizonDays: 1100 });
  expect(solveHere(compiled, 0).counts).toEqual(tally(compiled.program, interpret(compiled.program)));
});

it("agrees with the reference over a base of several blocks, with everything that is shared at work", () => {
  const { compiled } = compileTest(everything(), baseInOrder(Array.from({ length: 2300 }, (_, row) => row)), { horizonDays: 12 });
  expect(solveHere(compiled, 0).counts).toEqual(tally(compiled.program, interpret(compiled.program)));
}, 120_000);

it("lets others have a turn while a pool serves thousands at one moment", () => {
  const pools = [
    { id: "calls", servers: 1, perDay: 100_000, handlingSeconds: 1, handling: "fixed", days: everyDay, from: "09:00", to: "17:00" },
  ];
  const ring = { id: "ring", kind: "call", config: { pool: "calls", response: { answered: 0 } } };
  const { compiled } = compileTest(
    testJourney([everyone, ring], ["in -> ring"], { goal: null, settings: { model: neutral, pools } }),
    plainBase(3000),
    {
      horizonDays: 2,
    },
  );
  const errands = new Solver(compiled).solve(0);
  let turns = 0;
  let found: Found | undefined;
  for (let step = errands.next(found); !step.done; step = errands.next(found)) {
    if (step.value === null) {
      turns++;
      continue;
    }
    const { pass, rows } = step.value;
    const runner = new PassRunner(compiled.program, pass);
    if (rows) for (const row of rows) runner.run(row);
    else for (let row = 0; row < 3000; ) row = runner.runBlock(row, 3000);
    found = runner.found();
  }
  expect(turns).toBeGreaterThan(5);
});
