import { expect, it } from "vitest";
import { channels } from "../channels/index.ts";
import { exitReasons, notEnteredReasons, skipReasons } from "../engine/words.ts";
import { isoWeek, localDate } from "./dates.ts";
import { expectedSentence } from "./expected.ts";
import { dateWords, isKnownReason, modelText, perText, reasonText } from "./words.ts";

it("has words for every reason of the engine", () => {
  const codes = [...notEnteredReasons, ...skipReasons, ...exitReasons];
  expect(codes.filter((code) => !isKnownReason(code))).toEqual([]);
});

it("lets a person's own reason stand", () => {
  expect(reasonText("no answer")).toBe("No answer");
  expect(reasonText("moved-away")).toBe("Moved away");
});

it("has words for whatever a rate or price is counted per", () => {
  const bases = Object.values(channels).flatMap(({ parameters, cost }) => [cost.per, ...Object.values(parameters).map(({ per }) => per)]);
  for (const per of bases) expect(perText(per)).not.toBe(per);
});

it("names days and ISO weeks, across the turn of the year", () => {
  expect(dateWords("2026-03-02")).toBe("Mon 2 Mar 2026");
  expect(isoWeek("2026-03-02")).toEqual({ week: 10, monday: "2026-03-02" });
  expect(isoWeek("2027-01-03")).toEqual({ week: 53, monday: "2026-12-28" });
  expect(isoWeek("2027-01-04")).toEqual({ week: 1, monday: "2027-01-04" });
  expect(localDate("2026-03-02T01:00:00Z", "America/Denver")).toBe("2026-03-01");
});

it("leads with the numbers, and gives the range or says why there is none", () => {
  const summary = {
    matched: 1000,
    entered: 900,
    control: 0,
    converted: 120,
    convertedRange: null,
    conversionRate: 120 / 900,
    sent: 1800,
    cost: 240,
    costPerConversion: 2,
    effect: null,
    channels: ["email"],
    badge: "benchmark" as const,
  };
  expect(expectedSentence(summary, "USD", { replications: 1, draws: true })).toBe(
    "120 of 900 subscribers who enter convert (13.3 %), at a cost of $240.00, $2.00 per conversion. This is one simulated outcome, so no range can be given.",
  );
  const withRange = { ...summary, convertedRange: { p10: 98, p50: 119, p90: 141 } };
  const many = (draws: boolean) => expectedSentence(withRange, "USD", { replications: 200, draws });
  expect(many(true)).toMatch(
    /8 in 10 simulated outcomes fall between 98 and 141 conversions, by chance and by what is not known of the rates\.$/,
  );
  expect(many(false)).toMatch(/98 and 141 conversions, by chance alone, with rates taken as certain\.$/);
  expect(expectedSentence({ ...summary, entered: 0, converted: 0 }, "USD", { replications: 1, draws: true })).toMatch(/^Nobody enters/);
});

it("has words for every number of the response model", () => {
  const names = [...Object.keys(channels).map((channel) => `iota.${channel}`), "iota", "sigma", "lambda", "kappa", "halfLifeDays"];
  const hazards = ["baseline.monthly", "churn.monthly", "baseline.monthly of a segment", "churn.perContact", "churn.perConversion"];
  const value = ["value.arpuChange", "value.months", "value.margin", "value.arpu"];
  const circumstances = ["preference.factor", "preference.otherwise", "referral.mean", "events.limit_hit.perMonth"];
  for (const name of [...names, ...hazards, ...value, ...circumstances]) expect(modelText(name)).not.toBe(name);
  expect(modelText("events.limit_hit.perMonth")).toBe("Events “limit_hit” of a subscriber, a month");
  expect(modelText("iota.sms")).toBe("SMS: share of its conversions that a message causes");
});
