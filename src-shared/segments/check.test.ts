import { describe, expect, it } from "vitest";
import { InputError } from "../lib/input-error.ts";
import { type Segment, segmentSchema } from "../model/segment.ts";
import { catalogueOf } from "./catalogue.ts";
import { checkSegment } from "./check.ts";
import { evaluate } from "./evaluate.ts";
import { makeBase } from "./test-base.ts";

const base = makeBase(
  {
    Contract: { type: "text", cells: ["Two year", "One year"] },
    tenure: { type: "number", cells: [1, null] },
    Partner: { type: "boolean", cells: [true, false] },
    since: { type: "date", cells: ["2026-01-01", null] },
    seen: { type: "datetime", cells: ["2026-01-01T00:00:00Z", null] },
    sms: { type: "text", cells: ["Y", "N"], role: "consent:sms" },
  },
  { limit_hit: [{ row: 0, time: 0, attributes: { gb: 5 } }] },
  { gb: "number" },
);
const kept: Record<string, Segment> = {
  a: { all: [{ segment: "b" }] },
  b: { none: [{ segment: "a" }] },
  bad: { field: "tenur", op: "<", value: 1 },
};
const context = { asOf: 0, segments: (name: string) => kept[name] };
const found = (segment: unknown) =>
  checkSegment(segmentSchema.parse(segment), catalogueOf(base, context.segments)).map(
    ({ id, severity, path, message, fix }) => `${severity} ${id} at ${path || "top"}: ${message}${fix ? ` ${fix}` : ""}`,
  );

const cases: [unknown, string][] = [
  [
    { all: [{ field: "tenur", op: "<", value: 1 }] },
    'error segment/unknown-field at all[0].field: There is no field "tenur". Did you mean tenure?',
  ],
  [
    { field: "xyz", op: "<", value: 1 },
    'error segment/unknown-field at field: There is no field "xyz". The fields are: Contract, tenure, Partner, since, seen, sms.',
  ],
  [
    { all: [{ score: "rfm", op: "=", value: "Champions" }] },
    'error segment/unknown-field at all[0]: The score "rfm" is not computed, so nobody has it. Compute it under Segments, Scores, or with “throughline scores compute”.',
  ],
  [
    { score: "rfm", part: "rank", op: ">=", value: 4 },
    'error segment/unknown-field at part: The score "rfm" has no part "rank". Its parts are: group, recency, frequency, money, score.',
  ],
  [
    { field: "Contract", op: "<", value: 1 },
    'error segment/unsuitable-operator at op: "<" does not suit Contract, which holds text. Use one of = != in not-in contains starts-with ends-with matches is-missing is-present.',
  ],
  [
    { field: "tenure", op: "<", value: "12" },
    'error segment/wrong-value at value: tenure holds numbers, but "12" is text; write 12 without quotation marks.',
  ],
  [
    { field: "tenure", op: "<", value: "a year" },
    'error segment/wrong-value at value: tenure holds numbers, but "a year" is text; write a number such as 12.',
  ],
  [
    { field: "Contract", op: "=", value: true },
    'error segment/wrong-value at value: Contract holds text, but true is a boolean; write "Yes", as the data spells it.',
  ],
  [
    { field: "Contract", op: "in", value: ["Two year", 12] },
    'error segment/wrong-value at value: Contract holds text, but 12 is a number; write "12", as the data spells it.',
  ],
  [
    { field: "Partner", op: "=", value: "maybe" },
    'error segment/wrong-value at value: Partner holds yes or no, but the value is "maybe"; write true or false.',
  ],
  [
    { field: "since", op: "after", value: "1/2/2026" },
    'error segment/wrong-value at value: since holds dates, but "1/2/2026" is no date; write one such as "2026-03-02".',
  ],
  [
    { field: "since", op: "after", value: "2026-02-30" },
    'error segment/wrong-value at value: since holds dates, but "2026-02-30" is no date; write one such as "2026-03-02".',
  ],
  [
    { field: "seen", op: "after", value: 5 },
    'error segment/wrong-value at value: seen holds dates with a time, but 5 is neither; write one such as "2026-03-02" or "2026-03-02T09:00".',
  ],
  [
    { field: "tenure", op: "between", value: [20, 10] },
    "error segment/wrong-value at value: tenure can never be between 20 and 10; write the lower value first: [10, 20].",
  ],
  [
    { field: "tenure", op: "between", value: 3 },
    "error segment/wrong-value at value: tenure needs two values, the lower first, such as [10, 20].",
  ],
  [{ field: "tenure", op: "in", value: [] }, "error segment/wrong-value at value: tenure needs at least one value in its list."],
  [{ field: "tenure", op: "=" }, "error segment/wrong-value at value: tenure needs one value."],
  [{ field: "tenure", op: "is-missing", value: 3 }, "error segment/wrong-value at value: tenure takes no value here; leave the value out."],
  [
    { field: "since", op: "within-days", value: 0 },
    "error segment/wrong-value at value: since needs a number of days above 0, such as 30.",
  ],
  [
    { event: "limit_hits" },
    'warning segment/unknown-event at event: No event "limit_hits" is in the data, so nobody has had one. Did you mean limit_hit?',
  ],
  [
    { event: "limit_hit", atLeast: 3, atMost: 2 },
    "error segment/impossible-range at atLeast: Nobody has at least 3 and at most 2 events. Make the first number the smaller one.",
  ],
  [
    { event: "limit_hit", exactly: 3, atMost: 2 },
    'error segment/impossible-range at exactly: "exactly" stands beside "atLeast" or "atMost". Keep one of them.',
  ],
  [
    { event: "limit_hit", after: "2026-02-01", before: "2026-02-01" },
    "error segment/impossible-range at after: No time is after 2026-02-01 and before 2026-02-01. Swap them, or take one away.",
  ],
  [
    { event: "limit_hit", after: "yesterday" },
    'error segment/wrong-value at after: "yesterday" is no date. Write one such as "2026-03-02" or "2026-03-02T09:00".',
  ],
  [
    { event: "limit_hit", where: { all: [{ field: "length", op: ">", value: 1 }] } },
    'error segment/unknown-field at where.all[0].field: There is no attribute of limit_hit "length". The attributes of limit_hit are: gb.',
  ],
  [
    { event: "limit_hit", where: { consent: "sms" } },
    'error segment/where at where: "where" holds a rule on consent; it can only ask for the event\'s own attributes. Put that rule beside the event rule.',
  ],
  [
    { event: "limit_hit", atleast: 2 },
    'warning segment/unknown-member at atleast: "atleast" means nothing in this rule. Did you mean "atLeast"?',
  ],
  [
    { all: [{ field: "tenure", op: "<", value: 2, event: "limit_hit" }] },
    'error segment/two-rules at all[0]: One rule says both "field" and "event". Write them as two rules inside { "all": [...] }.',
  ],
  [
    { near: { lat: 1, lon: 1, km: 1 } },
    "error segment/no-place at near: No field says the latitude of a subscriber. Give a field the role latitude under Subscribers.",
  ],
  [
    { consent: "smoke" },
    'error segment/unknown-channel at consent: There is no channel "smoke". The channels are: email, sms, call, push, in-app, direct-mail, paid-social, display-ad and 2 more.',
  ],
  [{ consent: "sms" }, "error segment/consent-field at consent: sms has the role consent:sms but holds text. Import it as yes or no."],
  [
    { segment: "zzz" },
    'error segment/unknown-segment at segment: There is no segment "zzz". Save it under that name first, or choose another.',
  ],
  [
    { any: [{ segment: "a" }] },
    'error segment/cycle at any[0].segment: The segment "a" refers to itself: a → b → a. Take one of these references away.',
  ],
  [
    {
      all: [
        { field: "tenure", op: ">=", value: 20 },
        { field: "Contract", op: "=", value: "Two year" },
        { field: "tenure", op: "<", value: 20 },
      ],
    },
    "warning segment/contradiction at all[2]: Nobody fulfils both: tenure is at least 20 and is below 20. Change one of them, or let any of them be enough.",
  ],
  [
    {
      any: [
        {
          all: [
            { field: "Contract", op: "in", value: ["Two year", "One year"] },
            { field: "Contract", op: "=", value: "Monthly" },
          ],
        },
      ],
    },
    "warning segment/contradiction at any[0].all[1]: Nobody fulfils both: Contract is Two year or One year and is Monthly. Change one of them, or let any of them be enough.",
  ],
  [
    {
      all: [
        { field: "since", op: "after", value: "2026-02-01" },
        { field: "since", op: "is-missing" },
      ],
    },
    "warning segment/contradiction at all[1]: Nobody fulfils both: since is after 2026-02-01 and is missing. Change one of them, or let any of them be enough.",
  ],
  [
    { field: "Contract", op: "matches", value: "(?<!x)y" },
    'error segment/wrong-value at value: Contract has the expression "(?<!x)y", which looks around or back; such a search may never end, so it is not offered: write two rules instead.',
  ],
  [{ segment: "bad" }, 'error segment/unknown-field at segment: In the segment "bad": There is no field "tenur". Did you mean tenure?'],
];

describe("what is wrong, where, and what would be right", () => {
  it.each(cases)("%j", (segment, words) => {
    expect(found(segment)[0]).toBe(words);
  });
});

it.each([
  { field: "Partner", op: "=", value: "Yes" },
  { field: "Partner", op: "in", value: ["no", true, 1] },
  { field: "seen", op: "between", value: ["2026-01-01", "2026-01-01T10:00Z"] },
  { event: "limit_hit", where: { field: "gb", op: ">=", value: 5 } },
  { consent: "email" },
  {
    all: [
      { field: "tenure", op: ">=", value: 20 },
      { field: "tenure", op: "<=", value: 20 },
      { field: "tenure", op: "is-present" },
    ],
  },
  {
    any: [
      { field: "Contract", op: "=", value: "Monthly" },
      { field: "Contract", op: "=", value: "Yearly" },
    ],
  },
])("finds nothing in %j", (segment) => {
  expect(found(segment)).toEqual([]);
});

it("does not let a kept segment refer to itself by its own name", () => {
  expect(checkSegment({ segment: "a" }, catalogueOf(base, context.segments), "b").map(({ id }) => id)).toEqual(["segment/cycle"]);
});

it("refuses to count a segment with errors, and counts one with warnings", () => {
  expect(() => evaluate(base, { field: "tenur", op: "<", value: 1 }, context)).toThrow(InputError);
  expect(evaluate(base, { event: "never" }, context).count()).toBe(0);
  expect(evaluate(base, { event: "never", exactly: 0 }, context).count()).toBe(2);
});
