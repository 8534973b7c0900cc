import { describe, expect, it } from "vitest";
import { inferColumn } from "./infer.ts";
import { formattedNumber } from "./number-format.ts";

const of = (name: string, texts: readonly string[], comma = false) => inferColumn(name, texts, comma);

describe("numbers", () => {
  it.each([
    [["€39,99", "€49,90", "€0,00"], { decimal: ",", thousands: "", currency: "€", percent: false }, [39.99, 49.9, 0]],
    [["1,234.56", "-5.00", "(1,000.00)"], { decimal: ".", thousands: ",", currency: null, percent: false }, [1234.56, -5, -1000]],
    [["1.234,56", "7,5"], { decimal: ",", thousands: ".", currency: null, percent: false }, [1234.56, 7.5]],
    [["1 234,56", "1\u00a0000,5"], { decimal: ",", thousands: " ", currency: null, percent: false }, [1234.56, 1000.5]],
    [["1'234.56", "12.5"], { decimal: ".", thousands: "'", currency: null, percent: false }, [1234.56, 12.5]],
    [["1,23,456.78", "1,000.00"], { decimal: ".", thousands: ",", currency: null, percent: false }, [123_456.78, 1000]],
    [["12%", "7.5 %"], { decimal: ".", thousands: "", currency: null, percent: true }, [0.12, 0.075]],
    [["1,234.50-", "3.00"], { decimal: ".", thousands: ",", currency: null, percent: false }, [-1234.5, 3]],
    [["USD 5.00", "USD 6.50"], { decimal: ".", thousands: "", currency: "USD", percent: false }, [5, 6.5]],
    [["12,50 zł", "3,00 zł"], { decimal: ",", thousands: "", currency: "zł", percent: false }, [12.5, 3]],
  ])("%j", (texts, numberFormat, values) => {
    expect(of("amount", texts)).toMatchObject({ type: "number", numberFormat });
    expect(texts.map((text) => formattedNumber(text, numberFormat as Parameters<typeof formattedNumber>[1]))).toEqual(values);
  });

  it("take 1,234 by where the file comes from, and say so", () => {
    expect(of("amount", ["1,234", "5,678"])).toMatchObject({
      numberFormat: { thousands: ",", decimal: "." },
      note: expect.stringContaining("Check it"),
    });
    expect(of("amount", ["1,234", "5,678"], true)).toMatchObject({ numberFormat: { decimal: "," } });
  });

  it("stay text in several currencies, and where a value is none", () => {
    expect(of("amount", ["€5", "$6", "€7"])).toMatchObject({ type: "text", note: expect.stringContaining("several currencies (€, $)") });
    expect(of("amount", ["1.5", "2.5", "3.5", "4.5", "5.5", "many"])).toMatchObject({
      type: "text",
      note: expect.stringContaining('"many"'),
    });
  });

  it("are plain where they are written plainly", () => {
    expect(of("amount", ["1.5", "-2", "1e3"])).toMatchObject({ type: "number", numberFormat: null });
  });
});

describe("yes and no", () => {
  it.each([
    [["Yes", "No"], null],
    [["on", "OFF"], { yes: ["on"], no: ["off"] }],
    [["ja", "nein"], { yes: ["ja"], no: ["nein"] }],
    [["Oui", "Non"], { yes: ["oui"], no: ["non"] }],
    [["opt-in", "opted out"], { yes: ["opt-in"], no: ["opted out"] }],
    [["subscribed", "unsubscribed"], { yes: ["subscribed"], no: ["unsubscribed"] }],
    [["✓", ""], { yes: ["✓"], no: [] }],
    [["Y", "TRUE", "1", "ja", "no"], { yes: ["y", "true", "1", "ja"], no: ["no"] }],
  ])("%j", (texts, booleans) => {
    expect(of("flag", texts)).toMatchObject({ type: "boolean", booleans });
  });

  it("are not seen in words that say more", () => {
    for (const texts of [
      ["Yes", "No", "Maybe"],
      ["si", "si"],
      ["active", "churned"],
    ])
      expect(of("flag", texts).type).toBe("text");
  });
});

describe("identifiers", () => {
  it("stay text, with what a spreadsheet did to them", () => {
    expect(of("msisdn", ["4.47701E+11", "447700900456", "447700900789"])).toMatchObject({
      type: "text",
      note: expect.stringContaining("digits it dropped"),
    });
    expect(of("store", ["1-Mar", "3E5", "MAR1", "1E2"])).toMatchObject({ type: "text", note: expect.stringContaining("took for a date") });
    expect(of("account", ['="0012348"', '="0012349"'])).toMatchObject({
      type: "text",
      note: expect.stringContaining("between the quotes"),
    });
    expect(of("postcode", ["2134", "02134", "00501"]).note).toContain("2134 may have lost one");
    expect(of("contact", ["7700900123", "7700900456", "7700900789"])).toMatchObject({
      type: "text",
      note: expect.stringContaining("10 digits"),
    });
  });
});

describe("dates", () => {
  it.each([
    [["3 April 2024", "12 Mai 2023"], "D MMM YYYY"],
    [["Apr 3, 2024", "May 12, 2023"], "MMM D YYYY"],
    [["03-Apr-24", "12-May-23"], "D-MMM-YYYY"],
    [["31.12.99", "01.02.24"], "D.M.YY"],
    [["12/31/99", "02/01/24"], "M/D/YY"],
  ])("%j", (texts, pattern) => {
    const found = of("joined", texts);
    expect(found.type).toBe("date");
    if (pattern !== "D-MMM-YYYY") expect(found.dateFormat).toBe(pattern);
  });

  it("are of one form in the whole column", () => {
    expect(of("joined", ["2024-04-03", "03/04/2024"]).type).toBe("text");
  });
});

describe("missing values", () => {
  it("are offered in text and never taken", () => {
    expect(of("offer", ["None", "Offer A", "NULL", "Offer B"])).toMatchObject({
      type: "text",
      missing: [],
      offeredMissing: ["None", "NULL"],
    });
  });
});
