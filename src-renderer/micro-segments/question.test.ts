import { expect, it } from "vitest";
import { cutsOf, questionOf } from "./question.ts";

it("makes the question of what is chosen", () => {
  const asked = {
    dimensions: ["field:age", "event:limit_hit"],
    cuts: { age: "30; 50,x 65" },
    minimum: 20,
    value: "arpu",
    outcome: "segment:Lost",
  };
  expect(questionOf(asked)).toEqual({
    dimensions: [
      { field: "age", cuts: [30, 50, 65] },
      { event: "limit_hit", withinDays: 90 },
    ],
    ...{ minimum: 20, value: "arpu", outcome: { segment: "Lost" } },
  });
  expect(questionOf({ ...asked, dimensions: [] })).toBeNull();
  expect(questionOf({ ...asked, outcome: "field:churned" })?.outcome).toEqual({ field: "churned", op: "=", value: true });
  expect(cutsOf(" ")).toBeUndefined();
});
