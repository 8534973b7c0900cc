import { expect, it } from "vitest";
import { findingsOf } from "../lib/issues.ts";
import { settingsSchema } from "./journey.ts";

it("refuses an iota above 1, which is a share", () => {
  expect(settingsSchema.safeParse({ model: { iota: 1 } }).success).toBe(true);
  const { error } = settingsSchema.safeParse({ model: { iota: 1.2 } });
  expect(error && findingsOf(error)).toEqual([{ path: "model.iota", message: "a share is at most 1" }]);
});
