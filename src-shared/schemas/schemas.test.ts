import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { schemaNames, schemaOf } from "./index.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));

it.each(schemaNames)("the committed schema of %s is current (npm run schemas)", (name) => {
  expect(readFileSync(join(root, `assets/schemas/${name}.schema.json`), "utf8")).toBe(`${JSON.stringify(schemaOf(name), null, 2)}\n`);
});

describe("the schemas accept and refuse what the application does", () => {
  const accepts = (name: (typeof schemaNames)[number], document: unknown) =>
    z.fromJSONSchema(schemaOf(name) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(document).success;
  const files = [
    ...readdirSync(join(root, "assets/templates")).map((name) => `assets/templates/${name}`),
    "test/fixtures/ibm-retention.journey.json",
  ];
  it.each(files)("%s", (path) => {
    expect(accepts("journey", read(path))).toBe(true);
  });

  const head = { format: "throughline.journey", version: 1, id: "j", name: "J" };
  it.each([
    [true, head],
    [true, { ...head, later: 1, nodes: [{ id: "x", kind: "goal", later: 1 }] }],
    [false, { ...head, nodes: [{ id: "x", kind: "fax", config: {} }] }],
    [false, { ...head, nodes: [{ id: "x", kind: "email", config: { response: { opened: 1.5 } } }] }],
    [false, { ...head, nodes: [{ id: "x", kind: "random-split" }] }],
    [false, { ...head, format: "throughline.results" }],
  ])("journey: %s for %j", (right, document) => {
    expect(accepts("journey", document)).toBe(right);
  });

  it.each([
    [true, { all: [{ none: [{ field: "tenure", op: "<", value: 12 }] }] }],
    [true, { event: "limit_hit", atLeast: 2, withinDays: 30 }],
    [false, { field: "tenure", op: "less", value: 12 }],
    [false, { all: [{ fields: "tenure" }] }],
    [false, { event: "limit_hit", atLeast: -1 }],
  ])("segment: %s for %j", (right, document) => {
    expect(accepts("segment", document)).toBe(right);
  });
});
