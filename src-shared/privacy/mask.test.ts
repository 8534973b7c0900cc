import { describe, expect, it } from "vitest";
import type { Field, FieldRole, FieldType } from "../model/field.ts";
import { maskRule, personalLook } from "./mask.ts";

const field = (id: string, role: FieldRole | null, personal = true, type: FieldType = "text"): Field => ({
  id,
  label: id,
  type,
  group: "identity",
  role,
  personal,
});

describe("a masked value", () => {
  it.each([
    [field("mail", "address:email"), "jane.doe@example.com", "j•••@example.com"],
    [field("mail", "address:email"), "no address", "•••"],
    [field("phone", "address:phone"), "+1 (515) 555-0188", "•••88"],
    [field("phone", "address:phone"), "88", "•••"],
    [field("who", "name"), "Łucja van Dyke", "Ł. V. D."],
    [field("first_name", null), "Ann", "A."],
    [field("born", "birthday", true, "date"), "1980-05-17", "1980"],
    [field("lat", "latitude", true, "number"), 42.03478, 42],
    [field("street", "address:post"), "12 Main St", "•••"],
    [field("note", null), "calls at night", "•••"],
    [field("income", null, true, "number"), 52_000, "•••"],
    [field("id", "key", false), "C-77", "S-C-77"],
  ])("%j shows %j as %j", (given, value, expected) => {
    expect(maskRule(given, (key) => `S-${key}`)?.mask(value)).toBe(expected);
  });

  it("is none for a field that is not personal", () => {
    expect(maskRule(field("tier", null, false), String)).toBe(null);
  });
});

describe("values that look personal", () => {
  it.each([
    [["a@b.com", "c.d@e.org", "f@g.net"], "e-mail addresses"],
    [["+1 515 555 0188", "(515) 555-0199", "515.555.0100"], "telephone numbers"],
    [["123-45-6789"], "social security numbers"],
    [["12 Main St", "4 Old Mill Road"], "street addresses"],
    [["Fiber", "DSL"], null],
    [["2026-01-02", "2026-01-03"], null],
    [["50010", "50036"], null],
    [["a@b.com", "none", "none"], null],
    [[], null],
  ])("%j: %j", (examples, expected) => {
    expect(personalLook(examples)).toBe(expected);
  });
});
