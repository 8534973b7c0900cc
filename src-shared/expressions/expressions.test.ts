import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateText, parseDate } from "../lib/civil.ts";
import type { FieldType } from "../model/field.ts";
import { makeBase } from "../segments/test-base.ts";
import { readExpression } from "./index.ts";
import { parseExpression } from "./parse.ts";
import { interpret, type Plain } from "./reference.ts";

const rows: Record<string, Plain>[] = [];
const names: Record<string, FieldType> = {
  n: "number",
  m: "number",
  t: "text",
  u: "text",
  b: "boolean",
  c: "boolean",
  d: "date",
  e: "date",
};
const cellsOf: Record<string, (number | string | boolean | null)[]> = {
  n: [3, -2.5, 0, null, 1_000_000, 7],
  m: [2, 0, null, 4, 0.001, -7],
  t: ["Ann Lee", "", "żółw", null, "12.5", "2024-02-29"],
  u: [" ", "e", null, "x", "12.5", "-"],
  b: [true, false, null, true, false, null],
  c: [true, null, false, false, true, null],
  d: ["2024-02-29", "1999-12-31", null, "2026-03-01", "1970-01-01", "2000-01-31"],
  e: ["2026-03-01", "2024-02-28", "2024-02-29", null, "1970-01-01", "1960-06-15"],
};
for (let row = 0; row < 6; row++)
  rows.push(
    Object.fromEntries(Object.entries(names).map(([name, type]) => [name, { type, value: cellsOf[name]?.[row] ?? null } as Plain])),
  );
const base = makeBase(
  Object.fromEntries(Object.entries(names).map(([name, type]) => [name, { type, cells: cellsOf[name] ?? [] }])) as Parameters<
    typeof makeBase
  >[0],
);

function valuesOf(source: string): (number | string | boolean | null)[] {
  const { expression, problem } = readExpression(source, base.fields);
  if (!expression) throw new Error(`${source}: ${problem.message}`);
  const at = expression.over({ column: (field) => base.column(field), asOf: parseDate("2026-03-01") ?? 0 });
  return rows.map((_, row) => {
    const value = at(row);
    return expression.type === "date" && value !== null ? dateText(value as number) : value;
  });
}

const problemOf = (source: string) => readExpression(source, base.fields).problem;

/** Sources of random expressions, by type. */
const sources = fc.letrec<Record<"number" | "text" | "boolean" | "date", string>>((tie) => {
  const [number, text, boolean, date] = [tie("number"), tie("text"), tie("boolean"), tie("date")];
  const call = (name: string, ...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((each) => `${name}(${each.join(", ")})`);
  const pair = (signs: string[], left: fc.Arbitrary<string>, right = left) =>
    fc.tuple(left, fc.constantFrom(...signs), right).map(([a, sign, b]) => `(${a} ${sign} ${b})`);
  const choose = (of: fc.Arbitrary<string>) => [call("if", boolean, of, of), call("coalesce", of, of), fc.constant("missing")];
  const any = fc.oneof(number, text, boolean, date);
  return {
    number: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom("n", "m", "0", "2", "1.5", "10"),
      pair(["+", "-", "*", "/", "%"], number),
      pair(["-"], date),
      number.map((each) => `(-${each})`),
      call("abs", number),
      call("floor", number),
      call("ceil", number),
      call("length", text),
      call("number", text),
      ...["year", "month", "day", "weekday"].map((name) => call(name, date)),
      call("monthsBetween", date, date),
      call("yearsBetween", date, date),
      call("min", number, number),
      call("max", number, number, number),
      ...choose(number),
    ),
    text: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom("t", "u", '""', '"a ""b"""', '" "'),
      pair(["&"], text),
      call("lower", text),
      call("upper", text),
      call("left", text, fc.constantFrom("2", "m", "0")),
      call("right", text, fc.constantFrom("2", "m", "0")),
      call("part", text, text, fc.constantFrom("1", "2", "m")),
      call("text", number),
      call("text", date),
      call("min", text, text),
      ...choose(text),
    ),
    boolean: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom("b", "c", "true", "false"),
      pair(["and", "or"], boolean),
      boolean.map((each) => `(not ${each})`),
      ...[number, text, date].map((of) => pair(["=", "!=", "<", "<=", ">", ">="], of)),
      pair(["=", "!="], boolean),
      call("contains", text, text),
      call("isMissing", any),
      call("in", text, text, text),
      call("in", number, number, number),
      ...choose(boolean),
    ),
    date: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom("d", "e", 'date("2026-03-01")', 'date("2026-02-30")'),
      pair(["+", "-"], date, number),
      call("date", text),
      call("max", date, date),
      ...choose(date),
    ),
  };
});

describe("an expression", () => {
  it("gives what the slow interpreter gives, for every row", { timeout: 60_000 }, () => {
    const seed = Date.now();
    console.info(`seed ${seed}`);
    fc.assert(
      fc.property(fc.oneof(sources.number, sources.text, sources.boolean, sources.date), (source) => {
        const { expression, problem } = readExpression(source, base.fields);
        if (!expression) {
          // What is always missing has no type; what is too long or deep is refused.
          // The type of a part that begins with missing is that of the rest, which need not be what the place takes.
          expect(problem.message).toMatch(
            source.includes("missing") ? /always missing|at most|nested|needed|others/ : /at most|nested|in a row/,
          );
          return;
        }
        const tree = parseExpression(source);
        expect(valuesOf(source)).toEqual(rows.map((row) => interpret(tree, row).value));
      }),
      { numRuns: 3000, seed },
    );
  });

  it("never throws anything but a problem, whatever is written", () => {
    const seed = Date.now();
    console.info(`seed ${seed}`);
    const part = fc.constantFrom("n", "t", "(", ")", "and", "not", "-", "+", "[", "]", '"', "if", ",", "1.", "=", "d", "é", "$", " ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const source = parts.join(" ");
        const { expression, problem } = readExpression(source, base.fields);
        if (expression) valuesOf(source);
        else expect(problem.from).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 3000, seed },
    );
  });

  it.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["2 - 3 - 4", -5],
    ["-2 * -3", 6],
    ["7 % 3", 1],
    ["-7 % 3", 2],
    ["1 / 0", null],
    ["not 1 = 2", true],
    ["true or false and false", true],
    ["missing = 1", null],
    ["round(2.345, 2)", 2.35],
    ["round(-2.5, 0)", -3],
    ["round(1.005, 2)", 1.01],
    ['"a" & "b" & text(1)', "ab1"],
    ['part("Ann Lee", " ", 2)', "Lee"],
    ['yearsBetween(date("2000-02-29"), date("2001-02-28"))', 0],
    ['addMonths(date("2024-01-31"), 1)', "2024-02-29"],
    ['addMonths(date("2024-03-31"), -13)', "2023-02-28"],
    ['date("2024-03-01") - date("2024-02-28")', 2],
    ["asOf()", "2026-03-01"],
    ["max(1, missing, 3)", 3],
    ['in("b", "a", "b")', true],
    ["if(missing, 1, 2)", null],
  ])("%s is %j", (source, expected) => {
    expect(valuesOf(source)[0]).toEqual(expected);
  });

  it.each([
    ["", 0, "There is no expression."],
    ["n +", 3, "The expression ends where a value is expected."],
    ["n + t", 4, "This is a text, but a number is needed."],
    ["n = t", 4, "This is a text, but a number is needed."],
    ["x * 2", 0, "There is no field “x”."],
    ["foo(1)", 0, "There is no function “foo”."],
    ["abs(1, 2)", 0, "“abs” takes 1 value, not 2."],
    ["(n", 0, "This bracket is not closed."],
    ['"ab', 0, "This text is not closed."],
    ["n n", 2, "“n” follows a complete expression."],
    ["1 < 2 < 3", 6, "Comparisons cannot be chained."],
    ["if(b, 1, t)", 9, "This is a text, but the others are a number."],
    ["missing", 0, "This is always missing."],
    ["n $ 2", 2, "“$” means nothing here."],
    ["d > t", 4, "This is a text, but a date is needed."],
  ])("%s is refused at %i: %s", (source, from, message) => {
    expect(problemOf(source)).toMatchObject({ from, message });
  });

  it("says what would be right", () => {
    expect(problemOf("yer(d)")?.todo).toBe("Did you mean year?");
    expect(problemOf('d > "2026-01-01"')?.todo).toBe('Write a date as date("2026-03-01").');
  });

  it("is refused when it is too deep or too long, and computed when it is not", () => {
    expect(problemOf(`${"(".repeat(100)}1${")".repeat(100)}`)?.message).toContain("nested");
    expect(problemOf(`${"- ".repeat(500)}1`)?.message).toContain("nested");
    expect(problemOf(`1${" + 1".repeat(400)}`)?.message).toContain("in a row");
    expect(problemOf("1".repeat(2001))?.message).toContain("at most 2000");
    expect(valuesOf(`1${" + 1".repeat(200)}`)[0]).toBe(201);
  });
});
