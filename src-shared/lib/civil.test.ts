import { expect, it } from "vitest";
import { civilFromDays, dateText, dateTimeText, daysFromCivil, parseDate, parseDateTime, weekday } from "./civil.ts";

it("agrees with the platform's calendar over six centuries", () => {
  for (let days = -150_000; days < 80_000; days += 13) {
    const { year, month, day } = civilFromDays(days);
    const date = new Date(days * 86_400_000);
    expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
    expect(daysFromCivil(year, month, day)).toBe(days);
    expect(weekday(days)).toBe((date.getUTCDay() + 6) % 7);
  }
});

it("reads and writes dates, and refuses those that do not exist", () => {
  expect(dateText(parseDate("2026-03-08") ?? Number.NaN)).toBe("2026-03-08");
  expect(parseDate("2026-02-29")).toBeUndefined();
  expect(parseDateTime("2026-03-08T24:00")).toBeUndefined();
  expect(dateTimeText(parseDateTime("2026-03-08T02:30") ?? Number.NaN)).toBe("2026-03-08T02:30:00");
});
