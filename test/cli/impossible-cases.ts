import { everyone, journey, type Node } from "./journeys.ts";

export const email = (config: Record<string, unknown> = {}): Node => ({ id: "mail", kind: "email", config });
export const node = (kind: string, config: Record<string, unknown>): Node => ({ id: "node", kind, config });
/** A journey through one node to a message, by the node's first outlet. */
const through = (one: Node, outlet = "next", more: Record<string, unknown> = {}) =>
  journey([everyone(), one, email()], ["in -> node", `node${outlet === "next" ? "" : `.${outlet}`} -> mail`], more);
export const entering = (entry: Node, more: Record<string, unknown> = {}) =>
  journey([{ ...entry, id: "in" }, email()], ["in -> mail"], more);
export const messaging = (config: Record<string, unknown>) => journey([everyone(), email(config)], ["in -> mail"]);
export const set = (settings: Record<string, unknown>) => journey([everyone(), email()], ["in -> mail"], { settings });
const modelled = (model: Record<string, unknown>) => set({ model });
const pooled = (pool: Record<string, unknown>) =>
  journey([everyone(), email({ pool: "desk" })], ["in -> mail"], { settings: { pools: [{ id: "desk", ...pool }] } });
export const shares = (...percents: number[]) => percents.map((percent, at) => ({ id: `s${at}`, percent }));
const unknownField = { field: "moths", op: "<", value: 3 };
const branch = (segment: unknown) => node("split", { branches: [{ id: "a", segment }] });

/** A journey that must be refused: where, as a path in the document, and what is said of it. */
type Case = [what: string, document: unknown, where: string, says: RegExp];

export const inJourney: Case[] = [
  ["a probability above 1", messaging({ response: { opened: 1.2 } }), "nodes[1].config.response.opened", /1\.2 is above 1.*"mail"/],
  [
    "a probability below 0",
    messaging({ response: { converted: { p: -0.1, per: "sent" } } }),
    "nodes[1].config.response.converted",
    /-0\.1 is below 0/,
  ],
  [
    "a stage that the channel does not have",
    messaging({ response: { answered: 0.3 } }),
    "nodes[1].config.response.answered",
    /no stage "answered"/,
  ],
  [
    "a stage per a later one",
    messaging({ response: { opened: { p: 0.3, per: "clicked" } } }),
    "nodes[1].config.response.opened",
    /per clicked/,
  ],
  [
    "numbers of one message that contradict each other",
    messaging({ response: { delivered: 0.3, opened: { p: 0.5, per: "sent" } } }),
    "nodes[1].config.response.opened",
    /presupposes/,
  ],
  [
    "more opt-outs than conversions leave room for",
    messaging({ response: { delivered: 1, converted: { p: 0.9, per: "sent" }, optedOut: { p: 0.2, per: "sent" } } }),
    "nodes[1].config.response.optedOut",
    /who converts neither opts out/,
  ],
  ["a negative price", messaging({ cost: -1 }), "nodes[1].config.cost", /"mail"/],
  ["a negative price per answer", messaging({ cost: { amount: -0.5, per: "delivered" } }), "nodes[1].config.cost", /"mail"/],
  [
    "a price per a stage that the channel does not have",
    messaging({ cost: { amount: 1, per: "answered" } }),
    "nodes[1].config.cost.per",
    /"answered"/,
  ],
  [
    "a negative delay",
    messaging({ response: { opened: { p: 0.3, delay: { medianHours: -4, sigma: 1 } } } }),
    "nodes[1].config.response.opened",
    /"mail"/,
  ],
  ["tries that never end", messaging({ retry: { attempts: 0, afterHours: 2 } }), "nodes[1].config.retry.attempts", /"mail"/],
  ["a send time of no length", messaging({ sendTime: { from: "09:00", to: "09:00" } }), "nodes[1].config.sendTime", /two different times/],
  ["a pool that is not there", messaging({ pool: "desks" }), "nodes[1].config.pool", /"desks"/],
  ["a pool on no day", pooled({ perDay: 5, days: [] }), "settings.pools[0].days", /"desk" works on no day/],
  [
    "a pool that opens and closes at once",
    pooled({ perDay: 5, from: "09:00", to: "09:00" }),
    "settings.pools[0].to",
    /"desk" opens and closes/,
  ],
  ["a pool without slots or servers", pooled({}), "settings.pools[0]", /"desk" has neither/],
  ["servers without a handling time", pooled({ servers: 3 }), "settings.pools[0]", /"desk" has servers/],
  ["servers that need no time", pooled({ servers: 3, handlingSeconds: 0 }), "settings.pools[0].handlingSeconds", /./],
  ["slots below 0", pooled({ perDay: -5 }), "settings.pools[0].perDay", /./],
  ["a pool open at no time of day", pooled({ perDay: 5, from: "25:00", to: "26:00" }), "settings.pools[0].from", /time of day/],
  ["a zone that does not exist", set({ timeZone: "Mars/Olympus" }), "settings.timeZone", /"Mars\/Olympus"/],
  ["quiet hours of no length", set({ quietHours: { from: "21:00", to: "21:00" } }), "settings.quietHours", /21:00/],
  ["quiet hours at no time", set({ quietHours: { from: "9 pm", to: "08:00" } }), "settings.quietHours.from", /time of day/],
  ["a hold-out above 100 %", set({ holdoutPercent: 101 }), "settings.holdoutPercent", /./],
  ["no entry at all per subscriber", set({ reentry: { limit: 0, gapDays: 0 } }), "settings.reentry.limit", /./],
  ["a stay of no days", set({ maxDurationDays: 0 }), "settings.maxDurationDays", /./],
  ["a cap below 0", set({ caps: [{ channel: "any", count: -1, window: { kind: "day" } }] }), "settings.caps[0].count", /./],
  [
    "a cap on a channel that does not exist",
    set({ caps: [{ channel: "emial", count: 1, window: { kind: "day" } }] }),
    "settings.caps[0].channel",
    /"emial".*email/,
  ],
  [
    "a cap in a window of no kind",
    set({ caps: [{ channel: "any", count: 1, window: { kind: "fortnight" } }] }),
    "settings.caps[0].window",
    /./,
  ],
  [
    "a rolling window of no days",
    set({ caps: [{ channel: "any", count: 1, window: { kind: "rolling", days: 0 } }] }),
    "settings.caps[0].window",
    /./,
  ],
  ["a budget below 0", set({ budget: { total: -1 } }), "settings.budget.total", /./],
  ["everyone churning in a month", modelled({ churn: { monthly: 1 } }), "settings.model.churn.monthly", /2 %/],
  ["a baseline below 0", modelled({ baseline: { monthly: -0.1 } }), "settings.model.baseline.monthly", /./],
  [
    "churn of a segment by an unknown field",
    modelled({ churn: { monthly: 0.01, segments: [{ segment: unknownField, monthly: 0.1 }] } }),
    "settings.model.churn.segments[0].segment",
    /"moths"/,
  ],
  ["a half-life of nothing", modelled({ fatigue: { on: true, halfLifeDays: 0 } }), "settings.model.fatigue.halfLifeDays", /./],
  ["a rate of events below 0", modelled({ events: { outage: { perMonth: -1 } } }), "settings.model.events.outage.perMonth", /./],
  [
    "a factor on a channel that does not exist",
    modelled({ hours: [{ channel: "fax", from: "09:00", to: "12:00", factor: 2 }] }),
    "settings.model.hours[0].channel",
    /"fax"/,
  ],
  [
    "a factor on weekdays of a channel that does not exist",
    modelled({ weekdays: [{ channel: "fax", days: ["Mon"], factor: 2 }] }),
    "settings.model.weekdays[0].channel",
    /"fax"/,
  ],
  ["shares below 100 %", through(node("random-split", { shares: shares(50, 40) }), "s0"), "nodes[1].config.shares", /90 %, not 100 %/],
  ["shares above 100 %", through(node("random-split", { shares: shares(50, 60) }), "s0"), "nodes[1].config.shares", /110 %, not 100 %/],
  ["a share above 100 %", through(node("random-split", { shares: shares(130, -30) }), "s0"), "nodes[1].config.shares[0].percent", /"node"/],
  ["arms that do not make 100 %", through(node("experiment", { arms: shares(50, 45) }), "s0"), "nodes[1].config.arms", /95 %/],
  ["an experiment with one arm", through(node("experiment", { arms: shares(100) }), "s0"), "nodes[1].config.arms", /one arm/],
  [
    "an experiment by a metric that does not exist",
    through(node("experiment", { arms: shares(50, 50), metric: "smiled" }), "s0"),
    "nodes[1].config.metric",
    /"node"/,
  ],
  [
    "an experiment decided before it begins",
    through(node("experiment", { arms: shares(50, 50), decideAfterHours: -1 }), "s0"),
    "nodes[1].config.decideAfterHours",
    /"node"/,
  ],
  ["a wait below 0", through(node("wait", { for: { hours: -1 } })), "nodes[1].config.for", /"node"/],
  ["a wait until no date", through(node("wait", { until: { date: "2026-02-30" } })), "nodes[1].config.until", /"node"/],
  [
    "a wait until a field that is not there",
    through(node("wait", { until: { field: "moths" } })),
    "nodes[1].config.until.field",
    /"moths"/,
  ],
  [
    "a wait until a field that holds no dates",
    through(node("wait", { until: { field: "usage" } })),
    "nodes[1].config.until.field",
    /no dates/,
  ],
  ["a wait that ends never", through(node("wait", {})), "nodes[1].config", /for or until/],
  [
    "a wait for an event that was never seen",
    through(node("wait-for-event", { event: "bought", timeoutHours: 4 }), "event"),
    "nodes[1].config.event",
    /"bought"/,
  ],
  [
    "a wait for a response of no message",
    through(node("wait-for-event", { event: "opened", from: "male", timeoutHours: 4 }), "event"),
    "nodes[1].config.from",
    /"male"/,
  ],
  [
    "a wait for an event with a time-out below 0",
    through(node("wait-for-event", { event: "opened", timeoutHours: -4 }), "event"),
    "nodes[1].config.timeoutHours",
    /"node"/,
  ],
  ["a split on a field that is not there", through(branch(unknownField), "a"), "nodes[1].config.branches[0].segment", /"moths"/],
  [
    "a split on an event that was never seen",
    through(branch({ event: "bought", atLeast: 1 }), "a"),
    "nodes[1].config.branches[0].segment",
    /"bought"/,
  ],
  [
    "a split by an operator that does not exist",
    through(branch({ field: "usage", op: "~", value: 3 }), "a"),
    "nodes[1].config.branches[0].segment",
    /"node"/,
  ],
  [
    "a number compared with a word",
    through(branch({ field: "usage", op: "<", value: "many" }), "a"),
    "nodes[1].config.branches[0].segment",
    /usage/,
  ],
  [
    "a pattern that is none",
    through(branch({ field: "plan", op: "matches", value: "(" }), "a"),
    "nodes[1].config.branches[0].segment",
    /./,
  ],
  ["a segment that the project does not have", through(branch({ segment: "VIPs" }), "a"), "nodes[1].config.branches[0].segment", /"VIPs"/],
  ["an update of a field that is not there", through(node("update", { set: { moths: 1 } })), "nodes[1].config.set.moths", /"moths"/],
  ["an update to a value that does not fit", through(node("update", { set: { usage: "lots" } })), "nodes[1].config.set.usage", /usage/],
  ["an update of the key", through(node("update", { set: { id: "S1" } })), "nodes[1].config.set.id", /id/],
  [
    "exit criteria on a field that is not there",
    journey([everyone(), email()], ["in -> mail"], { exitWhen: unknownField }),
    "exitWhen",
    /"moths"/,
  ],
  [
    "exit criteria on an event that was never seen",
    journey([everyone(), email()], ["in -> mail"], { exitWhen: { event: "bought" } }),
    "exitWhen",
    /"bought"/,
  ],
  ["a goal that is no event", journey([everyone(), email()], ["in -> mail"], { goal: { field: "moths" } }), "goal.event", /./],
  ["an audience by a field that is not there", entering(node("audience", { segment: unknownField })), "nodes[0].config.segment", /"moths"/],
  [
    "an audience on no date",
    entering(node("audience", { segment: { all: [] }, at: "2026-02-30T09:00" })),
    "nodes[0].config.at",
    /2026-03-02T09:00/,
  ],
  [
    "an audience by no recurrence",
    entering(node("audience", { segment: { all: [] }, every: "FREQ=OFTEN" })),
    "nodes[0].config.every",
    /FREQ/,
  ],
  ["an entry at an event that was never seen", entering(node("event-entry", { event: "bought" })), "nodes[0].config.event", /"bought"/],
  ["an entry at no event", entering(node("event-entry", { event: "" })), "nodes[0].config.event", /no event/i],
  [
    "an entry of those newly in by a field that is not there",
    entering(node("qualification", { segment: unknownField })),
    "nodes[0].config.segment",
    /"moths"/,
  ],
  ["no entry", journey([email()], []), "journey", /entry|enter/],
  ["a kind that does not exist", through(node("pigeon", {})), "nodes[1].kind", /"pigeon" \(node "node"\)/],
  ["two nodes of one id", journey([everyone(), email(), email()], ["in -> mail"]), "nodes[2].id", /"mail"/],
  ["an edge to nowhere", journey([everyone(), email()], ["in -> mail", "mail -> moon"]), "edges[1].to", /"moon"/],
  [
    "an edge from an outlet that is not there",
    journey([everyone(), email()], ["in -> mail", "mail.yes -> mail"]),
    "edges[1].outlet",
    /"yes"/,
  ],
  [
    "two edges at one outlet",
    journey([everyone(), email(), node("wait", { for: { hours: 1 } })], ["in -> mail", "in -> node"]),
    "edges[1]",
    /./,
  ],
  [
    "an edge into an entry",
    journey([everyone(), email(), node("wait", { for: { hours: 1 } })], ["in -> mail", "mail -> node", "node -> in"]),
    "edges[2]",
    /./,
  ],
];
