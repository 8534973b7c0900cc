import { describe, expect, it } from "vitest";
import { parseDate, SECONDS_PER_DAY } from "../lib/civil.ts";
import { fieldTypes } from "../model/field.ts";
import { fieldOperators } from "../model/segment.ts";
import { makeColumn } from "../segments/test-base.ts";
import type { Cell } from "../table/column.ts";
import { operators, operatorsFor, operatorsToPick } from "./index.ts";
import type { RuleValue } from "./operator.ts";

const today = parseDate("2026-03-02") ?? 0;
const moment = { asOf: today * SECONDS_PER_DAY + 9 * 3600, today };

const columns: Record<string, { type: (typeof fieldTypes)[number]; cells: Cell[] }> = {
  plan: { type: "text", cells: ["Two year", "two year", "", null] },
  months: { type: "number", cells: [12, 12.5, 0, null] },
  paper: { type: "boolean", cells: [true, false, true, null] },
  ends: { type: "date", cells: ["2026-03-02", "2026-03-03", "2026-02-28", null] },
  seen: { type: "datetime", cells: ["2026-03-02T09:00:00Z", "2026-03-02T09:00:01Z", "2026-03-01T09:00:00Z", null] },
};

/** Field, operator, value, and the positions at which it is true; position 3 has no value. */
const truths: [field: string, op: (typeof fieldOperators)[number], value: RuleValue, rows: number[]][] = [
  ["plan", "=", "Two year", [0]],
  ["plan", "!=", "Two year", [1, 2]],
  ["plan", "in", ["Two year", ""], [0, 2]],
  ["plan", "not-in", ["Two year", ""], [1]],
  ["plan", "contains", "O Y", [0, 1]],
  ["plan", "starts-with", "TWO", [0, 1]],
  ["plan", "ends-with", "Year", [0, 1]],
  ["plan", "matches", "^[Tt]wo", [0, 1]],
  ["plan", "matches", "(?i)YEAR$", [0, 1]],
  ["plan", "matches", "^$", [2]],
  ["plan", "is-missing", undefined, [3]],
  ["plan", "is-present", undefined, [0, 1, 2]],
  ["months", "=", 12, [0]],
  ["months", "!=", 12, [1, 2]],
  ["months", "<", 12, [2]],
  ["months", "<=", 12, [0, 2]],
  ["months", ">", 12, [1]],
  ["months", ">=", 12, [0, 1]],
  ["months", "<", 0, []],
  ["months", ">", 0, [0, 1]],
  ["months", ">", -1, [0, 1, 2]],
  ["months", "between", [12, 12.5], [0, 1]],
  ["months", "between", [12.1, 12.2], []],
  ["months", "in", [0, 12.5], [1, 2]],
  ["months", "is-missing", undefined, [3]],
  ["paper", "=", true, [0, 2]],
  ["paper", "=", "Yes", [0, 2]],
  ["paper", "=", "no", [1]],
  ["paper", "!=", true, [1]],
  ["paper", "not-in", [true, false], []],
  ["ends", "=", "2026-03-02", [0]],
  ["ends", "before", "2026-03-02", [2]],
  ["ends", "after", "2026-03-02", [1]],
  ["ends", "<=", "2026-03-02", [0, 2]],
  ["ends", "between", ["2026-02-28", "2026-03-02"], [0, 2]],
  ["ends", "within-days", 1, [0]],
  ["ends", "within-days", 2, [0]],
  ["ends", "within-days", 3, [0, 2]],
  ["ends", "next-days", 1, [0]],
  ["ends", "next-days", 2, [0, 1]],
  ["ends", "birthday-in-days", 1, [0]],
  ["ends", "birthday-in-days", 2, [0, 1]],
  ["ends", "birthday-in-days", 366, [0, 1, 2]],
  ["seen", "birthday-in-days", 1, [0, 1]],
  ["seen", "birthday-in-days", 365, [0, 1, 2]],
  ["seen", "=", "2026-03-02", [0, 1]],
  ["seen", "=", "2026-03-02T09:00", [0]],
  ["seen", "=", "2026-03-02T09:00:01Z", [1]],
  ["seen", "after", "2026-03-01", [0, 1]],
  ["seen", "after", "2026-03-02T09:00", [1]],
  ["seen", "before", "2026-03-02", [2]],
  ["seen", "between", ["2026-03-01", "2026-03-01"], [2]],
  ["seen", "within-days", 1, [0]],
  ["seen", "within-days", 1.5, [0, 2]],
  ["seen", "next-days", 1, [0, 1]],
];

describe("what is true", () => {
  it.each(truths)("%s %s %j", (field, op, value, rows) => {
    const { type, cells } = columns[field] as (typeof columns)[string];
    const operator = operators[op];
    expect(operator.types).toContain(type);
    expect(operator.check(value, type)).toBeNull();
    expect([...operator.toMask(makeColumn(type, cells), value, moment).rows()]).toEqual(rows);
  });

  it("tries every operator", () => {
    const tried = new Set(truths.map(([, op]) => op));
    expect(fieldOperators.filter((op) => !tried.has(op))).toEqual([]);
  });
});

describe("every operator of the registry", () => {
  const examples = { none: undefined, one: 5, pair: [1, 2], list: [1, 2, 3], days: 30 } as const;
  it.each(fieldOperators)("%s has its name, a label, types and a sentence, and refuses a value of another shape", (op) => {
    const operator = operators[op];
    expect(operator.op).toBe(op);
    expect(operator.label).not.toBe("");
    expect(operator.types.length).toBeGreaterThan(0);
    expect(operator.sentence(examples[operator.shape] as RuleValue)).toMatch(/^[a-z]/);
    expect(operator.sentence(undefined)).not.toContain("undefined");
    const type = operator.types[0] ?? "text";
    const other = operator.shape === "none" ? 3 : operator.shape === "pair" || operator.shape === "list" ? 3 : [3, 4];
    expect(operator.check(other as RuleValue, type)).toMatch(/^\S.*[^.]$/);
  });

  it("offers something for every type of field", () => {
    for (const type of fieldTypes) expect(operatorsFor(type).map(({ op }) => op)).toContain("is-missing");
    expect(operatorsFor("number").map(({ op }) => op)).not.toContain("contains");
  });

  it("offer dates words and no signs, which files may still hold", () => {
    const picked = operatorsToPick("date").map(({ op }) => op);
    expect(picked).toEqual(expect.arrayContaining(["=", "between", "before", "after", "within-days", "next-days", "is-missing"]));
    for (const sign of ["<", "<=", ">", ">="]) expect(picked).not.toContain(sign);
    expect(operatorsFor("date").map(({ op }) => op)).toContain("<");
    expect(operatorsToPick("number")).toEqual(operatorsFor("number"));
  });
});

it("finds texts in a dictionary of many thousands", () => {
  const cells = Array.from({ length: 70_000 }, (_, row) => `S${row}`);
  const dictionary = cells;
  const column = {
    type: "text" as const,
    length: cells.length,
    missing: null,
    dictionary,
    codes: Uint32Array.from(cells, (_, row) => row),
  };
  expect([...operators["="].toMask(column, "S69999", moment).rows()]).toEqual([69_999]);
});

describe("birthdays", () => {
  const born = makeColumn("date", ["1992-02-29", "1992-02-28", "1992-03-01", "1961-12-31", "1961-01-01"]);
  const on = (date: string, days: number) => {
    const day = parseDate(date) ?? Number.NaN;
    return [...operators["birthday-in-days"].toMask(born, days, { asOf: day * SECONDS_PER_DAY, today: day }).rows()];
  };
  it("keeps 29 February on the 28th in years without it, and goes over the end of the year", () => {
    expect(on("2027-02-28", 1)).toEqual([0, 1]);
    expect(on("2028-02-28", 1)).toEqual([1]);
    expect(on("2028-02-29", 1)).toEqual([0]);
    expect(on("2027-03-01", 1)).toEqual([2]);
    expect(on("2026-12-31", 2)).toEqual([3, 4]);
  });
});

describe("expressions", () => {
  const check = (source: string) => operators.matches.check(source, "text");
  it.each([
    ["(", /missing closing/],
    ["(?=a)b", /may never end/],
    ["(a)\\1", /may never end/],
    ["(a{1000}){1000}", /cannot be read/],
    ["x".repeat(1001), /longest is 1000/],
    ["", /needs an expression/],
  ])("refuses %s", (source, why) => {
    expect(check(source)).toMatch(why);
  });
  it("answers in linear time where backtracking would take years", () => {
    const column = makeColumn("text", ["a".repeat(20_000), `${"a".repeat(20_000)}!`]);
    expect(check("^(a+)+$")).toBeNull();
    expect([...operators.matches.toMask(column, "^(a+)+$", moment).rows()]).toEqual([0]);
  });
});

it("finds the same in large columns of one-byte codes, whole numbers and negative ones as in small ones", () => {
  const length = 250_037;
  const codes = Uint8Array.from({ length }, (_, row) => (row * 7919) % 251);
  const text = { type: "text" as const, length, missing: null, dictionary: Array.from({ length: 251 }, (_, at) => `t${at}`), codes };
  expect([...operators.in.toMask(text, ["t3", "t250"], moment).rows()]).toEqual(
    [...codes.keys()].filter((row) => [3, 250].includes(codes[row] ?? 0)),
  );
  const values = Int32Array.from({ length }, (_, row) => (row === 5 ? -(2 ** 31) : row === 6 ? 2 ** 31 - 1 : ((row * 7919) % 2000) - 1000));
  const number = { type: "number" as const, length, missing: null, values };
  const rows = (test: (value: number) => boolean) => [...values.keys()].filter((row) => test(values[row] ?? 0));
  expect([...operators.between.toMask(number, [-3.5, 2.5], moment).rows()]).toEqual(rows((value) => value >= -3.5 && value <= 2.5));
  expect([...operators["<"].toMask(number, -999.5, moment).rows()]).toEqual(rows((value) => value < -999.5));
  expect([...operators[">="].toMask(number, -(2 ** 31), moment).rows()].length).toBe(length);
  expect([...operators[">"].toMask(number, 2 ** 31, moment).rows()]).toEqual([]);
});
