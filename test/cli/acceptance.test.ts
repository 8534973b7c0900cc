import { afterAll, describe, expect, it } from "vitest";
import type { Results } from "../../src-shared/model/results.ts";
import { expectBinomial, expectReconciled } from "./expect.ts";
import { baseCsv, everyone, journey, outcome } from "./journeys.ts";
import { Workplace } from "./workplace.ts";

/** Published and closed-form answers, asked of the command line over imported files; tolerance 4 standard deviations. */

const ROWS = 20_000;
const place = new Workplace("acceptance");
const base = place.project("base", baseCsv(ROWS));
const run = (document: unknown, ...options: string[]) => place.run(base, document, ...options);
const runText = (file: string, document: unknown, ...options: string[]) => place.runText(file, document, ...options);
afterAll(() => place.close());

describe("4: one email, with other numbers too", () => {
  it.each([
    [0.98, 0.35, 0.1, 0.08],
    [0.9, 0.5, 0.4, 0.3],
    [1, 1, 0.02, 0.5],
  ])("delivered %f, opened %f, clicked %f, converted %f", (delivered, opened, clicked, converted) => {
    const results = run(
      journey(
        [
          everyone(),
          {
            id: "mail",
            kind: "email",
            config: { message: "m", response: { delivered, opened, clicked, converted, optedOut: 0, complained: 0 } },
          },
        ],
        ["in -> mail"],
        { goal: null },
      ),
    );
    const mail = results.nodes.mail;
    expect(mail?.sent).toBe(ROWS);
    expectBinomial(mail?.delivered ?? 0, ROWS, delivered);
    // Opens come after a lognormal delay of median 4 h, sigma 2; 30 days let 0.47 % of them pass.
    const late = 0.0047;
    expect(Math.abs((mail?.opened ?? 0) - ROWS * delivered * opened * (1 - late))).toBeLessThan(
      4 * Math.sqrt(ROWS * delivered * opened) + 0.002 * ROWS,
    );
    expectBinomial(mail?.clicked ?? 0, mail?.opened ?? 0, clicked);
    expectBinomial(mail?.converted ?? 0, mail?.clicked ?? 0, converted);
    expectReconciled(results);
  });
});

const leaves = { exitWhen: { event: "opted-out", atLeast: 1 } };

type Rates = readonly [converted: number, optedOut: number, cost: number];

describe("5: email, SMS, call; either outcome exits", () => {
  it.each<{ mail: Rates; text: Rates; phone: Rates }>([
    { mail: [0.04, 0.005, 0.005], text: [0.06, 0.02, 0.02], phone: [0.03, 0, 6] },
    { mail: [0.1, 0.02, 0.01], text: [0.2, 0.1, 0.05], phone: [0.15, 0.05, 12.5] },
  ])("%j", ({ mail, text, phone }) => {
    const results = run(
      journey(
        [everyone(), outcome("mail", "email", ...mail), outcome("text", "sms", ...text), outcome("phone", "call", ...phone)],
        ["in -> mail", "mail -> text", "text -> phone"],
        leaves,
      ),
    );
    const left1 = 1 - mail[0] - mail[1];
    const left2 = left1 * (1 - text[0] - text[1]);
    expect(results.nodes.mail?.entered).toBe(ROWS);
    expectBinomial(results.nodes.text?.entered ?? 0, ROWS, left1);
    expectBinomial(results.nodes.phone?.entered ?? 0, ROWS, left2);
    expectBinomial(results.outcomes.converted, ROWS, mail[0] + left1 * text[0] + left2 * phone[0]);
    expectBinomial(results.journey.completed, ROWS, left2 * (1 - phone[0] - phone[1]));
    const cost = (mail[2] + left1 * text[2] + left2 * phone[2]) * ROWS;
    expect(Math.abs(results.money.cost - cost)).toBeLessThan(4 * phone[2] * Math.sqrt(ROWS * left2 * (1 - left2)) + 1);
    // The cost is the counts times the prices, to the cent.
    const exact =
      (results.nodes.mail?.sent ?? 0) * mail[2] + (results.nodes.text?.sent ?? 0) * text[2] + (results.nodes.phone?.sent ?? 0) * phone[2];
    expect(results.money.cost).toBeCloseTo(exact, 2);
    expectReconciled(results);
  });
});

describe("6: the call tries again", () => {
  it.each([0.35, 0.6])("with probability %f", (again) => {
    const converted = 0.03;
    // Of those the call does not convert, so many try again that the share of all calls is `again`.
    const percent = (100 * again) / (1 - converted);
    const results = run(
      journey(
        [
          everyone(),
          outcome("phone", "call", converted, 0, 6),
          {
            id: "again",
            kind: "random-split",
            config: {
              shares: [
                { id: "yes", percent },
                { id: "no", percent: 100 - percent },
              ],
            },
          },
          { id: "hour", kind: "wait", config: { for: { hours: 1 } } },
        ],
        ["in -> phone", "phone -> again", "again.yes -> hour", "hour -> phone"],
      ),
    );
    const calls = results.nodes.phone?.sent ?? 0;
    const expected = ROWS / (1 - again);
    const deviation = Math.sqrt((ROWS * again) / (1 - again) ** 2);
    expect(Math.abs(calls - expected)).toBeLessThan(4 * deviation);
    expectBinomial(results.outcomes.converted, ROWS, converted / (1 - again));
    expectReconciled(results);
  });
});

describe("23: expected visits of an absorbing chain", () => {
  it("agree with N = (I - Q)^-1", () => {
    const share = (id: string, shares: Record<string, number>) => ({
      id,
      kind: "random-split",
      config: { shares: Object.entries(shares).map(([outlet, percent]) => ({ id: outlet, percent })) },
    });
    const pause = (id: string) => ({ id, kind: "wait", config: { for: { hours: 2 } } });
    const results = run(
      journey(
        [
          everyone(),
          share("a", { b: 50, c: 30, out: 20 }),
          pause("wb"),
          share("b", { a: 40, c: 35, out: 25 }),
          pause("wc"),
          share("c", { a: 10, b: 60, out: 30 }),
          pause("wa"),
        ],
        ["in -> a", "a.b -> wb", "a.c -> wc", "wb -> b", "b.a -> wa", "b.c -> wc", "wc -> c", "c.a -> wa", "c.b -> wb", "wa -> a"],
      ),
    );
    // Visits v solve v = e_a + v Q with Q over (a, b, c); solved here by iteration.
    const q = [
      [0, 0.5, 0.3],
      [0.4, 0, 0.35],
      [0.1, 0.6, 0],
    ];
    let v = [1, 0, 0];
    for (let step = 0; step < 500; step++)
      v = [0, 1, 2].map((to) => (to === 0 ? 1 : 0) + [0, 1, 2].reduce((sum, from) => sum + (v[from] ?? 0) * (q[from]?.[to] ?? 0), 0));
    for (const [at, id] of ["a", "b", "c"].entries()) {
      const mean = v[at] ?? 0;
      // Visits of one subscriber vary at most about as a geometric count of the same mean.
      expect(Math.abs((results.nodes[id]?.entered ?? 0) / ROWS - mean)).toBeLessThan((4 * Math.sqrt(mean * (mean + 1))) / Math.sqrt(ROWS));
    }
    expectReconciled(results);
  });
});

describe("3: the same bytes", () => {
  const design = (extra = false) =>
    journey(
      [
        everyone(),
        { id: "who", kind: "split", config: { branches: [{ id: "heavy", segment: { field: "usage", op: ">=", value: 250 } }] } },
        outcome("mail", "email", 0.04, 0.005, 0.005),
        outcome("text", "sms", 0.06, 0.02, 0.02),
        { id: "pause", kind: "wait", config: { until: { weekdays: ["Tue", "Thu"], time: "10:00" } } },
        outcome("phone", "call", 0.03, 0.01, 6),
        ...(extra ? [{ id: "alone", kind: "sms", config: {} }] : []),
      ],
      ["in -> who", "who.heavy -> mail", "who.else -> text", "mail -> pause", "text -> pause", "pause -> phone"],
      { ...leaves, settings: { quietHours: { from: "21:00", to: "08:00", then: "hold" }, holdoutPercent: 7 } },
    );

  it("for a second run, 2 and 4 workers, and an unconnected node more", () => {
    const first = runText(base, design());
    expect(runText(base, design())).toBe(first);
    expect(runText(base, design(), "--workers", "1")).toBe(first);
    expect(runText(base, design(), "--workers", "2")).toBe(first);
    expect(runText(base, design(), "--workers", "4")).toBe(first);
    expect(runText(base, design(true))).toBe(first);
    expectReconciled(JSON.parse(first) as Results);
  });

  it("for the rows in another order, and other bytes for another seed", () => {
    const shuffled = place.project(
      "shuffled",
      baseCsv(ROWS, (row) => (row * 7919) % ROWS),
    );
    const first = runText(base, design());
    expect(runText(shuffled, design())).toBe(first);
    expect(runText(base, design(), "--seed", "2")).not.toBe(first);
  });
});
