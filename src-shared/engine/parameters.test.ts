import { expect, it } from "vitest";
import type { ProjectParameter } from "../model/parameters.ts";
import type { Segment } from "../model/segment.ts";
import { compileRun } from "./compile/index.ts";
import { runHere, solveHere } from "./local.ts";
import { type EngineInput, plainWorkspace, type Workspace } from "./options.ts";
import { interpret } from "./reference/interpreter.ts";
import { tally } from "./reference/tally.ts";
import { testBase } from "./testing/base.ts";
import { testInput, testJourney } from "./testing/run.ts";

const ROWS = 3000;
const plans = Array.from({ length: ROWS }, (_, row) => (row % 3 === 0 ? "Basic" : "Gig"));
const base = testBase(
  plans.map((_, row) => `subscriber-${row}`),
  [{ id: "plan", type: "text", values: plans }],
);
const basic: Segment = { field: "plan", op: "=", value: "Basic" };
const rate = (value: number, segment: Segment | null = null, more: Partial<ProjectParameter> = {}): ProjectParameter => ({
  ...{ layer: segment === null ? "workspace" : "segment", channel: "sms", stage: "clicked", value, per: "delivered", segment },
  ...{ segmentName: null, n: null, low: null, high: null, badge: "yours", source: "Set in the settings", ...more },
});
const stays = { optedOut: 0, complained: 0 };

function inputOf(
  workspace: Partial<Workspace>,
  settings: Record<string, unknown> = {},
  segments: Record<string, Segment> = {},
): EngineInput {
  const nodes = [
    { id: "in", kind: "audience", config: { segment: { all: [] } } },
    { id: "mail", kind: "sms", config: { response: { delivered: 1, ...stays } } },
    { id: "again", kind: "sms", config: { response: { delivered: 1, clicked: 1, ...stays } } },
  ];
  const journey = testJourney(nodes, ["in -> mail", "mail -> again"], { goal: null, settings });
  return { ...testInput(journey, base, {}, { segments }), workspace: { ...plainWorkspace, ...workspace } };
}

const hashOf = (input: EngineInput) => compileRun(input).parameterHash;

it("gives the rates of a segment to those in it, under the node's own and over the workspace's", () => {
  const results = runHere(inputOf({ parameters: [rate(0), rate(1, basic)] }));
  expect(results.nodes.mail?.clicked).toBe(ROWS / 3);
  expect(results.nodes.again?.clicked).toBe(ROWS);
  const clicks = results.parameters.filter(({ node, stage }) => node === "mail" && stage === "clicked");
  expect(clicks).toMatchObject([
    { value: 0, badge: "yours" },
    { value: 1, badge: "yours", segment: expect.stringContaining("Basic") },
  ]);
  expect(results.parameters.filter(({ node, segment }) => node === "again" && segment !== undefined)).toEqual([]);
});

it("lets the first of two segments count", () => {
  const everyone: Segment = { all: [] };
  expect(runHere(inputOf({ parameters: [rate(1, basic), rate(0, everyone)] })).nodes.mail?.clicked).toBe(ROWS / 3);
  expect(runHere(inputOf({ parameters: [rate(0, everyone), rate(1, basic)] })).nodes.mail?.clicked).toBe(0);
});

it("agrees with the reference interpreter on the classes of a message", () => {
  const parameters = [rate(0.7, basic), rate(0.1), rate(0.4, basic, { stage: "converted", per: "clicked" })];
  for (const model of [undefined, { sigma: 0.8, fatigue: { on: true }, iota: 0.5 }]) {
    const compiled = compileRun(inputOf({ parameters }, model ? { model } : {}));
    expect(solveHere(compiled, 0).counts).toEqual(tally(compiled.program, interpret(compiled.program)));
  }
});

it("changes the parameter hash with every number, and with the rules of a segment by its name", () => {
  const named: Segment = { segment: "Low tier" };
  const hashes = [
    hashOf(inputOf({})),
    hashOf(inputOf({ parameters: [rate(0.3)] })),
    hashOf(inputOf({ parameters: [rate(0.3, basic)] })),
    hashOf(inputOf({ parameters: [rate(0.3, named)] }, {}, { "Low tier": basic })),
    hashOf(inputOf({ parameters: [rate(0.3, named)] }, {}, { "Low tier": { field: "plan", op: "=", value: "Gig" } })),
    hashOf(inputOf({ parameters: [rate(0.02, null, { stage: "cost", per: "sent" })] })),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

it("adds the limits of the workspace to the journey's", () => {
  const cap = (channel: string, count: number) => ({ channel, count, window: { kind: "rolling" as const, days: 7 } });
  const own = { caps: [cap("sms", 2)] };
  expect(runHere(inputOf({}, own)).nodes.again?.sent).toBe(ROWS);
  expect(runHere(inputOf({ caps: [cap("any", 1)] }, own)).nodes.again?.skipped["frequency-cap"]).toBe(ROWS);
});

it("holds out the larger of the two shares, and the smaller one lies inside it", () => {
  const control = (controlPercent: number, holdoutPercent: number) =>
    runHere(inputOf({ controlPercent }, { holdoutPercent })).journey.control;
  expect(control(10, 30)).toBe(control(0, 30));
  expect(control(30, 10)).toBe(control(0, 30));
  expect(control(0, 30)).toBeGreaterThan(ROWS / 5);
});
