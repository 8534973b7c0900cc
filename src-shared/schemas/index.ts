import { z } from "zod";
import { comparisonSchema } from "../model/comparison.ts";
import { mappingSchema } from "../model/import.ts";
import { journeyV1Schema, nodeSchema } from "../model/journey.ts";
import { resultsSchema } from "../model/results.ts";
import { segmentSchema } from "../model/segment.ts";
import { nodeKinds } from "../nodes/index.ts";

export const schemaNames = ["journey", "segment", "results", "comparison", "mapping"] as const;
export type SchemaName = (typeof schemaNames)[number];

const titles: Record<SchemaName, string> = {
  journey: "A journey of Throughline, version 1",
  segment: "A segment: who is meant, as nested groups of rules",
  results: "The results of a dry run, version 1",
  comparison: "Two designs compared over the same draws, version 1",
  mapping: "How the columns of a file become fields or events, version 1",
};

/** A node of one kind with that kind's settings. */
function nodeOfKind(name: string, config: z.ZodType) {
  const optional = config.safeParse({}).success;
  return nodeSchema.extend({ kind: z.literal(name), config: optional ? config.optional() : config });
}

function journeySchema(): z.ZodType {
  const [first, ...more] = [...nodeKinds].map(([name, { config }]) => nodeOfKind(name, config));
  if (!first) throw new Error("no node kind is registered");
  return journeyV1Schema.extend({ nodes: z.array(z.discriminatedUnion("kind", [first, ...more])).optional() });
}

const sources: Record<SchemaName, () => z.ZodType> = {
  journey: journeySchema,
  segment: () => segmentSchema,
  results: () => resultsSchema,
  comparison: () => comparisonSchema,
  mapping: () => mappingSchema,
};

/**
 * The JSON Schema (draft 2020-12) of a file, made from what the application itself parses with: members that have a default may
 * be left out. Rules that JSON Schema cannot state, such as that a date exists, are checked on reading only.
 */
export function schemaOf(name: SchemaName): Record<string, unknown> {
  const names = z.registry<{ id?: string }>();
  if (name !== "segment") names.add(segmentSchema, { id: "segment" });
  const { $schema, ...schema } = z.toJSONSchema(sources[name](), { io: "input", metadata: names, unrepresentable: "any" });
  return { $schema, title: titles[name], ...schema };
}
