import fc from "fast-check";
import { expect, it } from "vitest";
import { daysFromCivil, SECONDS_PER_DAY } from "./civil.ts";
import { parseRecurrence, type Recurrence } from "./recurrence.ts";
import { writeRecurrence } from "./write-recurrence.ts";

const lastSecond = (day: number) => (day + 1) * SECONDS_PER_DAY - 1;

it("writes a rule as calendars do", () => {
  const until = lastSecond(daysFromCivil(2026, 12, 31));
  expect(writeRecurrence({ every: "week", interval: 2, weekdays: [0, 3], monthDays: [], count: null, until })).toBe(
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231",
  );
  expect(writeRecurrence({ every: "month", interval: 1, weekdays: [], monthDays: [1, -1], count: 6, until: null })).toBe(
    "FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=6",
  );
});

it("writes what reads back the same", () => {
  const recurrence: fc.Arbitrary<Recurrence> = fc.record({
    every: fc.constantFrom("day", "week", "month", "year"),
    interval: fc.integer({ min: 1, max: 400 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
    monthDays: fc.uniqueArray(fc.constantFrom(1, 15, 31, -1)),
    count: fc.option(fc.integer({ min: 1, max: 500 })),
    until: fc.option(fc.integer({ min: 15_000, max: 30_000 }).map(lastSecond)),
  });
  fc.assert(
    fc.property(recurrence, (rule) => {
      expect(parseRecurrence(writeRecurrence(rule))).toEqual(rule);
    }),
  );
});
