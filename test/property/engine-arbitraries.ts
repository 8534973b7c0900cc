import fc from "fast-check";
import { type TestColumn, testBase } from "../../src-shared/engine/testing/base.ts";
import { type TestNode, testJourney } from "../../src-shared/engine/testing/run.ts";
import type { Segment } from "../../src-shared/model/segment.ts";

const zones = ["America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Nowhere/Land"];
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Bases of up to forty subscribers with consent, addresses, marks, zones and dates, values missing at random. */
export const bases = fc.integer({ min: 0, max: 40 }).chain((rows) => {
  const column = (id: string, type: TestColumn["type"], value: fc.Arbitrary<string | number | boolean | null>, role?: TestColumn["role"]) =>
    fc
      .tuple(fc.boolean(), fc.array(value, { minLength: rows, maxLength: rows }))
      .map(([there, values]): TestColumn[] => (there ? [{ id, type, values, ...(role ? { role } : {}) }] : []));
  const yes = fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: maybe(fc.boolean()) });
  return fc
    .tuple(
      column("may_mail", "boolean", yes, "consent:email"),
      column("may_text", "boolean", yes, "consent:sms"),
      column("mail", "text", fc.option(fc.constant("a@example.com"), { nil: null, freq: 8 }), "address:email"),
      column("stopped", "boolean", maybe(fc.constant(false)), "suppressed"),
      column(
        "gone",
        "date",
        fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant("2026-01-01") }),
        "churned",
      ),
      column("zone", "text", maybe(fc.constantFrom(...zones)), "time-zone"),
    )
    .chain((columns) =>
      fc
        .tuple(
          fc.array(fc.integer({ min: 0, max: 9 }), { minLength: rows, maxLength: rows }),
          fc.array(maybe(fc.constantFrom("2026-02-27", "2026-03-03", "2026-03-08", "2026-03-20", "2026-11-01")), {
            minLength: rows,
            maxLength: rows,
          }),
        )
        .map(([tenure, due]) =>
          testBase(
            Array.from({ length: rows }, (_, row) => `k${row}`),
            [...columns.flat(), { id: "tenure", type: "number", values: tenure }, { id: "due", type: "date", values: due }],
            tenure.flatMap((months, row) =>
              Array.from({ length: months % 4 }, (_, n) => ({
                key: `k${row}`,
                event: "hit",
                at: 1_771_900_000 + n * 777_777 * (months + 1),
              })),
            ),
          ),
        ),
    );
});

const staticRule: fc.Arbitrary<Segment> = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map((value) => ({ field: "tenure", op: "<" as const, value })),
  fc.constant<Segment>({ all: [] }),
  fc.constantFrom<Segment[]>({ consent: "email" }, { consent: "sms" }),
  fc.constantFrom<Segment[]>({ field: "due", op: "after", value: "2026-03-03" }, { field: "tenure", op: "is-missing" }),
  fc.constant<Segment>({ field: "due", op: "is-present" }),
  fc.constantFrom<Segment[]>({ field: "due", op: "within-days", value: 6 }, { field: "due", op: "next-days", value: 10 }),
  fc.constantFrom<Segment[]>({ field: "due", op: "birthday-in-days", value: 3 }, { field: "due", op: "birthday-in-days", value: 30 }),
  fc.constantFrom<Segment[]>(
    { event: "hit", atLeast: 1, withinDays: 5 },
    { event: "hit", atMost: 1 },
    { event: "hit", atLeast: 2, after: "2026-03-01" },
  ),
);

/** Rules on the instance's own responses; `nodes` are ids of the journey. */
const responseRule = (nodes: readonly string[]): fc.Arbitrary<Segment> =>
  fc
    .record({
      event: fc.constantFrom("delivered", "opened", "clicked", "converted", "answered", "opted-out", "optedOut", "complained"),
      bound: fc.constantFrom({}, { atLeast: 2 }, { atMost: 1 }, { exactly: 1 }, { exactly: 0 }),
      withinDays: fc.constantFrom({}, { withinDays: 1 }, { withinDays: 7 }),
      where: fc.oneof(
        fc.constant({}),
        fc.constantFrom(...nodes).map((value) => ({ where: { field: "node", op: "=" as const, value } })),
        fc.constant({ where: { field: "channel", op: "!=" as const, value: "email" } }),
      ),
    })
    .map(({ event, bound, withinDays, where }) => ({ event, ...bound, ...withinDays, ...where }) as Segment);

const rules = (nodes: readonly string[]): fc.Arbitrary<Segment> =>
  fc.letrec<{ rule: Segment; leaf: Segment }>((tie) => ({
    leaf: fc.oneof(staticRule, responseRule(nodes)),
    rule: fc.oneof(
      { maxDepth: 2 },
      tie("leaf"),
      fc
        .tuple(fc.constantFrom("all", "any", "none"), fc.array(tie("rule"), { maxLength: 3 }))
        .map(([kind, parts]) => ({ [kind]: parts }) as unknown as Segment),
    ),
  })).rule;

const delay = fc.oneof(
  fc.constant({}),
  fc.constant({ delay: 0 as const }),
  fc.record({ medianHours: fc.constantFrom(0.5, 4, 24, 200), sigma: fc.constantFrom(0, 0, 0.5, 2) }).map((value) => ({ delay: value })),
);
const chance = fc.constantFrom(0, 0.05, 0.3, 0.5, 0.9, 1);
const given = (per: readonly string[]) =>
  fc.oneof(
    fc.constant(undefined),
    chance,
    fc.tuple(chance, fc.constantFrom(undefined, ...per), delay).map(([p, base, late]) => ({ p, ...(base ? { per: base } : {}), ...late })),
  );

/** Small chances relative to an earlier stage, so that the numbers of a node seldom contradict each other. */
const skipping = (per: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(0.02, 0.05), fc.constantFrom(...per), delay)
    .map(([p, base, late]): Record<string, unknown> => ({ p, per: base, ...late }));
const beside = fc.oneof(fc.constantFrom(undefined, 0, 0.02), skipping(["sent", "delivered"]));

const responses: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  email: fc.record({
    delivered: given(["sent"]),
    opened: given(["delivered"]),
    clicked: fc.oneof(given(["opened"]), skipping(["sent", "delivered"])),
    converted: fc.oneof(given(["clicked"]), skipping(["sent", "delivered", "opened"])),
    optedOut: beside,
    complained: beside,
  }),
  sms: fc.record({
    delivered: given(["sent"]),
    clicked: given(["delivered"]),
    converted: fc.oneof(given(["clicked"]), skipping(["sent", "delivered"])),
    optedOut: beside,
  }),
  call: fc.record({ answered: given(["sent"]), converted: given(["answered"]), optedOut: fc.constantFrom(undefined, 0.1) }),
};

const waits = fc.constantFrom<Record<string, unknown>[]>(
  { for: { hours: 0 } },
  { for: { hours: 1 } },
  { for: { hours: 24 } },
  { for: { hours: 24 } },
  { for: { hours: 12 } },
  { for: { hours: 168 } },
  { for: { hours: 72 } },
  { for: { calendarDays: 1 } },
  { for: { hours: 2400 } },
  { until: { date: "2026-03-08", time: "02:30" } },
  { until: { date: "2026-03-01" }, ifPast: "exit" },
  { until: { field: "due", offsetDays: -1, time: "09:00" } },
  { until: { field: "due", offsetDays: 2 }, ifPast: "exit" },
  { until: { weekdays: ["Tue", "Sun"], time: "02:30" } },
  { until: { weekdays: ["Mon", "Tue", "Wed", "Thu"], time: "06:00" }, ifPast: "continue" },
  { until: { weekdays: ["Mon", "Sat"], time: "06:00" }, ifPast: "exit" },
);

/** Values for fields that every base has, and for some that not every base has. */
const updates = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(3, 7, null).map((tenure) => ({ set: { tenure } as Record<string, unknown> })) },
  { weight: 3, arbitrary: fc.constantFrom("2026-03-04", "2026-03-09", null).map((due) => ({ set: { due } as Record<string, unknown> })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, unknown>[]>({ tenure: 1, due: "2026-02-27" }, {}).map((set) => ({ set, stage: "advocacy" })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Record<string, unknown>[]>(
        { may_mail: true },
        { may_text: false },
        { mail: null },
        { stopped: true },
        { gone: "2026-03-03" },
      )
      .map((set) => ({ set })),
  },
);

/** Waits for a response, of any message or of one. */
const listening = (nodes: readonly string[]) =>
  fc
    .record({
      event: fc.constantFrom("delivered", "opened", "clicked", "answered", "converted", "opted-out", "hit"),
      timeoutHours: fc.constantFrom(undefined, 0, 1, 4, 24, 168, 2400),
      countEarlier: fc.constantFrom(undefined, false, true),
      where: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom(...nodes).map((value) => ({ field: "node", op: "!=", value })) },
      ),
    })
    .map((config) => withoutHoles(config.event === "hit" ? { ...config, where: undefined } : config));

const withoutHoles = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

function nodeOf(id: string, ids: readonly string[]): fc.Arbitrary<TestNode> {
  const stage = fc.constantFrom<{ stage?: string }[]>({}, { stage: "awareness" }, { stage: "retention" });
  const message = (kind: string) =>
    fc
      .record({
        message: fc.constantFrom<{ message?: string }[]>({}, {}, {}, {}, { message: "m1" }, { message: "m2" }),
        response: responses[kind] as fc.Arbitrary<Record<string, unknown>>,
        cost: fc.constantFrom<{ cost?: unknown }[]>(
          {},
          { cost: 0.013 },
          { cost: { amount: 6, per: kind === "call" ? "answered" : "delivered" } },
        ),
        transactional: fc.boolean(),
        pool: fc.constantFrom<{ pool?: string }[]>({}, {}, { pool: "calls" }, { pool: "seats" }),
        retry: fc.constantFrom<{ retry?: unknown }[]>(
          {},
          {},
          { retry: { attempts: 2, afterHours: 20 } },
          { retry: { attempts: 1, afterHours: 0.5 } },
        ),
        sendTime: fc.constantFrom<{ sendTime?: unknown }[]>(
          {},
          {},
          {},
          { sendTime: { from: "09:00", to: "11:00" } },
          { sendTime: { from: "22:00", to: "01:30", days: ["Tue", "Sat"] } },
        ),
      })
      .map(({ message: named, response, cost, transactional, pool, retry, sendTime }) => ({
        kind,
        config: { ...named, ...cost, ...pool, ...retry, ...sendTime, transactional, response: withoutHoles(response) },
      }));
  const kinds = fc.oneof(
    message("email"),
    message("email"),
    message("sms"),
    message("call"),
    waits.map((config) => ({ kind: "wait", config })),
    waits.map((config) => ({ kind: "wait", config })),
    listening(ids).map((config) => ({ kind: "wait-for-event", config })),
    rules(ids).chain((first) =>
      rules(ids).map((second) => ({
        kind: "split",
        config: {
          branches: [
            { id: "a", segment: first },
            { id: "b", segment: second },
          ],
        },
      })),
    ),
    fc.integer({ min: 0, max: 100 }).map((percent) => ({
      kind: "random-split",
      config: {
        shares: [
          { id: "a", percent },
          { id: "b", percent: 100 - percent },
        ],
      },
    })),
    fc
      .record({
        percent: fc.constantFrom(30, 50),
        metric: fc.constantFrom("delivered", "opened", "converted"),
        decideAfterHours: fc.constantFrom(1, 30, 200),
        minimum: fc.constantFrom(1, 3),
      })
      .map(({ percent, ...more }) => ({
        kind: "experiment",
        config: {
          arms: [
            { id: "a", percent },
            { id: "b", percent: 100 - percent },
          ],
          ...more,
        },
      })),
    updates.map((config) => ({ kind: "update", config })),
    fc.constantFrom({ kind: "goal", config: {} }, { kind: "exit", config: { reason: "bored" } }),
  );
  return fc.tuple(kinds, stage).map(([kind, placed]) => ({ id, ...kind, ...placed }));
}

const outletsOf: Record<string, string[]> = {
  "wait-for-event": ["event", "timeout"],
  split: ["a", "b", "else"],
  "random-split": ["a", "b"],
  experiment: ["a", "b"],
  goal: [],
  exit: [],
};

/** Parts of the response model, each on in about half of the cases. */
const model = fc.record({
  sigma: fc.constantFrom(0, 0, 0.8, 2),
  fatigue: fc.constantFrom<Record<string, unknown>[]>(
    { on: false },
    { on: false },
    { on: true },
    { on: true, lambda: 0.5, kappa: 1, halfLifeDays: 2 },
    { on: true, lambda: 0.3, kappa: 3, applyTo: "probability" },
  ),
  iota: fc.constantFrom(null, 1, 0.3, 0),
  baseline: fc.constantFrom<unknown[]>(
    null,
    null,
    { monthly: 0.5 },
    { monthly: 0, segments: [{ segment: { consent: "email" }, monthly: 0.9 }] },
  ),
  preference: fc.constantFrom<unknown[]>(null, null, { factor: 3, otherwise: 0.5 }),
  hours: fc.constantFrom<unknown[][]>(
    [],
    [],
    [
      { from: "09:00", to: "12:30", factor: 2 },
      { channel: "email", from: "22:00", to: "06:00", factor: 0.2 },
    ],
  ),
  weekdays: fc.constantFrom<unknown[][]>([], [], [{ days: ["Sat", "Sun"], factor: 0.5 }]),
  referral: fc.constantFrom<unknown[]>(null, null, { mean: 1.5 }, { mean: 0.4, promoters: { field: "tenure", op: ">", value: 4 } }),
  events: fc.constantFrom<Record<string, unknown>[]>({}, { outage: { perMonth: 4 } }),
  churn: fc.constantFrom<unknown[]>(
    null,
    null,
    { monthly: 0.4 },
    { monthly: 0.3, perContact: 4, perConversion: 0.1, segments: [{ segment: { field: "tenure", op: "<", value: 3 }, monthly: 0 }] },
    { monthly: 0.6, perContact: 0, perConversion: 5 },
  ),
});

const settings = fc.record({
  model,
  maxDurationDays: fc.constantFrom(3, 90),
  conversionWindowDays: fc.constantFrom(1, 30),
  exitCheck: fc.constantFrom("at-once", "end-of-step"),
  reentry: fc.constantFrom({ limit: 1, gapDays: 0 }, { limit: 3, gapDays: 0 }, { limit: 2, gapDays: 2 }),
  holdoutPercent: fc.constantFrom(0, 0, 30),
  quietHours: fc.constantFrom(
    null,
    { from: "21:00", to: "08:00", then: "hold" },
    { from: "00:15", to: "01:30", then: "hold" },
    { from: "21:00", to: "08:00", then: "hold" },
    { from: "08:00", to: "20:00", then: "skip" },
    { from: "00:00", to: "12:00", then: "exit" },
    { from: "10:00", to: "09:00", then: "hold", holdDays: 0.25 },
  ),
  caps: fc.constantFrom<unknown[][]>(
    [],
    [],
    [{ channel: "any", count: 2, window: { kind: "rolling", days: 7 } }],
    [{ channel: "email", count: 1, window: { kind: "rolling", days: 1 } }],
    [
      { channel: "email", count: 1, window: { kind: "day" } },
      { channel: "any", count: 3, window: { kind: "month" } },
    ],
    [{ channel: "any", count: 1, window: { kind: "week" } }],
  ),
  budget: fc.constantFrom<unknown[]>(null, null, { total: 0.05 }, { total: 6 }, { total: 40 }),
  pools: fc.constantFrom<unknown[][]>(
    [
      { id: "calls", perDay: 3, from: "09:00", to: "17:00", patienceDays: 2 },
      {
        id: "seats",
        servers: 1,
        handlingSeconds: 7000,
        from: "08:00",
        to: "20:00",
        days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
      },
    ],
    [
      { id: "calls", perDay: 1, days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], patienceDays: 40 },
      { id: "seats", servers: 2, perDay: 5, handlingSeconds: 40_000, handling: "fixed", patienceDays: 0.5 },
    ],
    [
      { id: "calls", perDay: 2, from: "22:00", to: "02:00", then: "exit" },
      { id: "seats", perDay: 1000 },
    ],
  ),
});

/** Journeys of one or two audiences and up to nine further nodes, edges anywhere, cycles included. */
export const journeys = fc.integer({ min: 1, max: 9 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, n) => `n${n}`);
  const entry = (id: string) =>
    fc
      .tuple(
        staticRule,
        fc.constantFrom<{ at?: string; every?: string }[]>(
          {},
          { at: "2026-03-02T00:00" },
          { at: "2026-03-03T21:30" },
          { at: "2026-02-20T10:00" },
          { at: "2026-03-03T00:00", every: "FREQ=WEEKLY;BYDAY=TU,SA;COUNT=5" },
          { every: "FREQ=DAILY;INTERVAL=3" },
        ),
        fc.constantFrom("audience", "audience", "audience", "qualification", "event-entry"),
      )
      .map(([segment, at, kind]): TestNode => {
        if (kind === "qualification") return { id, kind, config: { segment } };
        return kind === "event-entry" ? { id, kind, config: { event: "hit", segment } } : { id, kind, config: { segment, ...at } };
      });
  return fc
    .record({
      entries: fc.oneof(fc.tuple(entry("in")), fc.tuple(entry("in"), entry("in2"))),
      nodes: fc.tuple(...ids.map((id) => nodeOf(id, ids))),
      // The next node in half of the cases, any node, or none.
      targets: fc.array(
        fc.oneof({ weight: 4, arbitrary: fc.constant("next") }, { weight: 3, arbitrary: fc.constantFrom(...ids) }, fc.constant(undefined)),
        { minLength: 40, maxLength: 40 },
      ),
      goal: fc.constantFrom({ event: "converted" }, { event: "opened" }, null, { event: "hit" }),
      exitWhen: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: rules(ids) }),
      settings,
    })
    .map(({ entries, nodes, targets, goal, exitWhen, settings: chosen }) => {
      let taken = 0;
      const edges = [...entries, ...nodes].flatMap(({ id, kind }) =>
        (outletsOf[kind] ?? ["next"]).flatMap((outlet) => {
          const drawn = targets[taken++];
          const following = ids[ids.indexOf(id) + 1];
          const to = ["audience", "qualification", "event-entry"].includes(kind) ? "n0" : drawn === "next" ? following : drawn;
          return to === undefined ? [] : [`${id}:${outlet} -> ${to}`];
        }),
      );
      return testJourney([...entries, ...nodes], edges, { goal, exitWhen, settings: chosen });
    });
});
