import { expect, it } from "vitest";
import { z } from "zod";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { fieldsOfSchema, partsOfSchema } from "./schema-form.ts";

const ofKind = (kind: string, ...names: string[]) => fieldsOfSchema(nodeKinds.get(kind)?.config as z.ZodType, names);

it("makes controls from what a kind's schema says: bounds, choices, defaults, units and help", () => {
  expect(ofKind("experiment", "metric", "decideAfterHours", "minimum")).toMatchObject([
    { label: "The best arm has the largest share who", otherwise: "converted", control: { is: "choice" } },
    { label: "Decide after", unit: "hours", otherwise: "72", control: { is: "number", range: { min: 0.01, whole: false } } },
    { label: "If each arm has", unit: "subscribers", otherwise: "100", control: { is: "number", range: { min: 0, whole: true } } },
  ]);
  expect(ofKind("email", "transactional")).toMatchObject([{ control: { is: "switch" }, otherwise: "false" }]);
  expect(ofKind("frame", "text", "width")).toMatchObject([
    { label: "Frame", control: { is: "text", lines: 1 } },
    { control: { is: "number", range: { min: 120 } }, unit: "px" },
  ]);
  expect(ofKind("wait-for-event", "timeoutHours")).toMatchObject([{ otherwise: undefined, control: { is: "number", range: { min: 0 } } }]);
});

it("tells single values from lists and objects", () => {
  const parts = (kind: string) => partsOfSchema(nodeKinds.get(kind)?.config as z.ZodType);
  expect(parts("frame")).toEqual({ single: ["text", "width", "height"], manifold: [] });
  expect(parts("split")).toEqual({ single: [], manifold: ["branches"] });
});

it("refuses a member that says nothing of itself, and one that is not there", () => {
  expect(() => fieldsOfSchema(z.object({ bare: z.number() }), ["bare"])).toThrow();
  expect(() => fieldsOfSchema(z.object({}), ["gone"])).toThrow("The settings have no gone.");
});
