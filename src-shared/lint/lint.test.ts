import { describe, expect, it } from "vitest";
import { type Journey, journeyV1Schema } from "../model/journey.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import type { Problem } from "../model/problem.ts";
import { type LintData, lintJourney, lintRules } from "./index.ts";
import { applyRepair } from "./repair.ts";
import { agents, type LintCase, note, pooled, settingsCases } from "./test-cases.ts";
import { messageCases, wayCases } from "./test-cases-copy.ts";
import { dataCases, segmentCases } from "./test-cases-data.ts";
import { data, good, listening, send } from "./test-data.ts";
import { audience, everyone, message, splitting, type TestNode, testJourney, waiting } from "./test-journey.ts";

const ids = (journey: Journey, with_?: LintData, parameters?: readonly ProjectParameter[]) =>
  lintJourney(journey, with_, parameters).map(({ id }) => id);
const setting = (set: Record<string, unknown>, stage?: string): Journey =>
  testJourney([everyone, { id: "set", kind: "update", config: { set, ...(stage ? { stage } : {}) } }, send], ["in -> set", "set -> mail"]);
const churning = (field: string): Journey =>
  testJourney([everyone, send], ["in -> mail"], {
    settings: { model: { churn: { monthly: 0.01, segments: [{ segment: { field, op: "<", value: 3 }, monthly: 0.1 }] } } },
  });
const cases: LintCase[] = [
  ...settingsCases,
  ...messageCases,
  ...wayCases,
  ...dataCases,
  ...segmentCases,
  ["no-entry", testJourney([send]), good],
  ["repeated-id", testJourney([everyone, send, send], ["in -> mail"]), good],
  ["unknown-kind", testJourney([everyone, { id: "x", kind: "emial" }], ["in -> x"]), good],
  [
    "wrong-settings",
    testJourney([everyone, waiting("w", { for: { hours: -1 } }), send], ["in -> w", "w -> mail"]),
    testJourney([everyone, waiting("w"), send], ["in -> w", "w -> mail"]),
  ],
  ["loose-edge", testJourney([everyone, send], ["in -> mail", "mail -> gone"]), good],
  ["loose-edge", testJourney([everyone, send], ["in -> mail", "gone -> mail"]), good],
  ["unknown-outlet", testJourney([everyone, send], ["in -> mail", "mail.yes -> mail"]), good],
  [
    "unknown-outlet",
    testJourney([everyone, { id: "end", kind: "goal" }, send], ["in -> end", "end -> mail"]),
    testJourney([everyone, { id: "end", kind: "goal" }], ["in -> end"]),
  ],
  [
    "two-edges",
    testJourney([everyone, send, message("two")], ["in -> mail", "in -> two"]),
    testJourney([everyone, send, message("two")], ["in -> mail", "mail -> two"]),
  ],
  [
    "edge-into-entry",
    testJourney([everyone, send, waiting("w")], ["in -> mail", "mail -> w", "w -> in"]),
    testJourney([everyone, send, waiting("w")], ["in -> mail", "mail -> w", "w -> mail"]),
  ],
  ["unreachable", testJourney([everyone, send, message("two")], ["in -> mail"]), good],
  ["dead-end", testJourney([everyone]), good],
  ["dead-end", testJourney([everyone, send, waiting("w")], ["in -> mail", "mail -> w"]), good],
  [
    "dead-end",
    testJourney([everyone, splitting({ field: "months", op: "<", value: 12 })], ["in -> split"]),
    testJourney([everyone, splitting({ field: "months", op: "<", value: 12 }), send], ["in -> split", "split.b1 -> mail"]),
  ],
  [
    "cycle-without-time",
    testJourney([everyone, send, message("two")], ["in -> mail", "mail -> two", "two -> mail"]),
    testJourney([everyone, send, waiting("w")], ["in -> mail", "mail -> w", "w -> mail"]),
  ],
  [
    "cycle-without-time",
    testJourney([everyone, send, waiting("w", { for: { hours: 0 } })], ["in -> mail", "mail -> w", "w -> mail"]),
    testJourney([everyone, send, waiting("w", { for: { calendarDays: 1 } })], ["in -> mail", "mail -> w", "w -> mail"]),
  ],
  [
    "cycle-without-time",
    testJourney([everyone, send, waiting("w", { until: { weekdays: ["Tue"], time: "10:00" } })], ["in -> mail", "mail -> w", "w -> mail"]),
    testJourney([everyone, send, waiting("w", { until: { weekdays: ["Tue"], time: "10:00" } })], ["in -> mail", "mail -> w"]),
  ],
  [
    "cycle-without-time",
    testJourney([everyone, send, waiting("w", { until: { date: "2026-04-01" } })], ["in -> mail", "mail -> w", "w -> mail"]),
    testJourney(
      [everyone, send, waiting("w", { until: { date: "2026-04-01" }, ifPast: "exit" })],
      ["in -> mail", "mail -> w", "w -> mail"],
    ),
  ],
  ["cycle-without-time", testJourney([everyone, send], ["in -> mail", "mail -> mail"]), good],
  [
    "branch-takes-everyone",
    testJourney([everyone, splitting({ all: [] }), send], ["in -> split", "split.b1 -> mail"]),
    testJourney([everyone, splitting({ field: "months", op: "<", value: 12 }), send], ["in -> split", "split.b1 -> mail"]),
  ],
  [
    "branch-takes-nobody",
    testJourney([everyone, splitting({ any: [] }), send], ["in -> split", "split.else -> mail"]),
    testJourney([everyone, splitting({ any: [{ field: "months", op: "<", value: 12 }] }), send], ["in -> split", "split.else -> mail"]),
  ],
  [
    "wait-too-long",
    testJourney([everyone, waiting("w", { for: { hours: 2161 } }), send], ["in -> w", "w -> mail"]),
    testJourney([everyone, waiting("w", { for: { hours: 2160 } }), send], ["in -> w", "w -> mail"]),
  ],
  [
    "listen-from",
    testJourney([everyone, send, listening({ from: "gone" }), message("two")], ["in -> mail", "mail -> listen", "listen.event -> two"]),
    testJourney([everyone, send, listening({ from: "mail" }), message("two")], ["in -> mail", "mail -> listen", "listen.event -> two"]),
  ],
  [
    "listen-never",
    testJourney(
      [everyone, message("text", "sms"), listening({}), message("two", "sms")],
      ["in -> text", "text -> listen", "listen.timeout -> two"],
    ),
    testJourney([everyone, send, listening({}), message("two")], ["in -> mail", "mail -> listen", "listen.event -> two"]),
  ],
  [
    "cycle-without-time",
    testJourney([everyone, send, listening({ countEarlier: true })], ["in -> mail", "mail -> listen", "listen.event -> mail"]),
    testJourney([everyone, send, listening({})], ["in -> mail", "mail -> listen", "listen.timeout -> mail"]),
  ],
  [
    "wait-too-long",
    testJourney(
      [everyone, send, listening({ timeoutHours: 2161 }), message("two")],
      ["in -> mail", "mail -> listen", "listen.event -> two"],
    ),
    testJourney([everyone, send, listening({}), message("two")], ["in -> mail", "mail -> listen", "listen.event -> two"]),
  ],
  [
    "quiet-all-day",
    testJourney([everyone, send], ["in -> mail"], { settings: { quietHours: { from: "21:00", to: "21:00" } } }),
    testJourney([everyone, send], ["in -> mail"], { settings: { quietHours: { from: "21:00", to: "08:00" } } }),
  ],
  [
    "quiet-all-day",
    testJourney([everyone, send], ["in -> mail"], { settings: { quietHours: { from: "00:00", to: "23:59" } } }),
    testJourney([everyone, send], ["in -> mail"], { settings: { quietHours: { from: "00:00", to: "23:00" } } }),
  ],
  [
    "goal-never",
    testJourney([everyone, message("text", "sms")], ["in -> text"], { goal: { event: "opened" } }),
    testJourney([everyone, send], ["in -> mail"], { goal: { event: "opened" } }),
  ],
  [
    "goal-never",
    testJourney([everyone, send], ["in -> mail"], { goal: { event: "upgraded" } }),
    testJourney([everyone, send], ["in -> mail"], { goal: { event: "limit_hit" } }),
    data,
  ],
  [
    "repeated-message",
    testJourney(
      [everyone, { id: "a", kind: "email", config: { message: "m" } }, { id: "b", kind: "sms", config: { message: "m" } }],
      ["in -> a", "a -> b"],
    ),
    testJourney(
      [everyone, { id: "a", kind: "email", config: { message: "m" } }, { id: "b", kind: "sms", config: { message: "n" } }],
      ["in -> a", "a -> b"],
    ),
  ],
  [
    "contradicting-responses",
    testJourney(
      [everyone, { ...send, config: { ...send.config, response: { delivered: 0.3, opened: { p: 0.5, per: "sent" } } } }],
      ["in -> mail"],
    ),
    testJourney(
      [everyone, { ...send, config: { ...send.config, response: { delivered: 0.5, opened: { p: 0.3, per: "sent" } } } }],
      ["in -> mail"],
    ),
  ],
  [
    "contradicting-responses",
    testJourney([everyone, { ...send, config: { ...send.config, response: { answered: 0.3 } } }], ["in -> mail"]),
    testJourney([everyone, { ...send, config: { ...send.config, response: { opened: 0.3 } } }], ["in -> mail"]),
  ],
  ["update-field", setting({ plam: "Plus" }), setting({ plan: "Plus" }), data],
  ["update-role", setting({ zone: "UTC" }), setting({ plan: "Plus" }), data],
  ["update-value", setting({ months: "two" }), setting({ months: 2 }), data],
  ["update-value", setting({ ends: "soon" }), setting({ ends: null }), data],
  ["update-stage", setting({}, "retenton"), setting({}, "retention")],
  ["update/nothing", setting({}), setting({ plan: "Plus" })],
  ["unknown-stage", testJourney([everyone, { ...send, stage: "retenton" }], ["in -> mail"]), good],
  ["message/no-copy", testJourney([everyone, { id: "mail", kind: "email", config: { message: { text: "" } } }], ["in -> mail"]), good],
  [
    "random-split/not-100",
    testJourney([
      everyone,
      {
        id: "r",
        kind: "random-split",
        config: {
          shares: [
            { id: "a", percent: 50 },
            { id: "b", percent: 40 },
          ],
        },
      },
    ]),
    testJourney([
      everyone,
      {
        id: "r",
        kind: "random-split",
        config: {
          shares: [
            { id: "a", percent: 50 },
            { id: "b", percent: 50 },
          ],
        },
      },
    ]),
  ],
  ["segment/unknown-field", testJourney([audience({ field: "moths", op: "<", value: 3 }), send], ["in -> mail"]), good, data],
  ["segment/unknown-field", churning("moths"), churning("months"), data],
  [
    "segment/unknown-event",
    testJourney([audience({ event: "limit_hits" }), send], ["in -> mail"]),
    testJourney([audience({ event: "limit_hit" }), send], ["in -> mail"]),
    data,
  ],
  [
    "segment/unknown-event",
    testJourney([audience({ event: "opened" }), send], ["in -> mail"]),
    testJourney([everyone, send, splitting({ event: "opened" }), message("two")], ["in -> mail", "mail -> split", "split.b1 -> two"]),
    data,
  ],
  [
    "segment/unknown-field",
    testJourney(
      [everyone, send, splitting({ event: "opened", where: { field: "mail", op: "=", value: "a" } }), message("two")],
      ["in -> mail", "mail -> split", "split.b1 -> two"],
    ),
    testJourney(
      [everyone, send, splitting({ event: "opened", where: { field: "node", op: "=", value: "mail" } }), message("two")],
      ["in -> mail", "mail -> split", "split.b1 -> two"],
    ),
    data,
  ],
  ["segment/cycle", testJourney([everyone, send], ["in -> mail"], { exitWhen: { segment: "loop" } }), good, data],
  [
    "wait-field",
    testJourney([everyone, waiting("w", { until: { field: "months" } }), send], ["in -> w", "w -> mail"]),
    testJourney([everyone, waiting("w", { until: { field: "ends" } }), send], ["in -> w", "w -> mail"]),
    data,
  ],
  [
    "nobody-enters",
    testJourney([audience({ field: "months", op: ">", value: 40 }), send], ["in -> mail"]),
    testJourney([audience({ field: "months", op: ">", value: 39 }), send], ["in -> mail"]),
    data,
  ],
  [
    "dead-branch",
    testJourney(
      [audience({ field: "plan", op: "=", value: "Basic" }), splitting({ field: "plan", op: "=", value: "Plus" }), send],
      ["in -> split", "split.b1 -> mail"],
    ),
    testJourney([everyone, splitting({ field: "plan", op: "=", value: "Plus" }), send], ["in -> split", "split.b1 -> mail"]),
    data,
  ],
  [
    "dead-branch",
    testJourney(
      [everyone, splitting({ field: "months", op: ">", value: 10 }, { field: "months", op: ">", value: 25 }), send],
      ["in -> split", "split.b2 -> mail"],
    ),
    testJourney(
      [everyone, splitting({ field: "months", op: ">", value: 25 }, { field: "months", op: ">", value: 10 }), send],
      ["in -> split", "split.b2 -> mail"],
    ),
    data,
  ],
  ["no-consent-field", testJourney([everyone, message("text", "sms")], ["in -> text"]), good, data],
  ["no-address-field", testJourney([everyone, message("text", "sms")], ["in -> text"]), good, data],
];

describe("each rule fires on a journey with its fault and not on one without", () => {
  for (const [at, [id, bad, fine, with_, parameters]] of cases.entries()) {
    it(`${id} (${at + 1})`, () => {
      expect(ids(bad, with_, parameters)).toContain(id);
      expect(ids(fine, with_, parameters)).not.toContain(id);
    });
  }
});

it("mends by a repair what it found, whatever else is left", () => {
  const mended = new Set<string>();
  for (const [id, bad, , with_, parameters] of cases) {
    const problem = lintJourney(bad, with_, parameters).find((one) => one.id === id && one.repair);
    if (!problem?.repair) continue;
    const after = applyRepair(bad, problem.repair);
    expect(journeyV1Schema.safeParse(after).success, id).toBe(true);
    const same = (one: Problem) =>
      one.id === id && one.node === problem.node && one.edge === problem.edge && one.message === problem.message;
    expect(lintJourney(after, with_, parameters).some(same), `${id}: ${problem.repair.label}`).toBe(false);
    mended.add(id);
  }
  expect(mended.size).toBeGreaterThan(30);
});

it("has a case for every id that a rule declares", () => {
  const tried = new Set(cases.map(([id]) => id));
  expect(lintRules.flatMap((rule) => Object.keys(rule.finds)).filter((id) => !tried.has(id))).toEqual([]);
});

it("finds nothing in a sound journey", () => {
  expect(lintJourney(good, data)).toEqual([]);
});

it("finds nothing in notes and frames, which nobody comes to", () => {
  const frame: TestNode = { id: "frame", kind: "frame", stage: "elsewhere" };
  expect(lintJourney(testJourney([everyone, send, note, frame], ["in -> mail"]), data)).toEqual([]);
});

it("asks for no address on channels that address nobody", () => {
  const found = ids(testJourney([everyone, message("page", "web")], ["in -> page"]), data);
  expect(found).toContain("no-consent-field");
  expect(found).not.toContain("no-address-field");
});

it("only warns of a pool that is open all day, and refuses one that never is", () => {
  const severity = (pool: Record<string, unknown>) =>
    lintJourney(pooled("agents", pool)).find(({ id }) => id === "pool/no-hours")?.severity;
  expect(severity({ ...agents, from: undefined, to: undefined })).toBe("warning");
  expect(severity({ ...agents, days: [] })).toBe("error");
});

it("says what, where and what to do, errors first", () => {
  const nodes: TestNode[] = [audience({ all: [{ field: "moths", op: "<", value: 3 }] }), { ...send, stage: "retenton" }];
  expect(lintJourney(testJourney(nodes, ["in -> mail"]), data)).toEqual([
    {
      repair: { label: "Use months", edits: [{ node: "in", path: ["config", "segment", "all", 0, "field"], value: "months" }] },
      id: "segment/unknown-field",
      severity: "error",
      message: 'There is no field "moths".',
      fix: "Did you mean months?",
      node: "in",
      path: "nodes[0].config.segment.all[0].field",
    },
    {
      repair: { label: "Use retention", edits: [{ node: "mail", path: ["stage"], value: "retention" }] },
      id: "unknown-stage",
      severity: "warning",
      message: '"mail" is in the stage "retenton", which this journey does not have.',
      fix: "Did you mean retention?",
      node: "mail",
      path: "nodes[1].stage",
    },
  ]);
});

it("does not call a branch dead that responses or time can bring to life", () => {
  for (const segment of [{ event: "clicked" }, { field: "ends", op: "within-days", value: 1 }, { none: [{ consent: "email" }] }] as const) {
    const journey = testJourney(
      [audience({ field: "plan", op: "=", value: "Basic" }), splitting(segment as Parameters<typeof splitting>[0]), send],
      ["in -> split", "split.b1 -> mail"],
    );
    expect(ids(journey, data)).toEqual([]);
  }
});

it("says which rate of the project a given number contradicts, for whom, and what a run would take for it", () => {
  const clicks = testJourney(
    [everyone, { ...send, config: { ...send.config, response: { clicked: { p: 0.3, per: "delivered" } } } }],
    ["in -> mail"],
  );
  const opens = settingsCases.find(([id]) => id === "contradicting-project-rates")?.[4];
  expect(lintJourney(clicks, undefined, opens)).toEqual([
    {
      id: "contradicting-project-rates",
      severity: "warning",
      message:
        'The project\'s rate of "opened", 20 % per delivered, contradicts "clicked" as given here: a run would take 29.76 % of the messages sent for it.',
      fix: 'Lower "clicked", or give "opened" here too.',
      node: "mail",
      path: "nodes[1].config.response.clicked",
    },
  ]);
  expect(lintJourney(clicks)).toEqual([]);
});
