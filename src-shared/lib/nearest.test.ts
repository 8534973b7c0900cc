import { expect, it } from "vitest";
import { editDistance, nearest } from "./nearest.ts";

it.each([
  ["", "", 0],
  ["abc", "", 3],
  ["tenure", "tenur", 1],
  ["tenrue", "tenure", 1],
  ["kitten", "sitting", 3],
])("distance of %s and %s", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

it("names what was meant, and nothing when nothing is near", () => {
  expect(nearest("Monthly Charges", ["tenure", "MonthlyCharges", "TotalCharges"])).toBe("MonthlyCharges");
  expect(nearest("contract", ["Contract"])).toBe("Contract");
  expect(nearest("xyz", ["tenure", "Contract"])).toBeUndefined();
});
