import { expect, it } from "vitest";
import { z } from "zod";
import { findingsOf } from "./issues.ts";

const told = (schema: z.ZodType, value: unknown): string[] => {
  const { error } = schema.safeParse(value);
  return error ? findingsOf(error).map(({ path, message }) => (path ? `${path}: ${message}` : message)) : [];
};

it("says of every kind of mistake what must stand there and what stands there", () => {
  const schema = z.strictObject({
    share: z.number().min(0).max(1).optional(),
    days: z.int().positive().optional(),
    name: z.string().min(1).max(3).optional(),
    list: z.array(z.string()).min(1).max(2).optional(),
    then: z.enum(["hold", "skip"]).optional(),
    on: z.boolean().optional(),
    day: z.string().regex(/^\d+$/).optional(),
  });
  expect(told(schema, { share: 1.2 })).toEqual(["share: must be at most 1, and is 1.2"]);
  expect(told(schema, { share: -1 })).toEqual(["share: must be at least 0, and is -1"]);
  expect(told(schema, { share: "much" })).toEqual(['share: must be a number, and is "much"']);
  expect(told(schema, { share: null })).toEqual(["share: must be a number, and is null"]);
  expect(told(schema, { days: 0 })).toEqual(["days: must be more than 0, and is 0"]);
  expect(told(schema, { days: 1.5 })).toEqual(["days: must be a whole number, and is 1.5"]);
  expect(told(schema, { name: "" })).toEqual(["name: must not be empty"]);
  expect(told(schema, { name: "long" })).toEqual(["name: must have at most 3 characters"]);
  expect(told(schema, { list: [] })).toEqual(["list: must not be empty"]);
  expect(told(schema, { list: ["a", "b", "c"] })).toEqual(["list: must have at most 2 entries"]);
  expect(told(schema, { list: ["a", 2] })).toEqual(["list[1]: must be a text, and is 2"]);
  expect(told(schema, { then: "wait" })).toEqual(['then: must be one of hold, skip, and is "wait"']);
  expect(told(schema, { on: "yes" })).toEqual(['on: must be true or false, and is "yes"']);
  expect(told(schema, { day: "x" })).toEqual(['day: is not written as it must be: "x"']);
  expect(told(schema, { dayz: 1 })).toEqual(['has "dayz", which nothing here is called']);
  expect(told(z.object({ p: z.number() }), {})).toEqual(["p: is missing; it must be a number"]);
  expect(told(z.object({ p: z.number() }), { p: Number.NaN })).toEqual(["p: must be a finite number"]);
  expect(told(z.object({ p: z.number("the share of those who answer") }), {})).toEqual(["p: the share of those who answer"]);
});
