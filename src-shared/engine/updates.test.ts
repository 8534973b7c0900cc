import { expect, it } from "vitest";
import { compileRun } from "./compile/index.ts";
import { runHere } from "./local.ts";
import { interpret } from "./reference/interpreter.ts";
import { type TestColumn, testBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";
import { traceSubscriber } from "./trace.ts";

const everyone: TestNode = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const silent = { delivered: 1, opened: 0, clicked: 0, converted: 0, optedOut: 0, complained: 0 };
const mail: TestNode = { id: "mail", kind: "email", config: { response: silent } };
const set = (fields: Record<string, unknown>, more: Record<string, unknown> = {}): TestNode => ({
  ...{ id: "set", kind: "update" },
  config: { set: fields, ...more },
});
const ask = (segment: unknown): TestNode => ({ id: "ask", kind: "split", config: { branches: [{ id: "yes", segment }] } });

/** Steps of the only subscriber, the same in both engines: `what node detail`. */
function story(nodes: TestNode[], edges: string[], columns: TestColumn[], more: Record<string, unknown> = {}): string[] {
  const { program } = compileRun(
    testInput(testJourney([everyone, ...nodes], edges, more), testBase(["a"], columns), { start: "2026-03-02" }),
  );
  const log = traceSubscriber(program, 0);
  expect(log).toEqual(interpret(program).log);
  return log.map(({ what, node, detail }) => `${what} ${program.nodes[node]?.id} ${detail}`.trim());
}

const plan: TestColumn = { id: "plan", type: "text", values: ["Basic"] };
const gold = { field: "plan", op: "=", value: "Gold" };

it("lets later splits see what an update has set, and nothing before it", () => {
  const edges = ["in -> set", "set -> ask"];
  expect(story([set({ plan: "Gold" }), ask(gold)], edges, [plan])).toContain("left ask yes");
  expect(story([set({ plan: "Silver" }), ask(gold)], edges, [plan])).toContain("left ask else");
  expect(story([set({ plan: "Gold" }), ask(gold)], ["in -> ask", "ask:else -> set"], [plan])).toContain("left ask else");
  expect(story([set({ plan: null }), ask({ field: "plan", op: "is-missing" })], edges, [plan])).toContain("left ask yes");
  expect(story([set({ plan: "Gold" }), ask({ none: [gold] })], edges, [plan])).toContain("left ask else");
});

it("asks the exit criteria at once after an update, or at the end of the step", () => {
  const run = (exitCheck: string) =>
    story([set({ plan: "Gold" }), mail], ["in -> set", "set -> mail"], [plan], { exitWhen: gold, settings: { exitCheck } });
  expect(run("at-once").slice(-2)).toEqual(["updated set plan = Gold", "exited set exit-criteria"]);
  expect(run("end-of-step").at(-1)).toBe("exited set exit-criteria");
});

it("changes what the send gate asks for", () => {
  const send = (fields: Record<string, unknown>, column: TestColumn) =>
    story([set(fields), mail], ["in -> set", "set -> mail"], [column]).find((line) => / mail /.test(line) && /skipped/.test(line)) ??
    "sent";
  const may = (value: boolean): TestColumn => ({ id: "may", type: "boolean", role: "consent:email", values: [value] });
  expect(send({ may: false }, may(true))).toBe("skipped mail no-consent");
  expect(send({ may: true }, may(false))).toBe("sent");
  expect(send({ at: null }, { id: "at", type: "text", role: "address:email", values: ["a@b.c"] })).toBe("skipped mail no-address");
  expect(send({ stop: true }, { id: "stop", type: "boolean", role: "suppressed", values: [null] })).toBe("skipped mail suppressed");
  expect(send({ left: "2026-03-01" }, { id: "left", type: "date", role: "churned", values: [null] })).toBe("skipped mail churned");
});

it("shows an opt-out to rules on consent and on its field", () => {
  const leaving: TestNode = { ...mail, config: { response: { ...silent, optedOut: 1 } } };
  const may: TestColumn = { id: "may", type: "boolean", role: "consent:email", values: [true] };
  const asked = (segment: unknown, columns: TestColumn[]) =>
    story([leaving, ask(segment)], ["in -> mail", "mail -> ask"], columns).find((line) => line.startsWith("left ask"));
  expect(asked({ consent: "email" }, [may])).toBe("left ask else");
  expect(asked({ consent: "email" }, [])).toBe("left ask else");
  expect(asked({ field: "may", op: "=", value: true }, [may])).toBe("left ask else");
  expect(asked({ consent: "sms" }, [may])).toBe("left ask yes");
});

it("waits until a date that was set, and lets later entries see it", () => {
  const due: TestColumn = { id: "due", type: "date", values: ["2026-03-20"] };
  const wait: TestNode = { id: "wait", kind: "wait", config: { until: { field: "due", time: "09:00" } } };
  const { program } = compileRun(
    testInput(testJourney([everyone, set({ due: "2026-03-05" }), wait], ["in -> set", "set -> wait"], {}), testBase(["a"], [due])),
  );
  expect(traceSubscriber(program, 0).find(({ what }) => what === "waits")?.until).toBe(Date.UTC(2026, 2, 5, 9) / 1000);
  const later: TestNode = { id: "later", kind: "audience", config: { segment: gold, at: "2026-03-09T00:00" } };
  const told = (value: string) =>
    story([set({ plan: value }), later, mail], ["in -> set", "later -> mail"], [plan], { settings: { reentry: { limit: 2 } } });
  expect(told("Gold")).toContain("sent mail");
  expect(told("Silver").some((line) => line.includes("later"))).toBe(false);
});

it("counts the stage that an update moves to, once for each instance", () => {
  const nodes = [everyone, set({}, { stage: "advocacy" }), { ...mail, stage: "advocacy" }];
  const results = runHere(testInput(testJourney(nodes, ["in -> set", "set -> mail"]), testBase(["a", "b"], [])));
  expect(results.stages.advocacy).toBe(2);
});

it("refuses fields that are not there, may not change, or cannot take the value", () => {
  const tz: TestColumn = { id: "tz", type: "text", role: "time-zone", values: ["UTC"] };
  const refused = (fields: Record<string, unknown>) => () => story([set(fields)], ["in -> set"], [plan, tz]);
  expect(refused({ tier: 1 })).toThrow('no field "tier"');
  expect(refused({ plan: 3 })).toThrow("holds text, and 3 is none");
  expect(refused({ tz: "Asia/Kolkata" })).toThrow("time-zone");
});
