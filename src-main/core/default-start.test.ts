import { expect, it } from "vitest";
import { defaultStart } from "./default-start.ts";

const at = (text: string) => Date.parse(text) / 1000;

it("starts at the workspace's midnight after the data's last moment", () => {
  expect(defaultStart(at("2026-03-02T15:00:00Z"), "America/Chicago")).toBe(at("2026-03-03T06:00:00Z"));
  // 03:00Z on the third is still the second in Chicago.
  expect(defaultStart(at("2026-03-03T03:00:00Z"), "America/Chicago")).toBe(at("2026-03-03T06:00:00Z"));
  // On the day the clocks go forward the next midnight is 23 hours away.
  expect(defaultStart(at("2026-03-08T06:00:00Z"), "America/Chicago")).toBe(at("2026-03-09T05:00:00Z"));
});
