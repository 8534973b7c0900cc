import type { Journey } from "../model/journey.ts";
import type { LintData } from "./rule.ts";
import { data, listening, send } from "./test-data.ts";
import { everyone, message, type TestNode, testJourney, waiting } from "./test-journey.ts";

/** One journey that a rule finds fault with, and its nearest neighbour with which it does not. */
export type LintCase = [id: string, bad: Journey, fine: Journey, withData?: LintData];

/** A message that a pool serves, and the settings of one. */
export const pooled = (pool: string, ...pools: Record<string, unknown>[]): Journey =>
  testJourney([everyone, { ...send, config: { ...send.config, pool } }], ["in -> mail"], { settings: { pools } });
export const agents = { id: "agents", perDay: 20, from: "09:00", to: "17:00" };
const settings = (set: Record<string, unknown>): Journey => testJourney([everyone, send], ["in -> mail"], { settings: set });
const entering = (config: Record<string, unknown>): Journey =>
  testJourney([{ id: "in", kind: "event-entry", config }, send], ["in -> mail"], {
    settings: { model: { events: { outage: { perMonth: 0.1 } } } },
  });
const waitingFor = (config: Record<string, unknown>): Journey =>
  testJourney([everyone, listening(config), send], ["in -> listen", "listen.event -> mail"]);
const referring = (field: string): Journey => settings({ model: { referral: { mean: 0.1, promoters: { field, op: ">", value: 12 } } } });
const arms = (...percents: number[]) => percents.map((percent, at) => ({ id: `arm${at}`, percent }));
const testing = (config: Record<string, unknown>): Journey =>
  testJourney([everyone, { id: "test", kind: "experiment", config }, send, message("two")], ["in -> test", "test.arm0 -> mail"]);
export const note: TestNode = { id: "note", kind: "note", config: { text: "Ask the care team." } };

/** Cases of entries, events, pools, limits, experiments, notes and what else a run's settings ask for. */
export const settingsCases: LintCase[] = [
  ["event-never", waitingFor({ event: "bought" }), waitingFor({ event: "limit_hit" }), data],
  ["event-never", waitingFor({ event: "bought" }), waitingFor({ event: "optedOut" }), data],
  ["event-never", entering({ event: "bought" }), entering({ event: "limit_hit" }), data],
  ["event-never", entering({ event: "bought" }), entering({ event: "outage" }), data],
  ["event-entry/no-event", entering({ event: "" }), entering({ event: "limit_hit" })],
  ["segment/unknown-field", referring("moths"), referring("months"), data],
  [
    "segment/unknown-field",
    testJourney([{ id: "in", kind: "qualification", config: { segment: { field: "moths", op: "<", value: 3 } } }, send], ["in -> mail"]),
    testJourney([{ id: "in", kind: "qualification", config: { segment: { field: "months", op: "<", value: 3 } } }, send], ["in -> mail"]),
    data,
  ],
  [
    "segment/unknown-field",
    entering({ event: "limit_hit", segment: { field: "moths", op: "<", value: 3 } }),
    entering({ event: "limit_hit", segment: { field: "months", op: "<", value: 3 } }),
    data,
  ],
  [
    "segment/unknown-field",
    entering({ event: "limit_hit", where: { field: "month", op: "=", value: "May" } }),
    entering({ event: "limit_hit", where: { all: [] } }),
    data,
  ],
  [
    "segment/unknown-field",
    waitingFor({ event: "limit_hit", where: { field: "month", op: "=", value: "May" } }),
    waitingFor({ event: "opened", where: { field: "channel", op: "=", value: "email" } }),
    data,
  ],
  ["pool/unknown", pooled("agent", agents), pooled("agents", agents)],
  ["pool/unknown", pooled("agents"), settings({})],
  ["pool/no-capacity", pooled("agents", { ...agents, perDay: undefined }), pooled("agents", agents)],
  [
    "pool/no-capacity",
    pooled("agents", { ...agents, perDay: undefined, servers: 2 }),
    pooled("agents", { ...agents, perDay: undefined, servers: 2, handlingSeconds: 300 }),
  ],
  ["pool/no-hours", pooled("agents", { ...agents, days: [] }), pooled("agents", { ...agents, days: ["Sat"] })],
  ["pool/no-hours", pooled("agents", { ...agents, to: "09:00" }), pooled("agents", agents)],
  ["pool/no-hours", pooled("agents", { ...agents, from: undefined }), pooled("agents", agents)],
  ["pool/repeated", pooled("agents", agents, agents), pooled("agents", agents, { ...agents, id: "field" })],
  ["zone-unknown", settings({ timeZone: "America/Denwer" }), settings({ timeZone: "America/Denver" })],
  [
    "cap-zero",
    settings({ caps: [{ channel: "sms", count: 0, window: { kind: "day" } }] }),
    settings({ caps: [{ channel: "sms", count: 1, window: { kind: "day" } }] }),
  ],
  ["budget-zero", settings({ budget: { total: 0 } }), settings({ budget: { total: 1 } })],
  [
    "edge-at-remark",
    testJourney([everyone, send, note], ["in -> mail", "mail -> note"]),
    testJourney([everyone, send, note], ["in -> mail"]),
  ],
  [
    "edge-at-remark",
    testJourney([everyone, send, note], ["in -> mail", "note -> mail"]),
    testJourney([everyone, send, note], ["in -> mail"]),
  ],
  ["experiment/not-100", testing({ arms: arms(50, 40) }), testing({ arms: arms(50, 50) })],
  ["experiment/one-arm", testing({ arms: arms(100) }), testing({ arms: arms(100, 0) })],
  ["experiment/repeated-arm", testing({ arms: [...arms(50), ...arms(50)] }), testing({ arms: arms(50, 50) })],
  ["experiment-never", testing({ arms: arms(50, 50), metric: "answered" }), testing({ arms: arms(50, 50), metric: "opened" })],
  [
    "dead-end",
    testJourney([everyone, { id: "test", kind: "experiment", config: { arms: arms(50, 50) } }], ["in -> test"]),
    testing({ arms: arms(50, 50) }),
  ],
  [
    "cycle-without-time",
    testJourney(
      [everyone, { id: "test", kind: "experiment", config: { arms: arms(50, 50) } }, send],
      ["in -> test", "test.arm0 -> mail", "mail -> test"],
    ),
    testing({ arms: arms(50, 50) }),
  ],
  [
    "cycle-without-time",
    testJourney(
      [everyone, { ...send, config: { ...send.config, retry: { attempts: 2, afterHours: 24 } } }, message("two")],
      ["in -> mail", "mail -> two", "two -> mail"],
    ),
    testJourney([everyone, send, waiting("w")], ["in -> mail", "mail -> w", "w -> mail"]),
  ],
  [
    "cycle-without-time",
    testJourney(
      [everyone, send, waiting("w", { until: { weekdays: ["Tue"], time: "10:00" }, ifPast: "exit" })],
      ["in -> mail", "mail -> w", "w -> mail"],
    ),
    testJourney([everyone, send, waiting("w")], ["in -> mail", "mail -> w", "w -> mail"]),
  ],
];
