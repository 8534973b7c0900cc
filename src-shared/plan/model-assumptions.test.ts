import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compileRun } from "../engine/index.ts";
import { testBase } from "../engine/testing/base.ts";
import { testInput, testJourney } from "../engine/testing/run.ts";
import type { Results } from "../model/results.ts";
import { modelAssumptions } from "./model-assumptions.ts";

const base = testBase(
  ["a", "b"],
  [
    { id: "plan", type: "text", values: ["Basic", "Gig"] },
    { id: "likes", type: "text", role: "preferred-channel", values: ["email", "sms"] },
  ],
);

/** What the plan says of a response model, as the engine compiles it. */
function named(model: Record<string, unknown>): [string, number, string, string][] {
  const nodes = [
    { id: "in", kind: "audience", config: { segment: { all: [] } } },
    { id: "mail", kind: "email" },
    { id: "text", kind: "sms" },
  ];
  const journey = testJourney(nodes, ["in -> mail", "mail -> text"], { settings: { model } });
  const results = { model: compileRun(testInput(journey, base)).model } as Results;
  const run = { journey, results } as Parameters<typeof modelAssumptions>[0];
  return modelAssumptions(run).map(({ what, value, badge, source }) => [what, value, badge, source]);
}

const off = { sigma: 0, fatigue: { on: false }, iota: 1 };
const given = ["yours", "Given in the journey"];

it("names every factor of hours, weekdays and the preferred channel", () => {
  const model = {
    ...off,
    hours: [
      { channel: "email", from: "17:00", to: "20:00", factor: 1.3 },
      { channel: "any", from: "00:00", to: "07:00", factor: 0.5 },
    ],
    weekdays: [{ channel: "sms", days: ["Sat", "Sun"], factor: 0.8 }],
    preference: { factor: 1.5, otherwise: 0.9 },
  };
  expect(named(model)).toEqual([
    ["Odds of responding by the preferred channel, times", 1.5, ...given],
    ["Odds of responding by another channel than the preferred one, times", 0.9, ...given],
    ["Odds of responding to a message by email from 17:00 to 20:00, times", 1.3, ...given],
    ["Odds of responding to a message from 00:00 to 07:00, times", 0.5, ...given],
    ["Odds of responding to a message by SMS on Sat, Sun, times", 0.8, ...given],
  ]);
  expect(named(off)).toEqual([]);
});

it("names what a message adds to contact pressure while that tires subscribers, and what it acts on", () => {
  const what = named({ ...off, fatigue: { on: true, applyTo: "probability" } }).map(([text, value, badge]) => [text, value, badge]);
  expect(what).toEqual([
    ["Fatigue: loss of log-probability per unit of contact pressure", 0.15, "assumption"],
    ["Opt-outs: gain of log-probability per unit of contact pressure", 0.2, "assumption"],
    ["Half-life of contact pressure, days", 7, "assumption"],
    ["Email: what one message adds to contact pressure", 1, "assumption"],
    ["SMS: what one message adds to contact pressure", 1.5, "assumption"],
  ]);
});

it("says for which segment a rate without contact is", () => {
  const churn = { monthly: 0.01, segments: [{ segment: { field: "plan", op: "=", value: "Basic" }, monthly: 0.02 }] };
  expect(named({ ...off, churn }).map(([what, value]) => [what, value])).toContainEqual([
    "Share of a segment churning, a month: plan is Basic",
    0.02,
  ]);
});

it("names a heading of the dry run's page as the source of what is assumed", () => {
  const page = readFileSync(new URL("../../docs/dry-run.md", import.meta.url), "utf8");
  const sources = named({}).flatMap(([, , badge, source]) => (badge === "assumption" ? [source] : []));
  expect(new Set(sources).size).toBe(2);
  for (const source of sources) expect(page).toContain(`## ${/docs\/dry-run\.md, “(.+)”$/.exec(source)?.[1]}\n`);
});
