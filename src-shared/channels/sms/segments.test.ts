import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inGsm, saysHowToOptOut, smsLength, smsText } from "./segments.ts";

describe("segments of a text message", () => {
  it.each([
    ["", "GSM-7", 0, 0, 160],
    ["a".repeat(160), "GSM-7", 160, 1, 0],
    ["a".repeat(161), "GSM-7", 161, 2, 145],
    ["a".repeat(306), "GSM-7", 306, 2, 0],
    ["a".repeat(307), "GSM-7", 307, 3, 152],
    ["€".repeat(80), "GSM-7", 160, 1, 0],
    // An escape and its character stay together: 76 pairs are 152 of 153 septets.
    ["€".repeat(81), "GSM-7", 162, 2, 143],
    ["{}[]~|^\\", "GSM-7", 16, 1, 144],
    ["ñ".repeat(160), "GSM-7", 160, 1, 0],
    [`${"ñ".repeat(159)}ń`, "UCS-2", 160, 3, 41],
    ["ń".repeat(70), "UCS-2", 70, 1, 0],
    ["ń".repeat(71), "UCS-2", 71, 2, 63],
    ["ń".repeat(134), "UCS-2", 134, 2, 0],
    // A character of two units is not cut: 33 pairs are 66 of 67 units.
    ["😀".repeat(36), "UCS-2", 72, 2, 61],
  ])("%# has the length that carriers count", (text, encoding, units, segments, left) => {
    expect(smsLength(text)).toMatchObject({ encoding, units, segments, left });
  });

  it("names each character outside the alphabet once", () => {
    expect(smsLength("“Hi” “there” ç").outside).toEqual(["“", "”", "ç"]);
    expect(smsLength("Hi [there] €").outside).toEqual([]);
  });

  it("needs no fewer segments for more text, and holds all of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.string({ unit: "grapheme-ascii", maxLength: 40 }), (text, more) => {
        const { units, segments, encoding, left } = smsLength(text);
        const room = encoding === "GSM-7" ? [160, 153] : [70, 67];
        expect(units).toBeLessThanOrEqual(segments <= 1 ? (room[0] as number) : segments * (room[1] as number));
        expect(left).toBeGreaterThanOrEqual(0);
        expect(smsLength(text + more).segments).toBeGreaterThanOrEqual(segments);
      }),
    );
  });
});

it("writes what word processors put in with plain characters", () => {
  expect(inGsm("It’s “here” – now…")).toBe('It\'s "here" - now...');
  expect(smsLength(inGsm("It’s “here” – now…")).encoding).toBe("GSM-7");
  expect(inGsm("日本")).toBe("日本");
});

it("puts the parts together as they are sent", () => {
  expect(smsText({ text: "More speed for you.", link: "prf.example/up", optOut: "Reply STOP to opt out." })).toBe(
    "More speed for you. prf.example/up\nReply STOP to opt out.",
  );
  expect(smsText({ text: "Only this" })).toBe("Only this");
  expect(smsText(undefined)).toBe("");
});

it("knows how a message says how to opt out", () => {
  for (const text of ["Reply STOP to end", "opt-out: prf.example", "Unsubscribe here", "text stop"])
    expect(saysHowToOptOut(text)).toBe(true);
  for (const text of ["Stopping by on Monday", "The end of your contract", ""]) expect(saysHowToOptOut(text)).toBe(false);
});
