import { expect, it } from "vitest";
import { InputError } from "../lib/input-error.ts";
import { compileRun } from "./compile/index.ts";
import { runHere } from "./local.ts";
import type { EngineOptions } from "./options.ts";
import { plainBase, testBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";

const everyone: TestNode = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const mail: TestNode = { id: "mail", kind: "email" };

/** Where and what a run refuses. */
function refusal(change: {
  nodes?: TestNode[];
  edges?: string[];
  more?: Record<string, unknown>;
  options?: Partial<EngineOptions>;
  base?: ReturnType<typeof plainBase>;
}): { where: string | undefined; message: string; code: string } {
  const journey = testJourney(change.nodes ?? [everyone, mail], change.edges ?? ["in -> mail"], change.more);
  try {
    runHere(testInput(journey, change.base ?? plainBase(10), change.options));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { where: error.where, message: error.message, code: error.code };
  }
  return { where: undefined, message: "", code: "" };
}

const model = (members: Record<string, unknown>) => refusal({ more: { settings: { model: members } } });

it("runs every part of the response model, and refuses rules that do not fit the data", () => {
  expect(model({ sigma: 0.8, fatigue: { on: true } }).where).toBeUndefined();
  expect(model({ iota: 0.3, baseline: { monthly: 0.01 }, churn: { monthly: 0.01 }, value: { arpuChange: 5 } }).where).toBeUndefined();
  const segments = [{ segment: { field: "tenure", op: "<", value: 3 }, monthly: 0.1 }];
  expect(model({ churn: { monthly: 0.01, segments } }).where).toMatch(/^settings\.model\.churn\.segments\[0\]\.segment/);
  expect(model({ referral: { mean: 1, promoters: { field: "nps", op: ">", value: 8 } } }).where).toMatch(
    /^settings\.model\.referral\.promoters/,
  );
  expect(model({ hours: [{ from: "09:00", to: "12:00", factor: 2 }], weekdays: [{ days: ["Mon"], factor: 2 }] }).where).toBeUndefined();
  expect(model({ preference: { factor: 2 }, referral: { mean: 1 }, uncertainty: true }).where).toBeUndefined();
});

it("refuses pools that are not there, cannot serve or never open", () => {
  const call = (pool: Record<string, unknown>, name = "calls") =>
    refusal({
      nodes: [everyone, { id: "ring", kind: "call", config: { pool: name } }],
      edges: ["in -> ring"],
      more: { settings: { pools: [{ id: "calls", ...pool }] } },
    });
  expect(call({ perDay: 200 }).where).toBeUndefined();
  expect(call({ perDay: 200 }, "visits")).toMatchObject({ code: "run-pool-unknown", where: "nodes[1].config.pool" });
  expect(call({})).toMatchObject({ code: "run-pool-capacity", where: "settings.pools[0]" });
  expect(call({ servers: 3 }).code).toBe("run-pool-capacity");
  expect(call({ perDay: 200, days: [] }).code).toBe("run-pool-hours");
  expect(call({ perDay: 200, from: "09:00", to: "09:00" }).code).toBe("run-pool-hours");
});

it("leaves nodes that no entry leads to alone", () => {
  const nodes = [everyone, mail, { id: "ring", kind: "call", config: { pool: "calls" } }];
  expect(refusal({ nodes }).where).toBeUndefined();
});

it("leaves notes and frames alone, and refuses edges to them", () => {
  const nodes = [everyone, mail, { id: "note", kind: "note", config: { text: "Ask Dana" } }];
  expect(refusal({ nodes }).where).toBeUndefined();
  expect(refusal({ nodes, edges: ["in -> mail", "mail -> note"] })).toMatchObject({ code: "run-edge-into-note", where: "edges[1].to" });
});

it("refuses quiet hours of no length", () => {
  expect(refusal({ more: { settings: { quietHours: { from: "21:00", to: "21:00" } } } }).where).toBe("settings.quietHours");
});

it("refuses a journey without audience, two edges at one outlet, and an edge into an entry", () => {
  expect(refusal({ nodes: [mail], edges: [] }).code).toBe("run-no-entry");
  const text = { id: "text", kind: "sms" };
  expect(refusal({ nodes: [everyone, mail, text], edges: ["in -> mail", "in -> text"] }).where).toBe("edges[1]");
  expect(refusal({ edges: ["in -> mail", "mail -> in"] }).where).toBe("edges[1].to");
});

it("names the numbers of a message that contradict each other", () => {
  const response = { opened: 0.1, converted: { p: 0.3, per: "sent" } };
  expect(refusal({ nodes: [everyone, { ...mail, config: { response } }] })).toMatchObject({
    where: "nodes[1].config.response.converted",
    message: expect.stringContaining('"opened"'),
  });
  const cost = { amount: 2, per: "answered" };
  expect(refusal({ nodes: [everyone, { ...mail, config: { cost } }] }).where).toBe("nodes[1].config.cost.per");
});

it("refuses unknown time zones, starts that are none, and runs beyond the zone database", () => {
  expect(refusal({ more: { settings: { timeZone: "Mars/Olympus" } } }).where).toBe("settings.timeZone");
  expect(refusal({ options: { start: "tomorrow" } }).where).toBe("start");
  expect(refusal({ options: { start: "2037-12-01T00:00" } }).code).toBe("run-too-late");
});

it("refuses waits for fields that hold no date, and roles on fields of the wrong type", () => {
  const wait = { id: "wait", kind: "wait", config: { until: { field: "due" } } };
  const nodes = [everyone, wait];
  const edges = ["in -> wait"];
  expect(refusal({ nodes, edges }).where).toBe("nodes[1].config.until.field");
  const due = testBase(["a"], [{ id: "due", type: "text", values: ["soon"] }]);
  expect(refusal({ nodes, edges, base: due }).message).toContain("text");
  const consent = testBase(["a"], [{ id: "ok", type: "text", role: "consent:email", values: ["yes"] }]);
  expect(refusal({ base: consent }).where).toBe("field ok");
});

it("refuses rules on responses that it cannot count", () => {
  const exit = (exitWhen: unknown) => refusal({ more: { exitWhen } }).where;
  expect(exit({ event: "opened", after: "2026-03-01" })).toBe("exitWhen");
  expect(exit({ all: [{ event: "opened", where: { field: "subject", op: "=", value: "x" } }] })).toBe("exitWhen.all[0].where");
  expect(exit({ event: "opened", where: { field: "node", op: "=", value: "nobody" } })).toBe("exitWhen.where");
  expect(exit({ event: "opened", where: { field: "node", op: "=", value: "mail" } })).toBeUndefined();
});

it("refuses waits for events that never happen, and from nodes that send nothing", () => {
  const listen = (config: Record<string, unknown>) =>
    refusal({
      nodes: [everyone, mail, { id: "listen", kind: "wait-for-event", config: { event: "opened", ...config } }],
      edges: ["in -> mail", "mail -> listen"],
    });
  expect(listen({ event: "bought" })).toMatchObject({ where: "nodes[2].config.event", message: expect.stringContaining("bought") });
  expect(listen({ from: "in" })).toMatchObject({ where: "nodes[2].config.from" });
  expect(listen({ where: { field: "subject", op: "=", value: "x" } }).where).toBe("nodes[2].config.where");
  expect(listen({ from: "mail" }).where).toBeUndefined();
});

it("gives the place of a wrong rule in the journey", () => {
  const config = { segment: { all: [{ field: "tenure", op: "<", value: 3 }] } };
  expect(refusal({ nodes: [{ id: "in", kind: "audience", config }, mail] }).where).toMatch(/^nodes\[0\]\.config\.segment\.all\[0\]/);
});

it("finds every fault at once", () => {
  const split = { id: "share", kind: "random-split", config: { shares: [{ id: "a", percent: 30 }] } };
  const journey = testJourney([everyone, mail, split], ["in -> mail", "mail -> share", "share:a -> in"]);
  try {
    compileRun(testInput(journey, plainBase(1)));
    expect.unreachable();
  } catch (error) {
    expect((error as InputError).more).toHaveLength(1);
  }
});
