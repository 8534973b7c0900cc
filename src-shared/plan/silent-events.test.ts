import { expect, it } from "vitest";
import { runHere } from "../engine/local.ts";
import { testBase } from "../engine/testing/base.ts";
import { testInput, testJourney } from "../engine/testing/run.ts";
import { silentEvents } from "./silent-events.ts";

const keys = ["a", "b", "c"];
const journey = (model: Record<string, unknown> = {}) =>
  testJourney(
    [
      { id: "in", kind: "event-entry", config: { event: "outage", segment: { all: [] } } },
      { id: "wait", kind: "wait-for-event", config: { event: "outage", timeoutHours: 24 } },
    ],
    ["in -> wait"],
    { settings: { model } },
  );
const runFrom = (start: string, model?: Record<string, unknown>) =>
  runHere(
    testInput(journey(model), testBase(keys, [], [{ key: "a", event: "outage", at: "2026-02-20T10:00" }]), { start, horizonDays: 30 }),
  );
const sourceOf = ({ model = [] }: ReturnType<typeof runFrom>) => model.find(({ name }) => name === "events.outage.perMonth");

it("says that no event arises where the history has none before the start", () => {
  const before = runFrom("2026-02-01T00:00");
  expect(sourceOf(before)).toMatchObject({
    value: 0,
    source: "The imported history has none in the year before the start, so that none arises",
  });
  expect(before.journey.matched).toBe(0);
  expect(silentEvents(before)).toEqual([
    'The imported history has no "outage" in the year before the start, so that none arises. Start later, or give its rate in the response model.',
  ]);
});

it("says nothing where the history has one, or the journey gives a rate of none", () => {
  const after = runFrom("2026-03-01T00:00");
  expect(sourceOf(after)?.value).toBeGreaterThan(0);
  expect(silentEvents(after)).toEqual([]);
  expect(silentEvents(runFrom("2026-02-01T00:00", { events: { outage: { perMonth: 0 } } }))).toEqual([]);
});
