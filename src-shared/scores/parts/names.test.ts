import { describe, expect, it } from "vitest";
import { makeBase, type TestField } from "../../segments/test-base.ts";
import { suggestContract } from "./contract.ts";
import { fieldLike, monthlyMoney, soundsLikeMoney } from "./names.ts";

const number: TestField = { type: "number", cells: [1] };
const yes: TestField = { type: "boolean", cells: [true] };
const date: TestField = { type: "date", cells: ["2026-01-01"] };

describe("fields by name", () => {
  it("say that somebody has left, not what is left", () => {
    const left = (fields: Record<string, TestField>) => suggestContract(makeBase({ tenure_months: number, ...fields }))?.churned;
    expect(left({ contract_months_left: number })).toBeUndefined();
    expect(left({ left: number, days_left: number, data_left: { type: "text", cells: ["1 GB"] } })).toBeUndefined();
    expect(left({ has_offers_left: yes, contract_months_left: number })).toBeUndefined();
    for (const name of ["left", "has_left", "Has left", "HasLeft", "cancelled", "is_canceled"]) expect(left({ [name]: yes })).toBe(name);
    for (const name of ["left_on", "cancelled_at", "left", "service_end"]) expect(left({ [name]: date })).toBe(name);
    expect(left({ "Churn Value": number })).toBe("Churn Value");
  });

  it("say monthly money, not all that is monthly", () => {
    const found = (...names: string[]) =>
      fieldLike(makeBase(Object.fromEntries(names.map((name) => [name, number]))).fields, ["number"], monthlyMoney)?.id;
    expect(found("monthly_usage_gb", "monthly_logins")).toBeUndefined();
    expect(found("monthly_usage_gb", "MonthlyCharges")).toBe("MonthlyCharges");
    expect(found("monthly_usage_gb", "Monthly Charge")).toBe("Monthly Charge");
    expect(found("monthly_price_eur", "arpu")).toBe("arpu");
    expect(found("monthly_usage_gb", "monthly_price_eur")).toBe("monthly_price_eur");
  });
});

it("tells money from other numbers by the name", () => {
  const money = ["arpu", "MonthlyCharges", "clv", "rfm_money", "Total Refunds", "late_fee", "balance"];
  const none = ["tenure", "Tenure in Months", "age", "household_size", "churn_hazard", "feedback_score"];
  const like = (id: string) => soundsLikeMoney({ id, label: "" });
  expect(money.filter((id) => !like(id))).toEqual([]);
  expect(none.filter(like)).toEqual([]);
  expect(soundsLikeMoney({ id: "x1", label: "Monthly revenue (ARPU)" })).toBe(true);
});
