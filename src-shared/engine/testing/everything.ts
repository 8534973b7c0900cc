import type { Journey } from "../../model/journey.ts";
import { plainWorkspace, type Workspace } from "../options.ts";
import { testBase } from "./base.ts";
import { type TestNode, testJourney } from "./run.ts";

const everyDay = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const mail = { delivered: 0.95, opened: 0.4, clicked: 0.3, converted: 0.3, optedOut: 0.02 };

const nodes: TestNode[] = [
  { id: "in", kind: "audience", stage: "awareness", config: { segment: { field: "tenure", op: "<", value: 25 }, at: "2026-03-02T09:00" } },
  { id: "new", kind: "qualification", config: { segment: { event: "outage", atLeast: 2, withinDays: 30 } } },
  { id: "hit", kind: "event-entry", config: { event: "outage", segment: { field: "tenure", op: ">=", value: 25 } } },
  {
    id: "try",
    kind: "experiment",
    config: {
      arms: [
        { id: "a", percent: 50 },
        { id: "b", percent: 50 },
      ],
      ...{ metric: "opened", decideAfterHours: 60, minimum: 5 },
    },
  },
  { id: "mail", kind: "email", stage: "awareness", config: { message: "m1", response: mail, cost: 0.01 } },
  { id: "other", kind: "email", config: { message: "m2", response: { ...mail, opened: 0.2 }, retry: { attempts: 2, afterHours: 30 } } },
  { id: "listen", kind: "wait-for-event", config: { event: "opened", timeoutHours: 40 } },
  { id: "mark", kind: "update", config: { set: { tenure: 3 }, stage: "advocacy" } },
  { id: "split", kind: "split", config: { branches: [{ id: "bad", segment: { event: "outage", atLeast: 1, withinDays: 7 } }] } },
  { id: "ring", kind: "call", stage: "retention", config: { pool: "seats", cost: 6, retry: { attempts: 1, afterHours: 20 } } },
  { id: "visit", kind: "field-visit", stage: "retention", config: { pool: "vans", cost: 8, sendTime: { from: "09:00", to: "16:00" } } },
  { id: "rest", kind: "wait", config: { for: { hours: 72 } } },
];
const edges = [
  ...["in -> try", "new -> try", "hit -> split", "try:a -> mail", "try:b -> other", "mail -> listen", "other -> listen"],
  ...["listen:event -> mark", "listen:timeout -> split", "mark -> split", "split:bad -> visit", "split:else -> ring"],
  ...["visit -> rest", "ring -> rest", "rest -> mail"],
];

const settings = {
  ...{ holdoutPercent: 5, reentry: { limit: 3, gapDays: 1 }, quietHours: { from: "21:00", to: "08:00" }, maxDurationDays: 20 },
  caps: [
    { channel: "any", count: 3, window: { kind: "rolling", days: 7 } },
    { channel: "email", count: 1, window: { kind: "day" } },
  ],
  budget: { total: 400 },
  pools: [
    { id: "seats", servers: 1, handlingSeconds: 8000, days: everyDay, from: "08:00", to: "20:00", patienceDays: 2 },
    { id: "vans", perDay: 3, days: ["Mon", "Tue", "Wed", "Thu", "Fri"], from: "09:00", to: "17:00", patienceDays: 3 },
  ],
  model: {
    ...{ sigma: 0.8, fatigue: { on: true }, iota: null, baseline: { monthly: 0.05 }, value: { arpuChange: 9.99 } },
    churn: { monthly: 0.03, perContact: 1.2, perConversion: 0.5 },
    events: { outage: { perMonth: 1.2 } },
    referral: { mean: 0.5 },
  },
};

/** A journey in which everything that subscribers share is on and binds: pools of slots and of servers, caps, a budget, an experiment, retries, events. `extra` nodes are connected to nothing. */
export const everything = (extra: readonly TestNode[] = []): Journey =>
  testJourney([...nodes.slice(0, 5), ...extra, ...nodes.slice(5)], edges, { id: "jny_all", settings });

/** Another journey, for the same run: it goes first, and shares the pool of calls. */
export const beside = (): Journey =>
  testJourney(
    [
      { id: "start", kind: "audience", config: { segment: { all: [] }, at: "2026-03-04T10:00" } },
      { id: "ring", kind: "call", config: { pool: "seats" } },
      { id: "mail", kind: "email" },
    ],
    ["start -> ring", "ring -> mail"],
    { id: "jny_beside", settings: { priority: 5, caps: [{ channel: "call", count: 1, window: { kind: "month" } }] } },
  );

/** Limits of all journeys together. */
export const limited: Workspace = {
  ...plainWorkspace,
  caps: [{ channel: "any", count: 4, window: { kind: "rolling", days: 10 } }],
  controlPercent: 3,
};

/** Subscribers of several zones with tenures and a history of outages, in the order in which their numbers are given. */
export const baseInOrder = (numbers: readonly number[]) => {
  const zones = ["America/New_York", "Europe/London", "Asia/Kolkata"];
  return testBase(
    numbers.map((n) => `k${n}`),
    [
      { id: "tenure", type: "number", values: numbers.map((n) => (n * 7) % 40) },
      { id: "zone", type: "text", role: "time-zone", values: numbers.map((n) => zones[n % 5] ?? null) },
    ],
    numbers.flatMap((n) =>
      Array.from({ length: n % 3 }, (_, time) => ({ key: `k${n}`, event: "outage", at: 1_771_900_000 + time * 777_777 })),
    ),
  );
};
