import { expect, it } from "vitest";
import { fieldNames } from "./field-names.ts";

it("calls fields by their labels, and by their ids too where labels are the same", () => {
  const fields = [
    { id: "town", label: "Town" },
    { id: "town_2", label: "Town" },
    { id: "age", label: "Age" },
    { id: "arpu", label: "" },
  ];
  expect(fields.map(fieldNames(fields))).toEqual(["Town (town)", "Town (town_2)", "Age", "arpu"]);
});
