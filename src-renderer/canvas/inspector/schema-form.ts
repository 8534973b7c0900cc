import { z } from "zod";
import type { NumberRange } from "./parse-text.ts";

/** One member of a kind's settings, as a form shows it: what its schema says of it. */
export interface SchemaField {
  name: string;
  label: string;
  help: string;
  unit: string | undefined;
  /** The default, as text. */
  otherwise: string | undefined;
  control: { is: "number"; range: NumberRange } | { is: "choice"; of: string[] } | { is: "switch" } | { is: "text"; lines: number };
}

/** What a member of settings says of itself to forms (`schema.meta`). */
const metaSchema = z.looseObject({
  title: z.string(),
  description: z.string(),
  unit: z.string().optional(),
  lines: z.number().int().optional(),
});

/** The schema without what makes it optional, and the default on the way. */
function unwrapped(schema: z.core.$ZodType): { inner: z.core.$ZodType; otherwise: unknown } {
  let inner = schema;
  let otherwise: unknown;
  for (;;) {
    if (inner instanceof z.ZodDefault) otherwise = inner.def.defaultValue;
    if (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
    else return { inner, otherwise };
  }
}

/** The control of a member; undefined where its values are lists or objects. */
function controlOf(schema: z.core.$ZodType, lines: number): SchemaField["control"] | undefined {
  if (schema instanceof z.ZodNumber) {
    const { minimum, exclusiveMinimum, maximum, type } = z.toJSONSchema(schema) as Record<string, number | string | undefined>;
    const min = typeof minimum === "number" ? minimum : typeof exclusiveMinimum === "number" ? exclusiveMinimum + 0.01 : undefined;
    const whole = type === "integer";
    const max = typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
    return { is: "number", range: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), whole } };
  }
  if (schema instanceof z.ZodEnum) return { is: "choice", of: schema.options.map(String) };
  if (schema instanceof z.ZodBoolean) return { is: "switch" };
  if (schema instanceof z.ZodString) return { is: "text", lines };
  return undefined;
}

/** The fields of a form for members of an object schema, in the order in which they are named. Throws for members that say nothing of themselves. */
export function fieldsOfSchema(schema: z.ZodType, names: readonly string[]): SchemaField[] {
  if (!(schema instanceof z.ZodObject)) throw new Error("A form is made from the schema of an object.");
  return names.map((name) => {
    const member = schema.shape[name] as z.ZodType | undefined;
    if (!member) throw new Error(`The settings have no ${name}.`);
    const { inner, otherwise } = unwrapped(member);
    const { title, description, unit, lines = 1 } = metaSchema.parse(member.meta() ?? (inner as z.ZodType).meta() ?? {});
    const control = controlOf(inner, lines);
    if (!control) throw new Error(`No control is made from the schema of ${name}.`);
    return {
      ...{ name, label: title, help: description, unit },
      otherwise: otherwise === undefined ? undefined : String(otherwise),
      control,
    };
  });
}

/** Names of a kind's settings in two parts: those that a form can be made for, and lists and objects, which take one of their own. */
export function partsOfSchema(schema: z.ZodType): { single: string[]; manifold: string[] } {
  const members = schema instanceof z.ZodObject ? Object.entries<z.ZodType>(schema.shape) : [];
  const { single = [], manifold = [] } = Object.groupBy(members, ([, member]) =>
    controlOf(unwrapped(member).inner, 1) ? "single" : "manifold",
  );
  return { single: single.map(([name]) => name), manifold: manifold.map(([name]) => name) };
}
