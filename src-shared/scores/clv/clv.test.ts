import { describe, expect, it } from "vitest";
import { parseDate, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { makeBase, type TestEvent } from "../../segments/test-base.ts";
import { clv } from "./index.ts";

const at = (days: number) => ((parseDate("2026-01-01") ?? 0) + days) * SECONDS_PER_DAY;
const source = { event: "top_up", amount: "amount", withinDays: null };
const settings = { model: { purchases: source }, horizonMonths: 12, discountPercent: 0, marginPercent: 100 };
const context = { asOf: at(365), segments: () => undefined };

/** Customers with top-ups; events in any order. */
const prepaid = (customers: number, top_up: readonly TestEvent[]) =>
  makeBase(
    { id: { type: "text", cells: Array.from({ length: customers }, (_, row) => `S${row}`), role: "key" } },
    { top_up },
    { amount: "number" },
  );
const bought = (row: number, days: number, amount: number | null): TestEvent => ({ row, time: at(days), attributes: { amount } });

describe("lifetime value of purchases", () => {
  it("is refused where too few bought twice with an amount", () => {
    const once = Array.from({ length: 40 }, (_, row) => bought(row, row, 10));
    // Again on the same day, or without an amount, is no second purchase to learn spend from.
    const vain = [bought(0, 0, 5), ...Array.from({ length: 20 }, (_, row) => bought(row, row + 50, null))];
    const none = prepaid(40, [...once, ...vain]);
    expect(clv.check?.(settings, none)).toMatch(/^Nobody in the data had “top_up” events with an amount on a second day/);
    expect(() => clv.compute(settings, { base: none, context })).toThrow(/^Nobody/);
    const again = (count: number) => prepaid(40, [...once, ...Array.from({ length: count }, (_, row) => bought(row, row + 60, 10 + row))]);
    expect(clv.check?.(settings, again(9))).toMatch(/^Only 9 of 40/);
    expect(clv.check?.(settings, again(10))).toBeNull();
    const other = { ...settings, model: { purchases: { ...source, amount: "euros" } } };
    expect(clv.check?.(other, again(10))).toMatch(/^The events “top_up” have no number “euros”/);
    // Purchases to come are not seen.
    expect(() => clv.compute(settings, { base: again(20), context: { ...context, asOf: at(62) } })).toThrow(/^Only 3 of/);
  });
});
