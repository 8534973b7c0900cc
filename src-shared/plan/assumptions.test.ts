import { expect, it } from "vitest";
import { runHere } from "../engine/index.ts";
import { testBase } from "../engine/testing/base.ts";
import { testInput, testJourney } from "../engine/testing/run.ts";
import { makeAssumptions } from "./assumptions.ts";

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
