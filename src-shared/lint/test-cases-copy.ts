import type { Journey } from "../model/journey.ts";
import type { LintCase } from "./test-cases.ts";
import { data } from "./test-data.ts";
import { everyone, message, splitting, type TestNode, testJourney, waiting } from "./test-journey.ts";

const sending = (more: Record<string, unknown>, kind = "email"): Journey =>
  testJourney([everyone, message("mail", kind, more)], ["in -> mail"]);
const text = (more: Record<string, unknown>) => sending(more, "sms");
const unowned = (head: Record<string, unknown>, more: Record<string, unknown> = {}): Journey => ({ ...sending(more), ...head }) as Journey;
const long = "a".repeat(161);
const transactional = (on: boolean): Journey =>
  testJourney([everyone, { id: "mail", kind: "sms", config: { message: { text: "Hello" }, transactional: on } }], ["in -> mail"]);

/** Two messages of which the second alone says on what ground it is sent. */
const grounded = (head: Record<string, unknown>): Journey =>
  ({
    ...testJourney([everyone, message("mail"), message("more", "email", { consentBasis: "Contract" })], ["in -> mail", "mail -> more"]),
    ...head,
  }) as Journey;

/** Cases of the copy of messages. */
export const messageCases: LintCase[] = [
  ["message/missing-field", sending({ subject: " " }), sending({ subject: "Hello" })],
  ["message/too-long", sending({ subject: "a".repeat(61) }), sending({ subject: "a".repeat(60) })],
  ["message/bad-link", sending({ link: "our page" }), sending({ link: "https://example.com/offer" })],
  ["message/bad-link", sending({ link: "https://nowhere" }), sending({ link: "example.com/offer" })],
  ["message/bad-link", sending({ link: "htp//example" }, "push"), sending({ link: "prairie://offers/1" }, "push")],
  ["message/insecure-link", sending({ link: "http://example.com" }), sending({ link: "https://example.com" })],
  ["message/bad-placeholder", sending({ text: "Hello {{first_name" }), sending({ text: "Hello {{first_name}}" })],
  ["message/bad-placeholder", sending({ text: "Hello {{}}" }), sending({ text: "Hello {name}" })],
  ["message/no-owner", unowned({ owner: undefined }), unowned({ owner: undefined }, { owner: "Ana" })],
  ["message/no-owner", unowned({ owner: " " }), unowned({ owner: "Ana" })],
  ["message/no-consent-basis", unowned({ consentBasis: undefined }), unowned({ consentBasis: undefined }, { consentBasis: "Opted in" })],
  ["message/no-consent-basis", unowned({ consentBasis: undefined }), { ...sending({}, "display-ad"), consentBasis: undefined } as Journey],
  ["message/no-consent-basis", grounded({ consentBasis: undefined }), grounded({ consentBasis: "Contract" })],
  ["sms/segments", text({ text: long, optOut: "" }), text({ text: long.slice(1), optOut: "" })],
  ["sms/too-long", text({ text: "a".repeat(153 * 10 + 1), optOut: "" }), text({ text: "a".repeat(153 * 10), optOut: "" })],
  ["sms/unicode", text({ text: "It’s here" }), text({ text: "It's here {now}" })],
  ["sms/no-opt-out", text({ optOut: "" }), text({ optOut: "Text STOP to end" })],
  ["sms/no-opt-out", transactional(false), transactional(true)],
  ["message/unknown-field", sending({ text: "Hello {{plam}}" }), sending({ text: "Hello {{ months }}" }), data],
  ["message/unknown-field", sending({ steps: ["Say {{plam}}"] }, "call"), sending({ steps: ["Say {{months}}"] }, "call"), data],
  ["message/no-fallback", sending({ text: "Your {{plan}}" }), sending({ text: "Your {{plan|plan}}" }), data],
  ["message/no-fallback", sending({ text: "Your {{plan}}" }), sending({ text: "Your {{months}}" }), data],
];

const cap = (count: number, window: Record<string, unknown>, channel = "any") => ({ caps: [{ channel, count, window }] });
/** Three messages with so many hours between each. */
const three = (hours: number, settings: Record<string, unknown>, last: Partial<TestNode> = {}): Journey =>
  testJourney(
    [
      everyone,
      message("a"),
      waiting("w1", { for: { hours } }),
      message("b"),
      waiting("w2", { for: { hours } }),
      { ...message("c"), ...last },
    ],
    ["in -> a", "a -> w1", "w1 -> b", "b -> w2", "w2 -> c"],
    { settings },
  );
const atOnce = (hours: number, window: Record<string, unknown>): Journey =>
  testJourney([everyone, message("a"), waiting("w", { for: { hours } }), message("b")], ["in -> a", "a -> w", "w -> b"], {
    settings: cap(1, window),
  });
const waitingUntil = (time: string, then: string, quiet = { from: "21:00", to: "08:00" }): Journey =>
  testJourney([everyone, waiting("w", { until: { weekdays: ["Tue"], time } }), message("mail")], ["in -> w", "w -> mail"], {
    settings: { quietHours: { ...quiet, then } },
  });
const hours = (from: string, to: string, settings: Record<string, unknown>, more: Record<string, unknown> = {}): Journey =>
  testJourney(
    [
      everyone,
      {
        ...message("mail"),
        config: { ...message("mail").config, sendTime: { from, to, ...more }, ...(settings.pools ? { pool: "agents" } : {}) },
      },
    ],
    ["in -> mail"],
    {
      settings,
    },
  );
const quiet = { quietHours: { from: "21:00", to: "08:00" } };
const agents = (days: string[]) => ({ pools: [{ id: "agents", perDay: 9, from: "09:00", to: "17:00", days }] });
const young = { field: "months", op: "<", value: 12 } as const;
const split = (...segments: Parameters<typeof splitting>): Journey =>
  testJourney([everyone, splitting(...segments), message("mail")], ["in -> split", "split.b1 -> mail"]);

/** Cases of limits, hours and rules along the ways of a journey. */
export const wayCases: LintCase[] = [
  ["cap-never", three(24, cap(2, { kind: "rolling", days: 7 })), three(84, cap(2, { kind: "rolling", days: 7 }))],
  ["cap-never", three(24, cap(2, { kind: "rolling", days: 7 }, "email")), three(24, cap(2, { kind: "rolling", days: 7 }, "sms"))],
  ["cap-never", three(24, cap(2, { kind: "rolling", days: 7 })), three(24, cap(3, { kind: "rolling", days: 7 }))],
  [
    "cap-never",
    three(24, cap(2, { kind: "rolling", days: 7 })),
    three(24, cap(2, { kind: "rolling", days: 7 }), { config: { ...message("c").config, transactional: true } }),
  ],
  ["cap-never", atOnce(0, { kind: "day" }), atOnce(1, { kind: "day" })],
  [
    "cap-never",
    atOnce(23, { kind: "rolling", days: 1 }),
    testJourney(
      [everyone, message("a"), splitting(young), message("b"), message("c")],
      ["in -> split", "split.b1 -> a", "a -> b", "split.else -> b"],
      { settings: cap(1, { kind: "rolling", days: 7 }) },
    ),
  ],
  ["wait-into-quiet", waitingUntil("22:00", "hold"), waitingUntil("08:00", "hold")],
  ["wait-into-quiet", waitingUntil("03:00", "skip"), waitingUntil("20:59", "skip")],
  [
    "wait-into-quiet",
    waitingUntil("13:00", "exit", { from: "12:00", to: "14:00" }),
    waitingUntil("14:00", "exit", { from: "12:00", to: "14:00" }),
  ],
  ["send-time-quiet", hours("22:00", "07:00", quiet), hours("20:00", "07:00", quiet)],
  ["send-time-quiet", hours("01:00", "05:00", quiet), hours("01:00", "05:00", {})],
  [
    "send-time-pool",
    hours("09:00", "17:00", agents(["Mon"]), { days: ["Sat"] }),
    hours("09:00", "17:00", agents(["Sat"]), { days: ["Sat"] }),
  ],
  ["branch-repeated", split(young, { ...young }), split(young, { field: "months", op: "<", value: 13 })],
  ["holdout-all", { ...sending({}), ...testJourney([], [], { settings: { holdoutPercent: 100 } }) } as Journey, sending({})],
];
