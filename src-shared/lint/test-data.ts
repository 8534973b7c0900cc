import { makeBase, type TestField } from "../segments/test-base.ts";
import type { LintData } from "./data.ts";
import { everyone, message, type TestNode, testJourney } from "./test-journey.ts";

const fields: Record<string, TestField> = {
  plan: { type: "text", cells: ["Basic", "Basic", "Plus", null] },
  months: { type: "number", cells: [1, 20, 30, 40] },
  ends: { type: "date", cells: ["2026-03-05", null, null, null] },
  zone: { type: "text", cells: [null, null, null, null], role: "time-zone" },
  mail: { type: "text", cells: ["a", "b", "c", "d"], role: "address:email" },
  yes: { type: "boolean", cells: [true, true, false, null], role: "consent:email" },
};
/** Four subscribers with an event, for tests. */
export const data: LintData = {
  base: makeBase(fields, { limit_hit: [{ row: 0, time: 0 }] }),
  context: { asOf: 1_772_442_000, segments: (name) => (name === "loop" ? { segment: "loop" } : undefined) },
};

export const send = message("mail");
export const listening = (config: Record<string, unknown>): TestNode => ({
  ...{ id: "listen", kind: "wait-for-event" },
  config: { event: "opened", timeoutHours: 24, ...config },
});
/** A sound journey. */
export const good = testJourney([everyone, send], ["in -> mail"]);
