import { describe, expect, it } from "vitest";
import { parseDate, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { makeBase, type TestEvent } from "../../segments/test-base.ts";
import { cellAt } from "../../table/column.ts";
import { clv } from "./index.ts";
import { boughtBy } from "./prepaid.ts";

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

  it("is missing, not 0, where spend has no mean", () => {
    // Half buy every 10 days, half every 60; half are lost after a purchase with 1 in 10, half with 6 in 10; money by the quantiles of a
    // Pareto distribution of shape 0.4, whose mean is infinite.
    const noise = (row: number, k: number) => Math.abs((Math.sin(row * 12.9898 + k * 78.233) * 43_758.5453) % 1);
    const events = Array.from({ length: 200 }, (_, row) => {
      const made = [bought(row, row % 90, 10)];
      let time = row % 90;
      for (let k = 1; noise(row, -k) > (row % 4 < 2 ? 0.1 : 0.6); k++) {
        time += 1 - Math.log(noise(row, k)) * (row % 2 === 0 ? 10 : 60);
        if (time >= 365) break;
        made.push(bought(row, Math.floor(time), 10 * (1 - (row + 1) / 202) ** (-1 / 0.4)));
      }
      return made;
    });
    const result = clv.compute(settings, { base: prepaid(200, events.flat()), context });
    const fact = (label: string) => result.facts.find((each) => each.label === label)?.value ?? Number.NaN;
    expect(fact("Gamma-Gamma q")).toBeLessThanOrEqual(1);
    const column = result.fields.find(({ id }) => id === "clv")?.column;
    const values = Array.from({ length: 200 }, (_, row) => (column ? cellAt(column, row) : 0));
    expect(values.map((value) => value === null)).toEqual(events.map(({ length }) => length === 1));
    const repeaters = events.filter(({ length }) => length > 1).length;
    expect(result.scored).toBe(repeaters);
    expect(fact("Mean value")).toBeCloseTo(fact("Value of all") / repeaters, 6);
    expect(result.notes.join(" ")).toMatch(/have no value/);
  });

  it("leaves a purchase without an amount out of the mean, and no purchase for its age", () => {
    const base = prepaid(1, [bought(0, 0, 7), bought(0, 100, 10), bought(0, 200, null), bought(0, 300, 30), bought(0, 300, null)]);
    const { x, tx, T, paid, mean } = boughtBy(base, { ...source, withinDays: 90 }, at(365));
    expect([x, tx, T, paid, mean].map(([value]) => value)).toEqual([3, 300, 365, 2, 20]);
  });
});
