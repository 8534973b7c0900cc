import { describe, expect, it } from "vitest";
import { channelIds } from "../channels/index.ts";
import { journeyV1Schema } from "../model/journey.ts";
import { kindNames, nodeKinds } from "./index.ts";
import { parseJourney } from "./parse.ts";

/** Settings that a person may well have written, besides the defaults. */
const examples: Record<string, Record<string, unknown>[]> = {
  audience: [
    { segment: { any: [{ field: "months", op: "<", value: 12 }] }, at: "2026-03-02T09:00" },
    { segment: { all: [] }, every: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH" },
  ],
  qualification: [{ segment: { field: "months", op: ">=", value: 12 } }],
  "event-entry": [
    { event: "outage", where: { field: "minutes", op: ">", value: 60 }, segment: { consent: "sms" } },
    { event: "limit_hit", segment: { all: [] } },
  ],
  email: [
    { message: "msg_tier", response: { opened: 0.35, converted: { p: 0.04, per: "delivered" } }, cost: { amount: 0.01, per: "sent" } },
  ],
  sms: [{ message: { id: "m", text: "Hello" }, transactional: true }],
  push: [{ message: { title: "Hello" }, sendTime: { from: "09:00", to: "20:00", days: ["Sat", "Sun"] } }],
  "in-app": [{ message: { title: "Hello", text: "There is more." }, arpuChange: 5 }],
  web: [{ message: { headline: "Hello" }, response: { delivered: 0.3 } }],
  "direct-mail": [{ message: { headline: "Hello" }, pool: "print", cost: 0.4 }],
  call: [{ message: { opening: "Hello" }, response: { answered: 0.2 }, cost: 6, pool: "agents", retry: { attempts: 2, afterHours: 24 } }],
  "field-visit": [{ message: { opening: "Hello" }, pool: "field" }],
  "paid-social": [{ message: { headline: "Hello" }, response: { clicked: 0.02 } }],
  "display-ad": [{ message: { headline: "Hello" }, cost: { amount: 0.5, per: "clicked" } }],
  wait: [
    { for: { hours: 72 } },
    { for: { calendarDays: 1 } },
    { until: { date: "2026-03-02" }, ifPast: "exit" },
    { until: { field: "contract_end", offsetDays: -30, time: "10:00" } },
    { until: { weekdays: ["Tue", "Thu"], time: "10:00" } },
    { until: { weekdays: ["Tue"], time: "10:00" }, ifPast: "continue" },
    { until: { weekdays: ["Tue"], time: "10:00" }, ifPast: "exit" },
  ],
  "wait-for-event": [
    { event: "opened", from: "mail", timeoutHours: 72 },
    { event: "converted", where: { field: "channel", op: "=", value: "email" }, countEarlier: true },
    { event: "outage", where: { field: "minutes", op: ">", value: 60 } },
  ],
  split: [{ branches: [{ id: "yes", label: "Yes", segment: { event: "opened" } }] }],
  "random-split": [
    {
      shares: [
        { id: "a", percent: 33.33 },
        { id: "b", percent: 66.67 },
      ],
    },
  ],
  experiment: [
    {
      arms: [
        { id: "short", label: "Short", percent: 20 },
        { id: "long", percent: 80 },
      ],
      metric: "clicked",
      decideAfterHours: 24,
      minimum: 50,
    },
  ],
  update: [{ set: { plan: "Gold", calls: 2, may_mail: false, due: null }, stage: "retention" }],
  goal: [{ reason: "upgraded" }],
  exit: [{ reason: "not-now" }],
  note: [{ text: "Ask the care team\nbefore March." }],
  frame: [{ text: "Win back", width: 900, height: 400 }],
};

const all = kindNames.flatMap((name) => [undefined, ...(examples[name] ?? [])].map((config) => [name, config] as const));

it("has examples of every kind, and a kind for every channel", () => {
  expect(Object.keys(examples).sort()).toEqual([...kindNames].sort());
  for (const channel of channelIds) expect(nodeKinds.get(channel)?.channel).toBe(channel);
});

describe.each(all)("%s %j", (name, written) => {
  const kind = nodeKinds.get(name);
  if (!kind) throw new Error(name);
  const config = kind.config.parse(written ?? kind.defaults());

  it("parses, and parses again to the same", () => {
    expect(kind.kind).toBe(name);
    expect(kind.config.parse(config)).toEqual(config);
    if (!written) expect(config).toEqual(kind.defaults());
  });

  it("has outlets that are named once and stay", () => {
    const outlets = kind.outlets(config);
    expect(new Set(outlets.map(({ id }) => id)).size).toBe(outlets.length);
    expect(kind.outlets(kind.config.parse(JSON.parse(JSON.stringify(config))))).toEqual(outlets);
    expect(outlets.length === 0).toBe(kind.group === "end" || kind.group === "remark");
    for (const { id, label } of outlets) expect([id, label]).not.toContain("");
  });

  it("keeps members that this version does not know, through JSON and back", () => {
    const later = { ...(config as Record<string, unknown>), fromLater: { kept: [1] } };
    expect(kind.config.parse(JSON.parse(JSON.stringify(later)))).toEqual(later);
  });

  it("compiles to an operation that is plain data", () => {
    const op = kind.compile(config);
    expect(JSON.parse(JSON.stringify(op))).toEqual(op);
    expect(op.op).toMatch(/^(entry|send|wait|listen|branch|share|experiment|update|end|remark)$/);
    if (op.op === "branch") expect([...op.branches.map(({ outlet }) => outlet), "else"]).toEqual(kind.outlets(config).map(({ id }) => id));
    if (op.op === "experiment") expect(op.arms.map(({ outlet }) => outlet)).toEqual(kind.outlets(config).map(({ id }) => id));
    if (op.op === "share") expect(op.shares.map(({ outlet }) => outlet)).toEqual(kind.outlets(config).map(({ id }) => id));
  });

  it("says in words who enters, and what leaving by an outlet means", () => {
    expect(kind.enters === undefined).toBe(kind.group !== "entry");
    const words = [kind.enters?.(config), ...kind.outlets(config).map(({ id }) => kind.leaves?.(config, id, "Node"))];
    for (const each of words.filter((one) => one != null)) expect(each).toMatch(/^[^\n]+$/);
    expect(kind.outlets(config).length > 1).toBe(kind.leaves !== undefined);
  });

  it("describes itself in one line", () => {
    const line = kind.describe(config);
    expect(line).not.toMatch(/undefined|NaN|\[object|\n/);
    expect(line.length).toBeGreaterThan(0);
    expect(kind.help).toMatch(/^[A-Z].*\.$/);
  });

  it("has lint with ids of its own, a sentence each", () => {
    for (const problem of kind.lint(config)) {
      expect(problem.id).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
      expect(problem.message).toMatch(/\.$/);
    }
  });
});

it("describes the waits as a person would say them", () => {
  const wait = nodeKinds.get("wait");
  const lines = (examples.wait ?? []).map((config) => wait?.describe(wait.config.parse(config)));
  expect(lines).toEqual([
    "3 × 24 hours",
    "1 calendar day",
    "until 2026-03-02",
    "until 30 days before contract_end 10:00",
    "until Tue or Thu 10:00",
    "until Tue 10:00",
    "until Tue 10:00",
  ]);
});

it("reads a journey of every kind and writes it back the same", () => {
  const journey = {
    format: "throughline.journey",
    version: 1,
    id: "jny_all",
    name: "All",
    later: { kept: true },
    nodes: all.map(([kind, config], at) => ({ id: `n${at}`, kind, later: at, config: config ?? nodeKinds.get(kind)?.defaults() })),
  };
  const read = parseJourney(structuredClone(journey), "all.json");
  expect(read).toMatchObject(journey);
  expect(parseJourney(JSON.parse(JSON.stringify(read)), "all.json")).toEqual(read);
  expect(journeyV1Schema.parse(read)).toEqual(read);
});

it("names the path of what it cannot read", () => {
  const bad = {
    format: "throughline.journey",
    version: 1,
    id: "j",
    name: "J",
    nodes: [{ id: "x", kind: "wait", config: { for: { hours: -3 } } }],
  };
  expect(() => parseJourney(bad, "bad.json")).toThrow("nodes[0].config.for.hours: ");
});
