import { describe, expect, it } from "vitest";
import { channelIds } from "../channels/index.ts";
import { journeyV1Schema } from "../model/journey.ts";
import { kindNames, nodeKinds } from "./index.ts";
import { parseJourney } from "./parse.ts";

/** Settings that a person may well have written, besides the defaults. */
const examples: Record<string, Record<string, unknown>[]> = {
  audience: [{ segment: { any: [{ field: "months", op: "<", value: 12 }] }, at: "2026-03-02T09:00" }],
  email: [
    { message: "msg_tier", response: { opened: 0.35, converted: { p: 0.04, per: "delivered" } }, cost: { amount: 0.01, per: "sent" } },
  ],
  sms: [{ message: { id: "m", text: "Hello" }, transactional: true }],
  call: [{ message: { opening: "Hello" }, response: { answered: 0.2 }, cost: 6 }],
  wait: [
    { for: { hours: 72 } },
    { for: { calendarDays: 1 } },
    { until: { date: "2026-03-02" }, ifPast: "exit" },
    { until: { field: "contract_end", offsetDays: -30, time: "10:00" } },
    { until: { weekdays: ["Tue", "Thu"], time: "10:00" } },
  ],
  "wait-for-event": [
    { event: "opened", from: "mail", timeoutHours: 72 },
    { event: "converted", where: { field: "channel", op: "=", value: "email" }, countEarlier: true },
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
  update: [{ set: { plan: "Gold", calls: 2, may_mail: false, due: null }, stage: "retention" }],
  goal: [{ reason: "upgraded" }],
  exit: [{ reason: "not-now" }],
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
    expect(outlets.length === 0).toBe(kind.group === "end");
    for (const { id, label } of outlets) expect([id, label]).not.toContain("");
  });

  it("keeps members that this version does not know, through JSON and back", () => {
    const later = { ...(config as Record<string, unknown>), fromLater: { kept: [1] } };
    expect(kind.config.parse(JSON.parse(JSON.stringify(later)))).toEqual(later);
  });

  it("compiles to an operation that is plain data", () => {
    const op = kind.compile(config);
    expect(JSON.parse(JSON.stringify(op))).toEqual(op);
    expect(op.op).toMatch(/^(entry|send|wait|listen|branch|share|update|end)$/);
    if (op.op === "branch") expect([...op.branches.map(({ outlet }) => outlet), "else"]).toEqual(kind.outlets(config).map(({ id }) => id));
    if (op.op === "share") expect(op.shares.map(({ outlet }) => outlet)).toEqual(kind.outlets(config).map(({ id }) => id));
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
