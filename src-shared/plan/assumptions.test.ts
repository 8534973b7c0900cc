import { expect, it } from "vitest";
import { runHere } from "../engine/index.ts";
import { testBase } from "../engine/testing/base.ts";
import { testInput, testJourney } from "../engine/testing/run.ts";
import { assumptionText, makeAssumptions } from "./assumptions.ts";

it("names the segment of a rate that is not for everyone", () => {
  const nodes = [
    { id: "in", kind: "audience", config: { segment: { all: [] } } },
    { id: "mail", kind: "email" },
  ];
  const journey = testJourney(nodes, ["in -> mail"]);
  const input = testInput(journey, testBase(["a", "b"], [{ id: "plan", type: "text", values: ["Basic", "Gig"] }]));
  const parameter = {
    ...{ layer: "segment" as const, channel: "email", stage: "opened" as const, value: 0.3, per: "delivered" as const },
    ...{ segment: { field: "plan", op: "=" as const, value: "Basic" }, segmentName: "Basic tier", n: null, low: null, high: null },
    ...{ badge: "yours" as const, source: "Set in the settings" },
  };
  const results = runHere({ ...input, workspace: { caps: [], controlPercent: 0, parameters: [parameter] } });
  const opened = makeAssumptions({ journey, results } as Parameters<typeof makeAssumptions>[0]).filter(({ what }) =>
    /open rate/.test(what),
  );
  expect(opened.map(({ what, value, badge }) => [what, value, badge])).toEqual([
    ["Email: open rate", 0.22, "benchmark"],
    ["Email: open rate, for “Basic tier”", 0.3, "yours"],
  ]);
});

it("tells numbers of the response model as the shares, amounts and ratios that they are", () => {
  const model = {
    ...{ sigma: 0.8, iota: 0.5, fatigue: { on: true, lambda: 0.0004, kappa: 0.2, halfLifeDays: 7.5 } },
    ...{ baseline: { monthly: 0.1, segments: [] }, churn: { monthly: 0.0129, perContact: 1.5, perConversion: 0.5, segments: [] } },
    ...{ value: { arpuChange: 12.5, months: 12, margin: 0.625 }, preference: { factor: 1.25, otherwise: 0.9 } },
  };
  const nodes = [
    { id: "in", kind: "audience", config: { segment: { all: [] } } },
    { id: "mail", kind: "email" },
  ];
  const journey = testJourney(nodes, ["in -> mail"], { settings: { model } });
  const run = { journey, results: runHere(testInput(journey, testBase(["a"], []))) } as Parameters<typeof makeAssumptions>[0];
  const told = new Map(makeAssumptions(run).map((one) => [one.what, assumptionText(one, "USD")]));
  expect(Object.fromEntries(told)).toMatchObject({
    "Share of its conversions that a message causes": "50 %",
    "Spread of the log-odds between subscribers": "0.8",
    "Fatigue: loss of log-odds per unit of contact pressure": "0.0004",
    "Half-life of contact pressure, days": "7.5",
    "Share converting without contact, a month": "10 %",
    "Share churning, a month": "1.29 %",
    "Hazard of churn after a message, times": "1.5",
    "Change of revenue by a conversion, a month": "$12.50",
    "Months that a conversion counts": "12",
    "Share of revenue that is margin": "62.5 %",
    "Odds of responding by the preferred channel, times": "1.25",
    "Email: open rate": expect.stringMatching(/% per message delivered$/),
    "Email: cost": expect.stringMatching(/^\$.+ per message sent$/),
  });
});
