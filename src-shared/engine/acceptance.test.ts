import { expect, it } from "vitest";
import type { NodeResult, Results } from "../model/results.ts";
import { runHere } from "./local.ts";
import { plainBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";

const everyone: TestNode = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const run = (count: number, nodes: TestNode[], edges: string[], more: Record<string, unknown> = {}, seed = 3): Results =>
  runHere(testInput(testJourney([everyone, ...nodes], edges, more), plainBase(count), { seed }));
const node = (results: Results, id: string): NodeResult => {
  const found = results.nodes[id];
  if (!found) throw new Error(`no node ${id}`);
  return found;
};
/** Within 4 standard deviations of a count of `n` that happens with probability `p`. */
const near = (count: number, n: number, p: number) => {
  expect(Math.abs(count - n * p), `${count} of ${n}, expected ${n * p}`).toBeLessThanOrEqual(4 * Math.sqrt(n * p * (1 - p)) + 1e-9);
};

for (const [rates, seeds] of [
  [{ delivered: 0.98, opened: 0.35, clicked: 0.1, converted: 0.08 }, [1, 2, 3, 4]],
  [{ delivered: 0.9, opened: 0.6, clicked: 0.25, converted: 0.5 }, [5, 6]],
] as const)
  it(`acceptance 4: the funnel of one email, ${JSON.stringify(rates)}`, () => {
    for (const seed of seeds) {
      // A window that no delay outlasts: the published counts know no end of it.
      const settings = { conversionWindowDays: 4000 };
      const journey = testJourney([everyone, { id: "mail", kind: "email", config: { response: rates } }], ["in -> mail"], { settings });
      const mail = node(runHere(testInput(journey, plainBase(10_000), { seed, horizonDays: 1100 })), "mail");
      expect(mail.sent).toBe(10_000);
      let p = 1;
      for (const stage of ["delivered", "opened", "clicked", "converted"] as const) {
        p *= rates[stage];
        near(mail[stage], 10_000, p);
      }
    }
  });

interface Step {
  convert: number;
  optOut: number;
  cost: number;
}

/** Email, SMS and call, each directly after the other; a conversion or an opt-out ends the journey. */
function threeSteps(
  mail: Step,
  text: Step,
  ring: Step,
  retry?: number,
): { nodes: TestNode[]; edges: string[]; more: Record<string, unknown> } {
  const message = (id: string, kind: string, { convert, optOut, cost }: Step): TestNode => ({
    ...{ id, kind },
    config: { cost, response: { converted: { p: convert, per: "sent" }, optedOut: { p: optOut, per: "sent" } } },
  });
  const nodes = [message("mail", "email", mail), message("text", "sms", text), message("ring", "call", ring)];
  const edges = ["in -> mail", "mail -> text", "text -> ring"];
  if (retry !== undefined) {
    // `retry` is a share of all calls; those who did not convert divide.
    const percent = (retry / (1 - ring.convert)) * 100;
    nodes.push({
      id: "again",
      kind: "random-split",
      config: {
        shares: [
          { id: "yes", percent },
          { id: "no", percent: 100 - percent },
        ],
      },
    });
    edges.push("ring -> again", "again:yes -> ring");
  }
  return { nodes, edges, more: { exitWhen: { event: "optedOut" } } };
}

const steps = [
  [
    { convert: 0.04, optOut: 0.005, cost: 0.005 },
    { convert: 0.06, optOut: 0.02, cost: 0.02 },
    { convert: 0.03, optOut: 0, cost: 6 },
  ],
  [
    { convert: 0.1, optOut: 0.05, cost: 0.01 },
    { convert: 0.02, optOut: 0.1, cost: 0.05 },
    { convert: 0.12, optOut: 0.03, cost: 8.5 },
  ],
] as const;

for (const [mail, text, ring] of steps)
  it(`acceptance 5: email, SMS, call, either outcome exits; ${JSON.stringify(mail)}`, () => {
    const n = 100_000;
    const { nodes, edges, more } = threeSteps(mail, text, ring);
    const results = run(n, nodes, edges, more);
    const afterMail = 1 - mail.convert - mail.optOut;
    const afterText = afterMail * (1 - text.convert - text.optOut);
    expect(node(results, "mail").entered).toBe(n);
    near(node(results, "text").entered, n, afterMail);
    near(node(results, "ring").entered, n, afterText);
    near(results.journey.exited.goal ?? 0, n, mail.convert + afterMail * text.convert + afterText * ring.convert);
    near(results.journey.exited["exit-criteria"] ?? 0, n, mail.optOut + afterMail * text.optOut + afterText * ring.optOut);
    near(results.journey.completed, n, afterText * (1 - ring.convert - ring.optOut));
    expect(results.outcomes.converted).toBe(results.journey.exited.goal);
    const sent = (id: string) => node(results, id).sent;
    expect(results.money.cost).toBeCloseTo(sent("mail") * mail.cost + sent("text") * text.cost + sent("ring") * ring.cost, 2);
    const perEntrant = mail.cost + afterMail * text.cost + afterText * ring.cost;
    expect(Math.abs(results.money.cost / n - perEntrant)).toBeLessThan(4 * ring.cost * Math.sqrt((afterText * (1 - afterText)) / n));
  });

it("acceptance 5: the published numbers themselves", () => {
  const [mail, text, ring] = steps[0];
  const afterMail = 1 - mail.convert - mail.optOut;
  const afterText = afterMail * (1 - text.convert - text.optOut);
  expect([afterMail, afterText]).toEqual([expect.closeTo(0.955, 10), expect.closeTo(0.8786, 10)]);
  expect(mail.cost + afterMail * text.cost + afterText * ring.cost).toBeCloseTo(5.2957, 4);
});

for (const [ring, retry] of [
  [steps[0][2], 0.35],
  [{ convert: 0.2, optOut: 0, cost: 3 }, 0.5],
] as const)
  it(`acceptance 6: the call tries again with ${retry}`, () => {
    const n = 100_000;
    const [mail, text] = steps[0];
    const { nodes, edges, more } = threeSteps(mail, text, ring, retry);
    const results = run(n, nodes, edges, more);
    const reached = 0.8786;
    const calls = reached / (1 - retry);
    if (retry === 0.35) expect(calls).toBeCloseTo(1.3517, 4);
    // Visits are geometric with ratio `retry`: their second moment bounds the deviation.
    const deviation = 4 * Math.sqrt((reached * (1 + retry)) / (1 - retry) ** 2 / n);
    expect(Math.abs(node(results, "ring").sent / n - calls)).toBeLessThan(deviation);
    near(results.outcomes.converted, n, 0.04 + 0.955 * 0.06 + calls * ring.convert);
  });

const message = (cap: Record<string, unknown>, start: string): Results => {
  const journey = testJourney(
    [
      everyone,
      { id: "mail", kind: "email", config: { response: { optedOut: 0, complained: 0 } } },
      { id: "day", kind: "wait", config: { for: { hours: 24 } } },
    ],
    ["in -> mail", "mail -> day", "day -> mail"],
    { goal: null, settings: { caps: [{ channel: "any", count: 2, window: cap }] } },
  );
  return runHere(testInput(journey, plainBase(1), { start, horizonDays: 14 }));
};
const sentOn = (results: Results) => results.days.filter(({ sent }) => sent.mail).map(({ day }) => day);

it("acceptance 7: a cap of 2 in 7 rolling days sends on days 0, 1, 7 and 8", () => {
  expect(sentOn(message({ kind: "rolling", days: 7 }, "2026-03-02T09:00"))).toEqual([0, 1, 7, 8]);
  expect(sentOn(message({ kind: "rolling", days: 3 }, "2026-03-02T09:00"))).toEqual([0, 1, 3, 4, 6, 7, 9, 10, 12, 13]);
});

it("acceptance 8: a cap of 2 per week from Monday sends on days 0, 1, 3, 4, 10 and 11 from a Friday", () => {
  expect(sentOn(message({ kind: "week" }, "2026-03-06T09:00"))).toEqual([0, 1, 3, 4, 10, 11]);
  expect(sentOn(message({ kind: "week" }, "2026-03-04T09:00"))).toEqual([0, 1, 5, 6, 12, 13]);
  expect(sentOn(message({ kind: "month" }, "2026-02-26T09:00"))).toEqual([0, 1, 3, 4]);
  expect(sentOn(message({ kind: "day" }, "2026-03-06T09:00"))).toHaveLength(14);
});

it("acceptance 17: a hold-out of 10 % and of 5 %, nested, without a single send", () => {
  const nodes = [{ id: "mail", kind: "email" }];
  const share = (holdoutPercent: number) => run(100_000, nodes, ["in -> mail"], { settings: { holdoutPercent } });
  const [ten, five] = [share(10), share(5)];
  expect(Math.abs(ten.journey.control - 10_000)).toBeLessThanOrEqual(285);
  near(five.journey.control, 100_000, 0.05);
  for (const results of [ten, five]) {
    expect(node(results, "mail").skipped).toEqual({ "hold-out": results.journey.control });
    expect(node(results, "mail").sent + results.journey.control).toBe(100_000);
  }
});
