import { describe, expect, it } from "vitest";
import { dateText, daysFromCivil, parseDate, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { makeBase } from "../../segments/test-base.ts";
import { hazard } from "../../statistics/value/shifted-beta-geometric.ts";
import { fitContracts, wholeMonths } from "./contract.ts";

const day = (text: string) => parseDate(text) ?? 0;
const contract = { tenure: "began", churned: "ended", by: null, periodMonths: 1 };

/** Contracts by day of beginning and of leaving, null where somebody is here. */
const contracts = (days: readonly (readonly [string, string | null])[]) =>
  makeBase({
    began: { type: "date", cells: days.map(([began]) => began) },
    ended: { type: "date", cells: days.map(([, ended]) => ended) },
  });

describe("months of contracts", () => {
  it("are whole on the day of the month, or on the last of a shorter one", () => {
    const between = (from: string, until: string) => wholeMonths(day(from), day(until));
    expect(between("2024-01-15", "2025-01-15")).toEqual({ months: 12, exact: true });
    expect(between("2024-01-15", "2025-01-14")).toEqual({ months: 11, exact: false });
    expect(between("2024-01-15", "2025-01-16")).toEqual({ months: 12, exact: false });
    expect(between("2024-01-31", "2024-02-29")).toEqual({ months: 1, exact: true });
    expect(between("2024-01-31", "2024-03-30")).toEqual({ months: 1, exact: false });
    expect(between("2024-02-29", "2025-02-28")).toEqual({ months: 12, exact: true });
    expect(between("2024-02-28", "2024-02-28")).toEqual({ months: 0, exact: true });
    expect(between("2024-02-28", "2024-02-27")).toEqual({ months: -1, exact: false });
  });

  it("give who leaves within a period its renewal, and who leaves at its end not the next", () => {
    const base = contracts([
      ["2025-01-10", "2025-02-25"],
      ["2025-01-10", "2025-03-10"],
      ["2025-01-10", "2025-01-10"],
      ["2024-12-10", null],
    ]);
    const { renewals, lost } = fitContracts(base, contract, day("2026-01-10") * SECONDS_PER_DAY);
    expect([...renewals]).toEqual([1, 1, 0, 13]);
    expect([...lost]).toEqual([1, 1, 1, 0]);
  });
});

describe("hazards by days", () => {
  it("are those of the contracts that were drawn, with leaving within a period", () => {
    // Of sBG(1, 19), the share that leaves at renewal n + 1 is that of 1 in 20 + n of those who have come so far.
    const dayIn = (month: number, of: number) => dateText(daysFromCivil(2024 + Math.floor(month / 12), 1 + (month % 12), of));
    const days: [string, string | null][] = [];
    for (let start = 0; start < 24; start++) {
      const from = dayIn(start, 1);
      let here = 20_000;
      for (let n = 0; start + n < 24; n++) {
        const gone = Math.round(here / (20 + n));
        const until = dayIn(start + n, 15);
        for (let i = 0; i < gone; i++) days.push([from, until]);
        here -= gone;
      }
      for (let i = 0; i < here; i++) days.push([from, null]);
    }
    const { classes } = fitContracts(contracts(days), contract, day("2026-01-01") * SECONDS_PER_DAY);
    const model = classes[0]?.model ?? { alpha: 0, beta: 0 };
    expect(hazard(model, 0)).toBeCloseTo(0.05, 3);
    expect(hazard(model, 1)).toBeCloseTo(0.0476, 3);
    expect(hazard(model, 12)).toBeCloseTo(0.0313, 3);
  });
});

describe("hazards where losses are known for a short time", () => {
  // One in 20 leaves in each month of the contract, spread over its days; contracts begin on any day of the months from `start` on.
  const asOf = day("2026-01-20");
  const drawn = (start: number, since: number) => {
    const days: [string, string | null][] = [];
    for (let month = start; month <= 36; month++)
      for (const of of [1, 6, 11, 16, 21, 26]) {
        const opens = (n: number) => daysFromCivil(2023 + Math.floor((month + n) / 12), 1 + ((month + n) % 12), of);
        if (opens(0) > asOf) continue;
        let here = 2000;
        for (let n = 0; opens(n) <= asOf; n++) {
          const gone = Math.round(here / 20);
          for (let i = 0; i < gone; i++) {
            const leaves = opens(n) + 1 + Math.floor(((i + 0.5) / gone) * 27);
            // Who left earlier is not in the data; who will leave is here.
            if (leaves >= since) days.push([dateText(opens(0)), leaves <= asOf ? dateText(leaves) : null]);
          }
          here -= gone;
        }
        for (let i = 0; i < here; i++) days.push([dateText(opens(0)), null]);
      }
    return contracts(days);
  };

  it.each([
    ["that some left before", 0, day("2025-10-06")],
    ["of contracts that are all young", 32, Number.NEGATIVE_INFINITY],
  ])("are not bent by the periods that are cut off, %s", (_, start, since) => {
    const { classes } = fitContracts(drawn(start, since), contract, asOf * SECONDS_PER_DAY);
    const model = classes[0]?.model ?? { alpha: 0, beta: 0 };
    for (const n of [0, 1, 3]) expect(Math.abs(hazard(model, n) / 0.05 - 1)).toBeLessThan(0.01);
  });

  it("cannot be told from less than a whole period", () => {
    const base = contracts([
      ["2025-01-10", "2026-01-02"],
      ["2024-01-10", null],
    ]);
    expect(() => fitContracts(base, contract, day("2026-01-05") * SECONDS_PER_DAY)).toThrow(/do not reach over a whole period/);
  });
});

describe("a day of leaving to come", () => {
  const asOf = day("2026-01-10") * SECONDS_PER_DAY;

  it("leaves somebody here until then", () => {
    const base = contracts([
      ["2025-01-10", "2025-02-25"],
      ["2025-01-10", "2026-01-10"],
      ["2025-01-10", "2026-01-11"],
    ]);
    const { renewals, lost } = fitContracts(base, contract, asOf);
    expect([...lost]).toEqual([1, 1, 0]);
    expect([...renewals]).toEqual([1, 11, 12]);
  });

  it("teaches nothing by itself", () => {
    expect(() => fitContracts(contracts([["2025-01-10", "2026-01-11"]]), contract, asOf)).toThrow(/Nobody in the data has left/);
  });
});
