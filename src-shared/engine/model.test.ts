import { expect, it } from "vitest";
import { meanOdds } from "./compile/mean-odds.ts";
import { runHere } from "./local.ts";
import { plainBase } from "./testing/base.ts";
import { neutral, type TestNode, testInput, testJourney } from "./testing/run.ts";

const everyone: TestNode = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const mail = (id: string, response: Record<string, unknown>): TestNode => ({ id, kind: "email", config: { response } });

const resultsOf = (nodes: TestNode[], edges: string[], model: unknown, n: number, seed = 1) =>
  runHere(
    testInput(
      testJourney([everyone, ...nodes], edges, { goal: null, settings: { model: { ...neutral, ...(model as Record<string, unknown>) } } }),
      plainBase(n),
      { seed },
    ),
  );

/** Within four standard deviations of a share of `n`. */
function expectShare(count: number, n: number, p: number, what = "") {
  expect(Math.abs(count - n * p), `${what}: ${count} of ${n}, expected ${p}`).toBeLessThan(4 * Math.sqrt(n * p * (1 - p)) + 1e-9);
}

it("solves the middle so that the mean of each stage stays the parameter", () => {
  const [delivered, opened] = meanOdds([0.98, 0.35], [false, true], 0.8) as [number, number];
  expect(delivered).toBeCloseTo(0.98 / 0.02, 10);
  // The mean of a logistic normal with sigma 0.8, by an independent sum.
  let mean = 0;
  for (let z = -10; z < 10; z += 0.001) {
    const odds = opened * Math.exp(0.8 * z);
    mean += ((odds / (1 + odds)) * Math.exp((-z * z) / 2) * 0.001) / Math.sqrt(2 * Math.PI);
  }
  expect(mean).toBeCloseTo(0.35, 8);
  expect(meanOdds([0, 0.5, 1], [true, true, true], 0)).toEqual([0, 1, Number.POSITIVE_INFINITY]);
});

it("keeps the means of every stage however subscribers differ, and correlates the stages of one", () => {
  const n = 60_000;
  const response = { delivered: 0.98, opened: 0.35, clicked: 0.1, converted: 0.08, optedOut: 0.02, complained: 0.004 };
  const run = (sigma: number) =>
    resultsOf([mail("one", response), mail("two", response)], ["in -> one", "one -> two"], { sigma, fatigue: { on: false } }, n);
  const { one } = run(1.2).nodes;
  const sent = one?.sent ?? 0;
  expectShare(one?.delivered ?? 0, sent, 0.98, "delivered");
  expectShare(one?.opened ?? 0, sent, 0.98 * 0.35, "opened");
  expectShare(one?.clicked ?? 0, sent, 0.98 * 0.035, "clicked");
  expectShare(one?.converted ?? 0, sent, 0.98 * 0.0028, "converted");
  expectShare(one?.optedOut ?? 0, sent, 0.98 * 0.02, "opted out");
  expectShare(one?.complained ?? 0, sent, 0.98 * 0.004, "complained");
});

it("switches each part off exactly", () => {
  const response = { delivered: 0.9, opened: 0.4, clicked: 0.5, converted: 0.3, optedOut: 0.05 };
  const nodes = [mail("one", response), mail("two", response)];
  const run = (model: unknown) => JSON.stringify(resultsOf(nodes, ["in -> one", "one -> two"], model, 2000).nodes);
  const off = run(undefined);
  expect(run({ sigma: 0, fatigue: { on: false, lambda: 3 } })).toBe(off);
  expect(run({ sigma: 0, fatigue: { on: true, lambda: 0, kappa: 0 } })).toBe(off);
  expect(run({ sigma: 0.8, fatigue: { on: false } })).not.toBe(off);
  expect(run({ sigma: 0, fatigue: { on: true } })).not.toBe(off);
});

const weeks = (response: Record<string, unknown>, hours = 168) => {
  const nodes = Array.from({ length: 8 }, (_, week) => [
    mail(`mail${week}`, response),
    { id: `wait${week}`, kind: "wait", config: { for: { hours } } },
  ]).flat();
  const edges = Array.from({ length: 8 }, (_, week) => [
    `mail${week} -> wait${week}`,
    ...(week < 7 ? [`wait${week} -> mail${week + 1}`] : []),
  ]).flat();
  return { nodes, edges: ["in -> mail0", ...edges] };
};

it("acceptance 18: eight weekly emails under fatigue on the probability", () => {
  const n = 100_000;
  const { nodes, edges } = weeks({ delivered: 1, opened: { p: 0.35, delay: 0 }, clicked: 0, converted: 0, optedOut: 0, complained: 0 });
  const model = { sigma: 0, fatigue: { on: true, lambda: 0.15, kappa: 0.2, halfLifeDays: 7, applyTo: "probability" } };
  const results = resultsOf(nodes, edges, model, n);
  const expected = [0.35, 0.3247, 0.3128, 0.3069, 0.3041, 0.3027, 0.302, 0.3016];
  for (const [week, p] of expected.entries()) {
    const { sent = 0, opened = 0, delivered = 0 } = results.nodes[`mail${week}`] ?? {};
    expect([sent, delivered]).toEqual([n, n]);
    expectShare(opened, n, p, `week ${week}`);
    const pressure = Array.from({ length: week }, (_, before) => 2 ** -(before + 1)).reduce((sum, w) => sum + w, 0);
    expect(0.35 * Math.exp(-0.15 * pressure)).toBeCloseTo(p, 4);
  }
});

it("raises opt-outs and lowers odds by contact pressure, more by a call than by an email", () => {
  const n = 60_000;
  const response = { delivered: 1, opened: 0.3, clicked: 0, converted: 0, optedOut: 0.05, complained: 0 };
  const model = { sigma: 0, fatigue: { on: true, lambda: 0.5, kappa: 0.4, halfLifeDays: 7, applyTo: "odds" } };
  const after = (first: TestNode) =>
    resultsOf([first, mail("mail", response)], [`in -> ${first.id}`, `${first.id} -> mail`], model, n).nodes.mail;
  const odds = (p: number, factor: number) => (p / (1 - p)) * factor;
  const share = (o: number) => o / (1 + o);
  const email = after(mail("first", { ...response, opened: 0, optedOut: 0 }));
  const call = after({ id: "first", kind: "call", config: { response: { answered: 0, converted: 0, optedOut: 0, complained: 0 } } });
  for (const [found, weight] of [
    [email, 1],
    [call, 3],
  ] as const) {
    expectShare(found?.opened ?? 0, n, share(odds(0.3, Math.exp(-0.5 * weight))), `opened after ${weight}`);
    expectShare(found?.optedOut ?? 0, n, share(odds(0.05, Math.exp(0.4 * weight))), `opted out after ${weight}`);
  }
});

it("names the numbers of the model with where they came from", () => {
  const { model, badge } = resultsOf([mail("one", {})], ["in -> one"], { sigma: 0.5, fatigue: { on: true, lambda: 0.1 } }, 10);
  expect(model?.map(({ name, value, badge: from }) => [name, value, from])).toEqual([
    ["sigma", 0.5, "yours"],
    ["lambda", 0.1, "yours"],
    ["kappa", 0.2, "assumption"],
    ["halfLifeDays", 7, "assumption"],
  ]);
  expect(badge).toBe("assumption");
});

const month = 30 * 86_400;
const within = (monthly: number, seconds: number) => 1 - (1 - monthly) ** (seconds / month);
const quiet: TestNode = { id: "wait", kind: "wait", config: { for: { hours: 1 } } };

it("lets subscribers convert and churn without contact at their hazards, in the run as in the twin", () => {
  const n = 40_000;
  const model = { ...neutral, baseline: { monthly: 0.06 }, churn: { monthly: 0 } };
  const { outcomes, nodes } = resultsOf([quiet], ["in -> wait"], model, n);
  expectShare(outcomes.converted, n, within(0.06, 90 * 86_400), "converted");
  expect(outcomes).toMatchObject({ attributed: 0, incremental: 0, churned: 0 });
  expect(nodes.wait?.converted).toBe(0);
  const churning = resultsOf([quiet], ["in -> wait"], { ...neutral, churn: { monthly: 0.0129 } }, n).outcomes;
  expectShare(churning.churned, n, within(0.0129, 90 * 86_400), "churned");
  // Whoever churned first no longer converts: competing hazards.
  const both = resultsOf([quiet], ["in -> wait"], { ...neutral, baseline: { monthly: 0.3 }, churn: { monthly: 0.2 } }, n).outcomes;
  const [g, c] = [-Math.log(0.7), -Math.log(0.8)];
  expectShare(both.converted, n, (g / (g + c)) * (1 - Math.exp(-3 * (g + c))), "converted before churn");
});

it("attributes what follows a message within the window, and counts as incremental only what the twin does not do", () => {
  const n = 60_000;
  const response = { delivered: 1, opened: { p: 1, delay: 0 }, clicked: 1, converted: 0.1, optedOut: 0, complained: 0 };
  const model = { ...neutral, iota: 0.3, baseline: { monthly: 0.06 } };
  const { outcomes, nodes } = resultsOf([mail("mail", response)], ["in -> mail"], model, n);
  expectShare(nodes.mail?.converted ?? 0, n, 0.03, "caused");
  expect(outcomes.incremental).toBe(nodes.mail?.converted);
  const alone = outcomes.converted - (nodes.mail?.converted ?? 0);
  expectShare(alone, n, within(0.06, 90 * 86_400), "without contact");
  expectShare(outcomes.attributed - (nodes.mail?.converted ?? 0), n, 0.06, "without contact, within the window");
  const off = { ...neutral, iota: 1, baseline: null, churn: null };
  expect(resultsOf([mail("mail", response)], ["in -> mail"], off, 500)).toEqual({
    ...resultsOf([mail("mail", response)], ["in -> mail"], undefined, 500),
    manifest: expect.anything(),
  });
});

it("keeps the overall rate of opting out where messages cause only a part of their conversions", () => {
  const n = 60_000;
  const response = { delivered: 1, opened: 1, clicked: 1, converted: 0.5, optedOut: 0.1, complained: 0.02 };
  const { mail: found } = resultsOf([mail("mail", response)], ["in -> mail"], { ...neutral, iota: 0.2 }, n).nodes;
  expectShare(found?.converted ?? 0, n, 0.1, "converted");
  expectShare(found?.optedOut ?? 0, n, 0.1, "opted out");
  expectShare(found?.complained ?? 0, n, 0.02, "complained");
});

it("lets contacts harm: a ratio above 1 makes more churn than in the twin, and it costs", () => {
  const n = 40_000;
  const response = { delivered: 1, opened: 0, clicked: 0, converted: 0, optedOut: 0, complained: 0 };
  const model = { ...neutral, churn: { monthly: 0.05, perContact: 2 }, value: { arpuChange: 10, months: 6, margin: 0.5, arpu: 40 } };
  const results = resultsOf([{ id: "mail", kind: "email", config: { response, cost: 0.5 } }], ["in -> mail"], model, n);
  const alone = resultsOf([quiet], ["in -> wait"], model, n);
  expectShare(results.outcomes.churned, n, 1 - (1 - 0.05) ** 6, "churned at twice the hazard");
  expect(alone.money).toEqual({ cost: 0, revenue: 0, incrementalMargin: 0, roi: null });
  const lost = results.outcomes.churned - alone.outcomes.churned;
  expect(results.money.incrementalMargin).toBe(-lost * 40 * 6 * 0.5);
  expect(results.money.cost).toBe(n * 0.5);
  expect(results.money.roi).toBeCloseTo((results.money.incrementalMargin - n * 0.5) / (n * 0.5), 10);
});

it.each(["odds", "probability"])("lets nobody opt out at a rate of 0, however great the pressure on the %s", (applyTo) => {
  const rest = [
    { id: "ring", kind: "call", config: { response: { answered: 0.5, converted: 0, optedOut: 0, complained: 0.001 } } },
    { id: "hour", kind: "wait", config: { for: { hours: 1 } } },
  ];
  const fatigue = { on: true, lambda: 0, kappa: 10, halfLifeDays: 3650, applyTo };
  const { ring } = resultsOf(rest, ["in -> ring", "ring -> hour", "hour -> ring"], { fatigue }, 100).nodes;
  expect(ring?.complained).toBeGreaterThan(0);
  expect(ring?.optedOut).toBe(0);
});

it("ends the journey by its goal when a subscriber converts without contact, and sends nothing to who has churned", () => {
  const later: TestNode[] = [{ id: "pause", kind: "wait", config: { for: { hours: 60 * 24 } } }, mail("mail", { delivered: 1, opened: 0 })];
  const journey = testJourney([everyone, ...later], ["in -> pause", "pause -> mail"], {
    settings: { model: { ...neutral, baseline: { monthly: 0.2 }, churn: { monthly: 0.1 } } },
  });
  const n = 20_000;
  const results = runHere(testInput(journey, plainBase(n), {}));
  const [g, c] = [-Math.log(0.8), -Math.log(0.9)];
  expectShare(results.journey.exited.goal ?? 0, n, (g / (g + c)) * (1 - Math.exp(-2 * (g + c))), "goal");
  expectShare(results.nodes.mail?.skipped.churned ?? 0, n, (c / (g + c)) * (1 - Math.exp(-2 * (g + c))), "churned");
});

it("takes the defaults of the rules where a journey says nothing, and says that they are assumptions", () => {
  const nodes = [mail("mail", {}), { id: "text", kind: "sms" }];
  const results = (settings: Record<string, unknown>) =>
    runHere(testInput(testJourney([everyone, ...nodes], ["in -> mail", "mail -> text"], { settings }), plainBase(3000)));
  const { model, ...absent } = results({ model: {} });
  expect(model?.map(({ name, value, badge }) => [name, value, badge])).toEqual([
    ["iota.email", 0.3, "assumption"],
    ["iota.sms", 0.4, "assumption"],
    ["sigma", 0.8, "assumption"],
    ["lambda", 0.15, "assumption"],
    ["kappa", 0.2, "assumption"],
    ["halfLifeDays", 7, "assumption"],
  ]);
  const written = { sigma: 0.8, fatigue: { on: true, lambda: 0.15, kappa: 0.2, halfLifeDays: 7, applyTo: "odds" }, iota: null };
  const { model: _, ...same } = results({ model: written });
  expect({ ...same, manifest: null }).toEqual({ ...absent, manifest: null });
  expect(results({ model: undefined }).nodes).toEqual(absent.nodes);
});
