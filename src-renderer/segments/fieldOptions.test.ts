import { expect, it } from "vitest";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import { startRule, unfinished } from "./fieldOptions.ts";

const field = (id: string, role: FieldSummary["role"]) => ({ id, label: "", type: "date", role }) as FieldSummary;
const fields = new Map([field("born", "birthday"), field("ends", null)].map((each) => [each.id, each]));
const started = (id: string) => startRule({ id: "rule_1", field: "", operator: "", value: null }, `field:${id}`, fields);

it("starts a rule on a birthday with the day that comes round, and on another date with how long ago it was", () => {
  expect(started("born")).toEqual({ id: "rule_1", field: "field:born", operator: "birthday-in-days", value: 30 });
  expect(started("ends")).toEqual({ id: "rule_1", field: "field:ends", operator: "within-days", value: 30 });
  for (const id of fields.keys()) expect(unfinished(started(id), fields)).toBeNull();
});
