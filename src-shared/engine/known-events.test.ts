import { expect, it } from "vitest";
import { runHere } from "./local.ts";
import { type TestEvent, testBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";

const hits = (rule: Record<string, unknown>): TestNode => ({
  id: "in",
  kind: "audience",
  config: { segment: { event: "limit_hit", atLeast: 1, ...rule } },
});
const at = (key: string, moment: string): TestEvent => ({ key, event: "limit_hit", at: moment });
const start = "2026-03-02T09:00";
const base = testBase(
  ["before", "at", "after"],
  [],
  [at("before", "2026-02-20T12:00"), at("at", "2026-03-02T09:00"), at("after", "2026-03-05T12:00")],
);

const entered = (node: TestNode, more: Record<string, unknown> = {}) =>
  runHere(
    testInput(testJourney([node, { id: "mail", kind: "email", config: {} }], ["in -> mail"], { settings: { timeZone: "UTC" } }), base, {
      ...{ start, horizonDays: 1 },
      ...more,
    }),
  ).journey.entered;

it("an audience knows the imported events up to the moment at which it is asked, and none that come later", () => {
  expect(entered(hits({}))).toBe(2);
  expect(entered(hits({ withinDays: 30 }))).toBe(2);
  expect(entered(hits({ after: "2026-03-01" }))).toBe(1);
  expect(entered(hits({}), { mode: "replay" })).toBe(2);
  expect(entered(hits({}), { start: "2026-03-01T09:00" })).toBe(1);
  expect(entered(hits({}), { start: "2026-03-06T09:00" })).toBe(3);
});

it("a later entry of a back-test knows what has happened by then; that of a forecast only what has arisen", () => {
  const late = (node: TestNode): TestNode => ({ ...node, config: { ...node.config, at: "2026-03-06T09:00" } });
  const days = { horizonDays: 10 };
  expect(entered(late(hits({})), { ...days, mode: "replay" })).toBe(3);
  const none = { settings: { timeZone: "UTC", model: { events: { limit_hit: { perMonth: 0 } } } } };
  const journey = testJourney([late(hits({})), { id: "mail", kind: "email", config: {} }], ["in -> mail"], none);
  expect(runHere(testInput(journey, base, { start, ...days })).journey.entered).toBe(2);
});
