import fc from "fast-check";
import { dateText, dateTimeText } from "../lib/civil.ts";
import type { FieldType } from "../model/field.ts";
import type { FieldOperator, Segment } from "../model/segment.ts";
import { operatorsFor } from "../operators/index.ts";
import type { Cell } from "../table/column.ts";
import { makeBase } from "./test-base.ts";

const ASOF = 1_772_442_000; // 2026-03-02T09:00Z
const TODAY = Math.floor(ASOF / 86_400);

const texts = ["Two year", "Month-to-month", "one year", "", "Ünïcode", "100 %"];
const values: Record<FieldType, fc.Arbitrary<string | number | boolean>> = {
  text: fc.constantFrom(...texts),
  number: fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(0.1, 0.30000000000000004, 70.35, -0)),
  boolean: fc.boolean(),
  date: fc
    .oneof(
      fc.integer({ min: TODAY - 8, max: TODAY + 8 }),
      // Other years, and the day that only some years have.
      fc.constantFrom(TODAY - 366, TODAY - 9 * 365, TODAY - 26 * 365 - 10, 11_016, 11_015, 11_017),
    )
    .map(dateText),
  datetime: fc
    .oneof(
      fc.integer({ min: ASOF - 4 * 86_400, max: ASOF + 4 * 86_400 }),
      fc.constantFrom(ASOF, ASOF - 86_400, ASOF + 86_400, TODAY * 86_400, TODAY * 86_400 - 1),
    )
    .map((at) => `${dateTimeText(at)}Z`),
};
const types = { plan: "text", months: "number", paper: "boolean", since: "date", seen: "datetime" } as const satisfies Record<
  string,
  FieldType
>;
type Name = keyof typeof types;

function ruleValue(type: FieldType, op: FieldOperator): fc.Arbitrary<Pick<{ value?: unknown }, "value">> {
  const one =
    type === "datetime"
      ? fc.oneof(values.datetime, values.date)
      : type === "boolean"
        ? fc.constantFrom<string | number | boolean>(true, false, "Yes", "no")
        : values[type];
  switch (op) {
    case "is-missing":
    case "is-present":
      return fc.constant({});
    case "between":
      return fc.tuple(one, one).map(([a, b]) => ({ value: a <= b ? [a, b] : [b, a] }));
    case "in":
    case "not-in":
      return fc.array(one, { minLength: 1, maxLength: 3 }).map((value) => ({ value }));
    case "within-days":
    case "next-days":
      return fc.constantFrom(1, 2, 3.5, 5).map((value) => ({ value }));
    case "birthday-in-days":
      return fc.constantFrom(1, 2, 5, 360, 366).map((value) => ({ value }));
    case "matches":
      return fc.constantFrom("^[TM]", "year$", "o.*e", "^$", "\\d+", "(one|Two) year").map((value) => ({ value }));
    case "contains":
    case "starts-with":
    case "ends-with":
      return fc.constantFrom("YEAR", "m", "Month", "ü", "e").map((value) => ({ value }));
    default:
      return one.map((value) => ({ value }));
  }
}

const fieldRule = (names: readonly Name[]): fc.Arbitrary<Segment> =>
  fc
    .constantFrom(...names)
    .chain((field) =>
      fc
        .constantFrom(...operatorsFor(types[field]))
        .chain(({ op }) => ruleValue(types[field], op).map((value) => ({ field, op, ...value }) as Segment)),
    );

const moment = fc.oneof(values.date, values.datetime);
const eventRule: fc.Arbitrary<Segment> = fc
  .record(
    {
      event: fc.constantFrom("limit_hit", "outage", "never"),
      count: fc.constantFrom({}, { atLeast: 0 }, { atLeast: 2 }, { atMost: 1 }, { exactly: 0 }, { exactly: 1 }, { atLeast: 1, atMost: 2 }),
      withinDays: fc.constantFrom(1, 2, 3),
      after: moment,
      before: moment,
      where: fc.oneof(
        fieldRule(["months", "plan"]),
        fc.array(fieldRule(["months", "plan"]), { maxLength: 2 }).map((any) => ({ any }) as Segment),
      ),
    },
    { requiredKeys: ["event", "count"] },
  )
  .map(({ count, after, before, ...rule }) => {
    const [low, high] = after !== undefined && before !== undefined && String(after) > String(before) ? [before, after] : [after, before];
    const sane = low === undefined || high === undefined || String(low).slice(0, 10) < String(high).slice(0, 10);
    return {
      ...rule,
      ...count,
      ...(low === undefined ? {} : { after: low }),
      ...(high === undefined || !sane ? {} : { before: high }),
    } as Segment;
  });

const near: fc.Arbitrary<Segment> = fc
  .record({ lat: fc.constantFrom(47.5, 47.9), lon: fc.constantFrom(-111.3, -110), km: fc.constantFrom(1, 40, 120) })
  .map((place) => ({ near: place }));

/** Any segment over `arbitraryBase`. */
export const { tree: arbitrarySegment } = fc.letrec<{ tree: Segment }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fieldRule(Object.keys(types) as Name[]),
    eventRule,
    near,
    fc.constantFrom<Segment>({ consent: "email" }, { consent: "sms" }, { segment: "kept" }),
    fc.array(tie("tree"), { maxLength: 3 }).map((all) => ({ all }) as Segment),
    fc.array(tie("tree"), { maxLength: 3 }).map((any) => ({ any }) as Segment),
    fc.array(tie("tree"), { maxLength: 3 }).map((none) => ({ none }) as Segment),
  ),
}));

const cells = (type: FieldType, rows: number): fc.Arbitrary<Cell[]> =>
  fc.array(fc.option(values[type], { freq: 5, nil: null }), { minLength: rows, maxLength: rows });
/** Small bases with every type of field, gaps, roles and events. */
export const arbitraryBase = fc.constantFrom(1, 31, 32, 33, 70).chain((rows) =>
  fc
    .record({
      plan: cells("text", rows),
      months: cells("number", rows),
      paper: cells("boolean", rows),
      since: cells("date", rows),
      seen: cells("datetime", rows),
      lat: fc.array(fc.option(fc.constantFrom(47.5, 47.6, 48.9)), { minLength: rows, maxLength: rows }),
      lon: fc.array(fc.option(fc.constantFrom(-111.3, -111, -109.5)), { minLength: rows, maxLength: rows }),
      events: fc.array(
        fc.record({
          row: fc.integer({ min: 0, max: rows - 1 }),
          time: fc.oneof(
            fc.integer({ min: ASOF - 4 * 86_400, max: ASOF + 86_400 }),
            fc.constantFrom(ASOF, ASOF - 86_400, ASOF - 2 * 86_400),
          ),
          attributes: fc.record({ months: fc.option(values.number), plan: fc.option(values.text) }),
        }),
        { maxLength: 3 * rows },
      ),
    })
    .map(({ plan, months, paper, since, seen, lat, lon, events }) =>
      makeBase(
        {
          id: { type: "text", cells: Array.from({ length: rows }, (_, row) => `S${row}`), role: "key" },
          plan: { type: "text", cells: plan },
          months: { type: "number", cells: months },
          paper: { type: "boolean", cells: paper, role: "consent:email" },
          since: { type: "date", cells: since },
          seen: { type: "datetime", cells: seen },
          lat: { type: "number", cells: lat, role: "latitude" },
          lon: { type: "number", cells: lon, role: "longitude" },
        },
        { limit_hit: events.filter((_, at) => at % 3 > 0), outage: events.filter((_, at) => at % 3 === 0) },
        { months: "number", plan: "text" },
      ),
    ),
);

/** The moment, and the one kept segment. */
export const arbitraryContext = {
  asOf: ASOF,
  segments: (name: string): Segment | undefined => (name === "kept" ? { none: [{ field: "months", op: ">", value: 5 }] } : undefined),
};
