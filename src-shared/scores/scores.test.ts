import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataFile, dataIsHere, dataNote } from "../../test/support/data.ts";
import { parseDate, SECONDS_PER_DAY } from "../lib/civil.ts";
import type { FieldRole } from "../model/field.ts";
import { reachByChannel } from "../segments/reach.ts";
import { makeBase, type TestEvent } from "../segments/test-base.ts";
import { rfmGroups } from "../statistics/rfm.ts";
import { BitSet } from "../table/bit-set.ts";
import { cellAt } from "../table/column.ts";
import { churn } from "./churn/index.ts";
import { clv } from "./clv/index.ts";
import { boughtBy } from "./clv/prepaid.ts";
import { distributionOf } from "./distribution.ts";
import { groupTotals } from "./group-totals.ts";
import { scores } from "./index.ts";
import { lead } from "./lead/index.ts";
import { lifecycle } from "./lifecycle/index.ts";
import { rfm } from "./rfm/index.ts";
import { type MadeField, namesOfBase, type ScoreResult } from "./score.ts";
import { valueDecile } from "./value-decile/index.ts";

const day = (text: string) => (parseDate(text) ?? 0) * SECONDS_PER_DAY;
const context = (asOf: string) => ({ asOf: day(asOf), segments: () => undefined });
const cells = (result: ScoreResult, id: string) => {
  const field = result.fields.find((each) => each.id === id) as MadeField;
  return Array.from({ length: field.column.length }, (_, row) => cellAt(field.column, row));
};

describe.skipIf(!dataIsHere)(`CDNOW sample${dataNote}`, () => {
  const lines = dataIsHere
    ? readFileSync(dataFile("transactions/cdnow_lifetimes/CDNOW_sample.txt"), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.trim().split(/\s+/))
    : [];
  const ids = [...new Set(lines.map(([id]) => id ?? ""))];
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const purchase = lines.map(([id, , date = "", , amount]): TestEvent => {
    const time = day(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
    return { row: rowOf.get(id ?? "") ?? 0, time, attributes: { amount: Number(amount) } };
  });
  const base = makeBase({ id: { type: "text", cells: ids, role: "key" } }, { purchase }, { amount: "number" });

  it("has the quintiles of the definition, counted one by one", () => {
    const settings = { source: { purchases: { event: "purchase", amount: "amount", withinDays: null } } };
    const result = rfm.compute(settings, { base, context: context("1998-07-01") });
    expect(result.scored).toBe(2357);
    const own = ids.map((_, row) => purchase.filter((each) => each.row === row));
    const measures = {
      rfm_recency: own.map((list) => Math.max(...list.map(({ time }) => time))),
      rfm_frequency: own.map((list) => list.length),
      rfm_monetary: own.map((list) => list.reduce((sum, { attributes }) => sum + Number(attributes?.amount), 0)),
    };
    for (const [id, values] of Object.entries(measures)) {
      const order = [...values].sort((a, b) => a - b);
      // Sums of binary fractions depend on their order alone, and events come in the order of time in both.
      const lower = (value: number) => order.findIndex((other) => other >= value);
      expect(cells(result, id), id).toEqual(values.map((value) => 1 + Math.floor((5 * lower(value)) / values.length)));
    }
    // More than half of the customers bought once, so that they share the lowest score of frequency and nobody has the next.
    const frequency = distributionOf(result.fields[1] as MadeField, (result.fields[1] as MadeField).column);
    expect(frequency.bars.map(({ label }) => label)).toEqual(["1", "2", "3", "4", "5"]);
    expect(frequency.bars.map(({ count }) => count).slice(0, 3)).toEqual([1205, 0, 406]);
    expect(new Set(cells(result, "rfm_group")).size).toBeLessThanOrEqual(rfmGroups.length);
  });

  it("has the histories of the published summary, and its parameters through the score", () => {
    // The calibration period ends on 30 September 1997.
    const source = { event: "purchase", amount: "amount", withinDays: null };
    const { x, tx, T } = boughtBy(base, source, day("1997-09-30"));
    const published = readFileSync(dataFile("transactions/cdnow_lifetimes/cdnow_customers_summary.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number));
    expect(x.reduce((sum, each) => sum + each, 0)).toBe(published.reduce((sum, [, each = 0]) => sum + each, 0));
    const weeks = (values: Int32Array) => values.reduce((sum, each) => sum + each, 0) / 7;
    expect(Math.abs(weeks(T) - published.reduce((sum, [, , , each = 0]) => sum + each, 0))).toBeLessThan(10);
    expect(Math.abs(weeks(tx) - published.reduce((sum, [, , each = 0]) => sum + each, 0))).toBeLessThan(10);
    const result = clv.compute(
      { model: { purchases: source }, horizonMonths: 12, discountPercent: 0, marginPercent: 100 },
      { base, context: context("1997-09-30") },
    );
    const fact = (label: string) => result.facts.find((each) => each.label === label)?.value ?? Number.NaN;
    expect(fact("BG/NBD r")).toBeCloseTo(0.243, 3);
    expect(fact("BG/NBD alpha (days)") / 7).toBeCloseTo(4.414, 2);
    expect(fact("BG/NBD a")).toBeCloseTo(0.793, 2);
    expect(fact("BG/NBD b")).toBeCloseTo(2.426, 2);
    expect(fact("Gamma-Gamma p")).toBeCloseTo(6.25, 2);
    expect(fact("Gamma-Gamma q")).toBeCloseTo(3.74, 2);
    expect(fact("Gamma-Gamma v")).toBeCloseTo(15.44, 1);
    expect(cells(result, "p_alive").every((chance) => Number(chance) >= 0 && Number(chance) <= 1)).toBe(true);
  });
});

describe("value deciles", () => {
  it("share the lower decile, and the top fifth is counted exactly", () => {
    const values = [1, 1, 1, 1, 2, 3, 4, 5, 10, 72];
    const base = makeBase({ arpu: { type: "number", cells: [...values, null] } });
    const result = valueDecile.compute({ value: { field: "arpu" } }, { base, context: context("2026-01-01") });
    expect(cells(result, "value_decile")).toEqual([1, 1, 1, 1, 5, 6, 7, 8, 9, 10, null]);
    expect(result.facts[0]?.value).toBeCloseTo(0.82, 12);
    expect(result.lift?.map(({ count }) => count)).toEqual([4, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  it("of a field that is gone are refused by name", () => {
    const base = makeBase({ arpu: { type: "number", cells: [1] } });
    expect(() => valueDecile.compute({ value: { field: "cltv" } }, { base, context: context("2026-01-01") })).toThrow(/“cltv”/);
  });
});

describe("churn hazard", () => {
  it("falls with tenure, and who has left has none", () => {
    // A cohort of 1,000 as in Fader and Hardie 2007: lost 369, 163, 86 and 56, and 326 are here after four renewals.
    const tenure = [369, 163, 86, 56].flatMap((count, at) => Array.from({ length: count }, () => at + 1));
    const stay = Array.from({ length: 326 }, () => 4);
    const base = makeBase({
      tenure: { type: "number", cells: [...tenure, ...stay] },
      churned: { type: "boolean", cells: [...tenure.map(() => true), ...stay.map(() => false)] },
    });
    const contract = { tenure: "tenure", churned: "churned", by: null, periodMonths: 1 };
    const result = churn.compute({ contract }, { base, context: context("2026-01-01") });
    const fact = (label: string) => result.facts.find((each) => each.label === label)?.value;
    expect(fact("Everyone: alpha")).toBeCloseTo(0.764, 3);
    expect(fact("Everyone: beta")).toBeCloseTo(1.296, 3);
    expect(cells(result, "churn_hazard")[0]).toBeNull();
    expect(cells(result, "churn_hazard").at(-1)).toBeCloseTo(0.764 / (0.764 + 1.296 + 4), 3);
  });
});

describe("lead score", () => {
  it("adds fit, and engagement that halves; the chart looks back", () => {
    const at = (days: number) => day("2026-01-01") - days * SECONDS_PER_DAY;
    const base = makeBase(
      { tier: { type: "text", cells: ["slow", "fast", "slow", "fast"] } },
      {
        click: [
          { row: 0, time: at(14) },
          { row: 0, time: at(104) },
          { row: 1, time: at(95) },
        ],
        converted: [
          { row: 0, time: at(10) },
          { row: 2, time: at(200) },
        ],
      },
    );
    const settings = {
      fit: [{ points: 5, when: { field: "tier", op: "=" as const, value: "slow" } }],
      engagement: [{ event: "click", points: 8, halfLifeDays: 14 }],
      threshold: 9,
      outcome: { event: "converted", withinDays: 90 },
      joined: null,
    };
    const result = lead.compute(settings, { base, context: context("2026-01-01") });
    const scored = cells(result, "lead_score").map(Number);
    expect(scored[0]).toBeCloseTo(5 + 4 + 8 * 2 ** (-104 / 14), 10);
    expect(scored.slice(2)).toEqual([5, 0]);
    expect(cells(result, "mql")).toEqual([true, false, false, false]);
    // 90 days ago row 0 had 5 + 4, row 1 about 6.2, row 3 none; row 2 had converted before and is left out.
    expect(result.curve?.outcomes).toBe(1);
    expect(result.curve?.points.map(({ selected, hits }) => [selected, hits])).toEqual([
      [3, 1],
      [2, 1],
      [1, 1],
    ]);
  });
});

describe("the look back of a lead score", () => {
  it("leaves out who was not there yet, and says that fit is that of today", () => {
    const then = day("2026-01-01") - 90 * SECONDS_PER_DAY;
    const base = makeBase(
      {
        service_start: { type: "date", cells: ["2025-01-01", "2025-10-03", "2025-10-04", null] },
        tier: { type: "text", cells: ["slow", "slow", "fast", "slow"] },
      },
      { click: [{ row: 0, time: then }], purchase: [0, 2].map((row) => ({ row, time: then + 20 * SECONDS_PER_DAY })) },
    );
    expect(then).toBe(day("2025-10-03"));
    const suggested = lead.suggest(base);
    if (!suggested) throw new Error("the base has events of engagement");
    expect(suggested.joined).toBe("service_start");
    const input = { base, context: context("2026-01-01") };
    const plain = lead.compute(suggested, input);
    expect(plain.curve).toMatchObject({ outcomes: 1, base: 1 / 3 });
    expect(plain.notes.join(" ")).not.toMatch(/today/);
    const fit = [{ points: 5, when: { field: "tier", op: "=" as const, value: "slow" } }];
    expect(lead.compute({ ...suggested, fit }, input).notes.join(" ")).toMatch(/as they are today/);
    const names = namesOfBase(base.fields.map((field) => (field.id === "service_start" ? { ...field, label: "Start of service" } : field)));
    expect(lead.define({ ...suggested, fit }, names)).toMatch(
      /or began later by Start of service, is left out\. Rules of fit read fields as they are today\./,
    );
    expect(lead.reads(suggested).fields).toEqual(["service_start"]);
    expect(lead.compute({ ...suggested, joined: null }, input).curve).toMatchObject({ outcomes: 2, base: 0.5 });
  });
});

describe("ordered rules", () => {
  it("give the first name that holds, and the rest another", () => {
    const base = makeBase({ tenure: { type: "number", cells: [1, 5, 30, null] } });
    const rules = [
      { name: "new", when: { field: "tenure", op: "<" as const, value: 3 } },
      { name: "young", when: { field: "tenure", op: "<" as const, value: 12 } },
    ];
    const input = { base, context: context("2026-01-01") };
    expect(cells(lifecycle.compute({ rules, otherwise: "old" }, input), "lifecycle_stage")).toEqual(["new", "young", "old", "old"]);
    const open = lifecycle.compute({ rules, otherwise: null }, input);
    expect(cells(open, "lifecycle_stage")).toEqual(["new", "young", null, null]);
    expect(open.scored).toBe(2);
  });

  it("are a hundred at most, each with its own name", () => {
    const base = makeBase({ tenure: { type: "number", cells: Array.from({ length: 102 }, (_, row) => row) } });
    const rules = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ name: `n${at}`, when: { field: "tenure", op: "=" as const, value: at } }));
    const settings = lifecycle.settings.parse({ rules: rules(100), otherwise: "rest" });
    const found = cells(lifecycle.compute(settings, { base, context: context("2026-01-01") }), "lifecycle_stage");
    expect(found).toEqual([...rules(100).map(({ name }) => name), "rest", "rest"]);
    expect(lifecycle.settings.safeParse({ rules: rules(101), otherwise: null }).success).toBe(false);
  });
});

describe("groups", () => {
  it("have size, money, and who can be reached", () => {
    const base = makeBase({
      group: { type: "text", cells: ["a", "b", "a", null] },
      money: { type: "number", cells: [1, 2, null, 8] },
      email: { type: "boolean", cells: [true, false, true, true], role: "consent:email" },
      sms: { type: "boolean", cells: [true, null, false, false], role: "consent:sms" },
      stop: { type: "boolean", cells: [false, false, true, false], role: "suppressed" },
      phone: { type: "text", cells: [null, "2", "3", "4"], role: "address:phone" },
    });
    const [group, money] = [base.column("group"), base.column("money")];
    if (!group || money?.type !== "number") throw new Error("the base has no such columns");
    expect(groupTotals(base, group, ["a", "b", "c"], money)).toEqual([
      { value: "a", count: 2, money: 1, reachable: { email: 1, sms: 0 }, anyChannel: 1 },
      { value: "b", count: 1, money: 2, reachable: { email: 0, sms: 0 }, anyChannel: 0 },
      { value: "c", count: 0, money: 0, reachable: { email: 0, sms: 0 }, anyChannel: 0 },
    ]);
  });
});

describe("reach of groups", () => {
  it("is that of the dry run: nobody churned, suppressed by a date, or without an address", () => {
    const yes = (role: FieldRole) => ({ type: "boolean" as const, cells: [true, true, true, true], role });
    const base = makeBase({
      group: { type: "text", cells: ["a", "a", "a", "a"] },
      email: yes("consent:email"),
      sms: yes("consent:sms"),
      phone: { type: "text", cells: ["1", "2", "3", null], role: "address:phone" },
      stop: { type: "date", cells: ["2025-12-01", null, null, null], role: "suppressed" },
      gone: { type: "number", cells: [0, 1, 0, null], role: "churned" },
    });
    const group = base.column("group");
    if (!group) throw new Error("the base has no such column");
    expect(groupTotals(base, group, ["a"], null)).toEqual([
      { value: "a", count: 4, money: null, reachable: { email: 2, sms: 1 }, anyChannel: 2 },
    ]);
    const byChannel = reachByChannel(base, BitSet.full(4)).map(({ channel, reachable }) => [channel, reachable]);
    expect(byChannel.slice(0, 2)).toEqual([
      ["email", 2],
      ["sms", 1],
    ]);
  });
});

describe("every score", () => {
  it.each(scores.map((score) => [score.id, score] as const))("%s says what it needs where the data has nothing for it", (_, score) => {
    const base = makeBase({ nothing: { type: "text", cells: ["x"] } });
    expect(score.suggest(base)).toBeNull();
    expect(score.needs).toMatch(/^It needs .*\.$/);
  });
});
