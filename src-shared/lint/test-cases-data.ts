import type { Journey } from "../model/journey.ts";
import type { Segment } from "../model/segment.ts";
import { makeBase } from "../segments/test-base.ts";
import type { LintData } from "./data.ts";
import type { LintCase } from "./test-cases.ts";
import { audience, everyone, message, splitting, type TestNode, testJourney } from "./test-journey.ts";

const DAY = 86_400;
const asOf = 1_772_442_000;

/** Twenty subscribers: half of them premium, none of whom may be mailed by post; events of today and of a year ago. */
export const twenty: LintData = {
  base: makeBase(
    {
      tier: { type: "text", cells: Array.from({ length: 20 }, (_, at) => (at < 10 ? "premium" : "basic")) },
      months: { type: "number", cells: Array.from({ length: 20 }, (_, at) => at) },
      post: { type: "boolean", cells: Array.from({ length: 20 }, () => false), role: "consent:direct-mail" },
      mail: { type: "text", cells: Array.from({ length: 20 }, (_, at) => (at < 15 ? `a${at}` : null)), role: "address:email" },
    },
    { outage: [{ row: 0, time: asOf - 400 * DAY }], limit_hit: [{ row: 0, time: asOf - DAY }] },
  ),
  context: { asOf, segments: () => undefined },
};

const shared = (...ids: string[]): Journey =>
  testJourney(
    [everyone, { id: "half", kind: "random-split", config: { shares: ids.map((id) => ({ id, percent: 50 })) } }, message("mail")],
    ["in -> half", "half.a -> mail"],
  );
/** A base whose consent to SMS is a text. */
const wrongConsent: LintData = {
  base: makeBase({
    ok: { type: "text", cells: ["yes"], role: "consent:sms" },
    post: { type: "boolean", cells: [true], role: "consent:direct-mail" },
  }),
  context: { asOf, segments: () => undefined },
};

const tier = (value: string): Segment => ({ field: "tier", op: "=", value });
const second = (...segments: Segment[]): TestNode => ({ ...splitting(...segments), id: "again" });
/** A split by tier, and another one below its first branch. */
const below = (first: Segment, then: Segment): Journey =>
  testJourney([everyone, splitting(first), second(then), message("mail")], ["in -> split", "split.b1 -> again", "again.b1 -> mail"]);
const split = (...segments: Segment[]): Journey =>
  testJourney(
    [everyone, splitting(...segments), message("mail"), message("rest")],
    [...segments.map((_, at) => `split.b${at + 1} -> mail`), "in -> split", "split.else -> rest"],
  );
const entering = (event: string): Journey =>
  testJourney([{ id: "in", kind: "event-entry", config: { event, segment: { all: [] } } }, message("mail")], ["in -> mail"]);
const leaving = (exitWhen: Segment): Journey => testJourney([audience(tier("basic")), message("mail")], ["in -> mail"], { exitWhen });
const pooled = (settings: Record<string, unknown>, more: TestNode[] = [], edges: string[] = ["in -> mail"]): Journey =>
  testJourney([everyone, { ...message("mail"), config: { ...message("mail").config, pool: "print" } }, ...more], edges, {
    settings: { pools: [{ id: "print", from: "09:00", to: "17:00", patienceDays: 1, ...settings }] },
  });

/** Cases that only the data proves. */
export const dataCases: LintCase[] = [
  [
    "contradicting-conditions",
    below(tier("premium"), tier("basic")),
    below(tier("premium"), { field: "months", op: "<", value: 3 }),
    twenty,
  ],
  ["contradicting-conditions", below(tier("premium"), { none: [tier("premium")] }), below(tier("premium"), tier("premium")), twenty],
  ["dead-branch", split(tier("gold")), split(tier("basic")), twenty],
  [
    "dead-branch",
    split({ field: "months", op: "<", value: 9 }, { field: "months", op: "<", value: 3 }),
    split(tier("basic"), tier("premium")),
    twenty,
  ],
  ["dead-else", split(tier("basic"), tier("premium")), split(tier("basic")), twenty],
  [
    "no-contact",
    testJourney([everyone, message("mail", "direct-mail")], ["in -> mail"]),
    testJourney([everyone, message("mail")], ["in -> mail"]),
    twenty,
  ],
  [
    "no-contact",
    testJourney([audience({ field: "months", op: ">", value: 15 }), message("mail")], ["in -> mail"]),
    testJourney([audience({ field: "months", op: ">", value: 13 }), message("mail")], ["in -> mail"]),
    twenty,
  ],
  ["pool/too-small", pooled({ perDay: 7 }), pooled({ perDay: 8 }), twenty],
  ["pool/too-small", pooled({ servers: 1, handlingSeconds: 3600 * 8 }), pooled({ servers: 4, handlingSeconds: 3600 }), twenty],
  [
    "pool/too-small",
    pooled({ perDay: 1 }),
    pooled(
      { perDay: 1 },
      [
        {
          id: "half",
          kind: "random-split",
          config: {
            shares: [
              { id: "a", percent: 10 },
              { id: "b", percent: 90 },
            ],
          },
        },
      ],
      ["in -> half", "half.a -> mail"],
    ),
    twenty,
  ],
  ["exit-everyone", leaving(tier("basic")), leaving(tier("premium")), twenty],
  ["exit-everyone", leaving({ all: [] }), leaving({ event: "opened" }), twenty],
  ["event-stale", entering("outage"), entering("limit_hit"), twenty],
  [
    "nobody-enters",
    testJourney([audience({ all: [tier("basic"), tier("premium")] }), message("mail")], ["in -> mail"]),
    leaving(tier("basic")),
    twenty,
  ],
];

const asking = (segment: unknown): Journey => testJourney([audience(segment as Segment), message("mail")], ["in -> mail"]);
const premium = tier("premium");
/** Rules that do not fit the data; the check itself has its own tests beside it. */
export const segmentCases: LintCase[] = [
  ["segment/unsuitable-operator", asking({ field: "post", op: "<", value: 3 }), asking({ field: "months", op: "<", value: 3 }), twenty],
  ["segment/wrong-value", asking({ field: "months", op: "<", value: "three" }), asking({ field: "months", op: "<", value: 3 }), twenty],
  [
    "segment/impossible-range",
    asking({ event: "outage", atLeast: 3, atMost: 2 }),
    asking({ event: "outage", atLeast: 2, atMost: 3 }),
    twenty,
  ],
  [
    "segment/contradiction",
    asking({
      all: [
        { field: "months", op: ">", value: 8 },
        { field: "months", op: "<", value: 8 },
      ],
    }),
    asking({
      any: [
        { field: "months", op: ">", value: 8 },
        { field: "months", op: "<", value: 8 },
      ],
    }),
    twenty,
  ],
  ["segment/unknown-segment", asking({ segment: "gone" }), asking(premium), twenty],
  ["segment/unknown-channel", asking({ consent: "fax" }), asking({ consent: "sms" }), twenty],
  ["segment/consent-field", asking({ consent: "sms" }), asking({ consent: "direct-mail" }), wrongConsent],
  ["segment/no-place", asking({ near: { lat: 1, lon: 1, km: 1 } }), asking(premium), twenty],
  ["segment/two-rules", asking({ ...premium, consent: "sms" }), asking(premium), twenty],
  ["segment/unknown-member", asking({ event: "outage", atleast: 2 }), asking({ event: "outage", atLeast: 2 }), twenty],
  ["segment/where", asking({ event: "outage", where: { consent: "sms" } }), asking({ event: "outage", where: { all: [] } }), twenty],
  [
    "split/repeated-branch",
    testJourney(
      [
        everyone,
        {
          id: "split",
          kind: "split",
          config: {
            branches: [
              { id: "b1", segment: premium },
              { id: "b1", segment: tier("basic") },
            ],
          },
        },
        message("mail"),
      ],
      ["in -> split", "split.b1 -> mail"],
    ),
    split(premium, tier("basic")),
  ],
  ["random-split/repeated-share", shared("a", "a"), shared("a", "b")],
];
