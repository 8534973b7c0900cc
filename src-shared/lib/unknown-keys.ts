import { z } from "zod";

/** A member that a schema lets pass without knowing it; `known` are those that it knows at that place. */
export interface UnknownKey {
  /** As in findings, `pools[0].perday`. */
  path: string;
  key: string;
  known: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Of the alternatives that the value fits, the one that knows most of it. */
function ofUnion(options: readonly z.core.$ZodType[], value: unknown, path: string): UnknownKey[] {
  // Whether a value fits is costly to ask, and seldom asked twice: those that know most of it come first.
  const tried = options
    .map((option) => ({ option, unknown: unknownKeys(option, value, path) }))
    .sort((a, b) => a.unknown.length - b.unknown.length);
  return tried.find(({ option }) => z.safeParse(option, value).success)?.unknown ?? [];
}

function ofObject(shape: Readonly<Record<string, z.core.$ZodType>>, value: Record<string, unknown>, path: string): UnknownKey[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const place = path === "" ? key : `${path}.${key}`;
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return known ? unknownKeys(known, member, place) : [{ path: place, key, known: Object.keys(shape) }];
  });
}

/** Every member of a value that its schema keeps but does not know, in the order of the value. Nothing is said of parts that do not fit the schema. */
export function unknownKeys(schema: z.core.$ZodType, value: unknown, path = ""): UnknownKey[] {
  // By the name of its kind: zod's own `instanceof` looks through a set, and this is asked of every member at every change.
  switch (schema._zod.def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "lazy":
      return unknownKeys((schema as z.ZodOptional).unwrap(), value, path);
    case "pipe":
      return unknownKeys((schema as z.ZodPipe).in, value, path);
    case "union":
      return ofUnion((schema as z.ZodUnion).options, value, path);
    case "object":
      return isRecord(value) ? ofObject((schema as z.ZodObject).shape, value, path) : [];
    case "array":
      return Array.isArray(value) ? value.flatMap((item, at) => unknownKeys((schema as z.ZodArray).element, item, `${path}[${at}]`)) : [];
    case "record": {
      const { valueType } = schema as z.ZodRecord;
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, item]) => unknownKeys(valueType, item, path === "" ? key : `${path}.${key}`))
        : [];
    }
    default:
      return [];
  }
}
