import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countText, listText, moneyText, numberText, percentText, plural, priceText, ratioText, roundMoney } from "./numbers.ts";

describe("numbers in words", () => {
  it("groups, rounds and signs", () => {
    expect(numberText(1_234_567.891)).toBe("1,234,568");
    expect(numberText(1_234.5, 2)).toBe("1,234.5");
    expect(numberText(-0.2)).toBe("0");
    expect(countText(12)).toBe("12");
    expect(countText(12.34)).toBe("12.3");
    expect(plural(1, "call")).toBe("1 call");
    expect(plural(1200, "call")).toBe("1,200 calls");
    expect(listText(["a", "b", "c"])).toBe("a, b and c");
  });

  it("writes money to the minor unit of its currency", () => {
    expect(moneyText(1234.5, "USD")).toBe("$1,234.50");
    expect(moneyText(-0.5, "USD")).toBe("-$0.50");
    expect(moneyText(1.005, "USD")).toBe("$1.01");
    expect(moneyText(1234.5, "JPY")).toBe("¥1,235");
    expect(moneyText(1234.5678, "KWD")).toBe("KWD 1,234.568");
    expect(moneyText(10, "SEK")).toBe("SEK 10.00");
  });

  it("rounds money to its minor unit, and has no minus zero", () => {
    expect(roundMoney(11.235000000000003, "USD")).toBe(11.24);
    expect(roundMoney(-11.2, "JPY")).toBe(-11);
    expect(Object.is(roundMoney(-0.001, "USD"), 0)).toBe(true);
  });

  it("gives a price the decimals it needs", () => {
    expect(priceText(0.002, "USD")).toBe("$0.002");
    expect(priceText(10.09, "USD")).toBe("$10.09");
    expect(priceText(8, "USD")).toBe("$8.00");
    expect(priceText(8, "JPY")).toBe("¥8");
  });

  it("never rounds a small share to nothing", () => {
    expect(percentText(0.5)).toBe("50 %");
    expect(percentText(0.0112)).toBe("1.12 %");
    expect(percentText(0.00012)).toBe("0.012 %");
    expect(percentText(0)).toBe("0 %");
  });

  it("gives a ratio the decimals that tell it from others", () => {
    expect([1.5, 0.8, 1.02, 3, 0, -0.15, 12.3456, 0.000_123_4].map(ratioText)).toEqual([
      "1.5",
      "0.8",
      "1.02",
      "3",
      "0",
      "-0.15",
      "12.346",
      "0.000123",
    ]);
  });

  it("reads back as the number it wrote, to the digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (minor) => {
        expect(Number(moneyText(minor / 100, "USD").replace(/[$,]/g, ""))).toBe(minor / 100);
      }),
    );
  });
});
