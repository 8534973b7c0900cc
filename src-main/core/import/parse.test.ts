import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateText, dateTimeText } from "../../../src-shared/lib/civil.ts";
import { parseBoolean } from "./parse-boolean.ts";
import { DateReader, dateFormat, dateFormats } from "./parse-date.ts";
import { parseNumber } from "./parse-number.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");
const number = (text: string) => parseNumber(bytes(`,${text},`), 1, 1 + Buffer.byteLength(text));

describe("numbers", () => {
  it("are read as the language reads them", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = String(value);
        const digits = text.replace(/^-/, "").replace(/\..*|e.*/i, "");
        if (digits.length > 15) return;
        expect(number(text)).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 999_999 }), (whole, part) => {
        const text = `${whole}.${String(part).padStart(6, "0")}`;
        expect(number(text)).toBe(Number(text) + 0);
      }),
    );
  });

  it.each(["007", "00", "-01", "1,5", "1 000", "$5", "5%", "", "-", ".", "1.2.3", "1e", "12345678901234567", "0x10", "Infinity", "１"])(
    "%j is none",
    (text) => {
      expect(number(text)).toBeNaN();
    },
  );

  it.each([
    ["0", 0],
    ["-0", 0],
    ["+5", 5],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["29.85", 29.85],
    ["0.1234567890123456", 0.1234567890123456],
  ])("%j is %d", (text, value) => {
    expect(number(text)).toBe(value);
  });
});

it("reads the spellings of yes and no and nothing else", () => {
  const read = (text: string) => parseBoolean(bytes(text), 0, Buffer.byteLength(text));
  for (const yes of ["1", "y", "Y", "t", "T", "yes", "YES", "true", "True"]) expect(read(yes), yes).toBe(1);
  for (const no of ["0", "n", "N", "f", "F", "no", "No", "false", "FALSE"]) expect(read(no), no).toBe(0);
  for (const other of ["", "2", "on", "off", "yess", "nope", "tru", "null", "x"]) expect(read(other), other).toBe(-1);
});

describe("dates", () => {
  const read = (pattern: string, text: string) => {
    const format = dateFormat(pattern);
    if (!format) throw new Error(pattern);
    return new DateReader(format).day(bytes(text), 0, Buffer.byteLength(text));
  };
  const instant = (pattern: string, text: string) => {
    const format = dateFormat(pattern);
    if (!format) throw new Error(pattern);
    return new DateReader(format).instant(bytes(text), 0, Buffer.byteLength(text));
  };

  it("come back in every format", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.constantFrom(...dateFormats.filter(({ named, short }) => !named && !short)),
        (day, { pattern }) => {
          const [year, month, dayOfMonth] = dateText(day).split("-") as [string, string, string];
          const text = pattern.replace("YYYY", year).replace(/M+/, month).replace(/D+/, dayOfMonth);
          expect(read(pattern, text)).toBe(day);
        },
      ),
    );
  });

  it("must exist and fit their format", () => {
    expect(read("YYYY-MM-DD", "2024-02-29")).toBe(19_782);
    for (const wrong of [
      "2023-02-29",
      "2024-13-01",
      "2024-00-10",
      "2024-04-31",
      "24-04-03",
      "2024-04-03 ",
      "2024/04/03",
      "0000-00-00",
      "20x4-01-01",
      "202x-01-01",
    ])
      expect(read("YYYY-MM-DD", wrong), wrong).toBeNaN();
    expect(read("M/D/YYYY", "4/3/2024")).toBe(read("YYYY-MM-DD", "2024-04-03"));
    expect(read("D/M/YYYY", "04/03/2024")).toBe(read("YYYY-MM-DD", "2024-03-04"));
  });

  it("with a time are seconds UTC", () => {
    const at = (text: string) => `${dateTimeText(instant("YYYY-MM-DD", text))}Z`;
    expect(at("2024-04-03T23:30:00Z")).toBe("2024-04-03T23:30:00Z");
    expect(at("2024-04-03 23:30")).toBe("2024-04-03T23:30:00Z");
    expect(at("2024-04-03T23:30:00-05:00")).toBe("2024-04-04T04:30:00Z");
    expect(at("2024-04-03T23:30:00.750+0130")).toBe("2024-04-03T22:00:00Z");
    expect(at("2024-04-03 12:05 AM")).toBe("2024-04-03T00:05:00Z");
    expect(at("2024-04-03 1:05:09 pm")).toBe("2024-04-03T13:05:09Z");
    for (const wrong of ["2024-04-03", "2024-04-03T24:00", "2024-04-03T1", "2024-04-03 13:00 PM", "2024-04-03 10:00 America/New_York"])
      expect(instant("YYYY-MM-DD", wrong), wrong).toBeNaN();
  });
});
