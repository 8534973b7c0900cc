import fc from "fast-check";
import { expect, it } from "vitest";
import { brokenPlaceholder, fieldsNamed, partsOf, personalise } from "./personalise.ts";

const values: Record<string, string | null> = { first_name: "Ada", tier: null, "Plan name": "Gig" };
const read = (copy: string) => personalise(copy, (field) => values[field]);
const textOf = (copy: string) =>
  read(copy)
    .map(({ text }) => text)
    .join("");

it("puts a subscriber's values in, and what stands in for those that are missing", () => {
  expect(textOf("Hello {{first_name|there}}, your {{ tier | plan }} is {{Plan name}}.")).toBe("Hello Ada, your plan is Gig.");
  expect(textOf("Hello {{tier}}!")).toBe("Hello !");
  expect(textOf("Hello {{tier|}}!")).toBe("Hello !");
  expect(textOf("{{nickname|friend}}")).toBe("{{nickname|friend}}");
  expect(read("{{tier}}{{nickname}}{{tier|x}}").map(({ stands }) => stands)).toEqual(["nothing", "unknown", "fallback"]);
});

it("names each field once, and keeps what is written", () => {
  const copy = "{{a}} {{b|x}} {{a|y}} {c} {{}}";
  expect(fieldsNamed(copy)).toEqual(["a", "b"]);
  expect(
    partsOf(copy)
      .map((part) => ("field" in part ? part.written : part.text))
      .join(""),
  ).toBe(copy);
});

it("finds braces that were meant as a placeholder", () => {
  for (const copy of ["Hello {{name", "Hello name}}", "{{ }}", "{{a|b|c}}", "{{a{b}}"]) expect(brokenPlaceholder(copy), copy).toBeDefined();
  for (const copy of ["", "{name}", "{{name}}", "{{name|you}} and {x}", "a } b { c"]) expect(brokenPlaceholder(copy), copy).toBeUndefined();
});

it("loses no text, whatever is written", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("{{", "}}", "|", "a", " ", "first_name", "{", "\n")), (pieces) => {
      const copy = pieces.join("");
      expect(
        partsOf(copy)
          .map((part) => ("field" in part ? part.written : part.text))
          .join(""),
      ).toBe(copy);
    }),
  );
});
