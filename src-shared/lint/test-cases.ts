import type { Journey } from "../model/journey.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import type { Segment } from "../model/segment.ts";
import type { LintData } from "./data.ts";
import { data, listening, send } from "./test-data.ts";
import { everyone, message, type TestNode, testJourney, waiting } from "./test-journey.ts";

/** One journey that a rule finds fault with, and its nearest neighbour with which it does not; the data and the project's rates where it needs them. */
export type LintCase = [id: string, bad: Journey, fine: Journey, withData?: LintData, parameters?: readonly ProjectParameter[]];

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

const qualifying = (segment: Segment): Journey =>
  testJourney([{ id: "in", kind: "qualification", config: { segment } }, send], ["in -> mail"]);
const qualifyingAfter = (segment: Segment): Journey =>
  testJourney(
    [
      everyone,
      { id: "set", kind: "update", config: { set: { plan: "Plus" } } },
      { id: "new", kind: "qualification", config: { segment } },
      send,
    ],
    ["in -> set", "set -> mail", "new -> mail"],
  );
const responding = (response: Record<string, unknown>): Journey =>
  testJourney([everyone, { ...send, config: { ...send.config, response } }], ["in -> mail"]);
/** A rate of emails that the project keeps, for everyone or for a segment. */
const kept = (stage: ProjectParameter["stage"], value: number, segment: Segment | null = null): ProjectParameter => ({
  ...{ layer: segment ? "segment" : "workspace", channel: "email", stage, segment, segmentName: segment && "New ones" },
  ...{ value, per: "delivered", low: null, high: null, n: null, source: "Typed in", badge: "yours" },
});
const cap = (channel: string) => ({ channel, count: 1, window: { kind: "day" } });
const noon = (channel: string) => ({ channel, from: "11:00", to: "13:00", factor: 2 });
/** A message served by a pool, in a cycle with or without something more. */
const pooledCycle = (then: string, more?: TestNode): Journey =>
  testJourney(
    [everyone, { ...send, config: { ...send.config, pool: "agents" } }, ...(more ? [more] : [])],
    more ? ["in -> mail", `mail -> ${more.id}`, `${more.id} -> mail`] : ["in -> mail", "mail -> mail"],
    { settings: { pools: [{ ...agents, then }] } },
  );
const heardAtOnce = (listen: Record<string, unknown>, response: Record<string, unknown> = {}): Journey =>
  testJourney(
    [everyone, { ...send, config: { ...send.config, response } }, listening(listen)],
    ["in -> mail", "mail -> listen", "listen.event -> mail"],
  );

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
  ["pool/no-capacity", pooled("agents", { ...agents, perDay: 0 }), pooled("agents", agents)],
  ["pool/no-capacity", pooled("agents", { ...agents, perDay: 0, servers: 2, handlingSeconds: 300 }), pooled("agents", agents)],
  ["unknown-setting", settings({ bogus: 1 }), settings({ priority: 1 })],
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
  ["cycle-without-time", pooledCycle("skip"), pooledCycle("skip", waiting("w"))],
  ["cycle-without-time", pooledCycle("hold"), pooledCycle("hold", waiting("w"))],
  ["cycle-without-time", heardAtOnce({ event: "delivered" }), heardAtOnce({ event: "opened" })],
  [
    "cycle-without-time",
    heardAtOnce({ event: "opened" }, { opened: { p: 0.4, delay: 0 } }),
    heardAtOnce({ event: "opened" }, { delivered: { p: 0.9, delay: { medianHours: 1, sigma: 0 } }, opened: { p: 0.4, delay: 0 } }),
  ],
  ["cycle-without-time", heardAtOnce({ event: "optedOut", from: "mail" }), heardAtOnce({ event: "limit_hit" })],
  ["setting-channel", settings({ caps: [cap("emial")] }), settings({ caps: [cap("email"), cap("any")] })],
  ["setting-channel", settings({ model: { hours: [noon("fax")] } }), settings({ model: { hours: [noon("sms"), noon("any")] } })],
  [
    "setting-channel",
    settings({ model: { weekdays: [{ channel: "fax", days: ["Mon"], factor: 2 }] } }),
    settings({ model: { weekdays: [{ days: ["Mon"], factor: 2 }] } }),
  ],
  ["qualification-never", qualifying({ all: [] }), qualifying({ event: "limit_hit", withinDays: 3 })],
  [
    "qualification-never",
    qualifying({ field: "plan", op: "=", value: "Plus" }),
    qualifyingAfter({ field: "plan", op: "=", value: "Plus" }),
    data,
  ],
  [
    "qualification-never",
    qualifying({ field: "months", op: ">", value: 12 }),
    qualifying({ field: "ends", op: "within-days", value: 3 }),
    data,
  ],
  [
    "contradicting-project-rates",
    responding({ clicked: { p: 0.3, per: "delivered" } }),
    responding({ clicked: { p: 0.1, per: "delivered" } }),
    undefined,
    [kept("opened", 0.2)],
  ],
  ["contradicting-project-rates", responding({ opened: 0.1 }), responding({ opened: 0.3 }), undefined, [kept("clicked", 0.2)]],
  [
    "contradicting-project-rates",
    responding({ clicked: { p: 0.3, per: "delivered" } }),
    responding({ opened: 0.5, clicked: { p: 0.3, per: "delivered" } }),
    data,
    [kept("opened", 0.4), kept("opened", 0.2, { field: "months", op: "<", value: 12 })],
  ],
];
