import { z } from "zod";
import { type Segment, segmentSchema } from "./segment.ts";

/** A way to part subscribers: by a field's values (numbers in bands that `cuts` part), or by whether they had an event lately. */
export const dimensionSchema = z.union([
  z.object({ field: z.string().min(1), cuts: z.array(z.number()).max(20).optional() }),
  z.object({ event: z.string().min(1), withinDays: z.number().positive() }),
]);
export type Dimension = z.infer<typeof dimensionSchema>;

export const microQuestionSchema = z.object({
  dimensions: z.array(dimensionSchema).min(1).max(6),
  /** Smaller micro-segments are left out, and counted together. */
  minimum: z.number().int().min(1).default(50),
  /** A number field that is added up; null for none. */
  value: z.string().nullable().default(null),
  /** Who had what is looked for; null for nothing. */
  outcome: segmentSchema.nullable().default(null),
});
export type MicroQuestion = z.infer<typeof microQuestionSchema>;

/** What the outcome is in a micro-segment. `expected` is the rate drawn to that of all; `lift` is that against all; `falseRate` is corrected for all looks. */
const outcomeSchema = z.object({
  hits: z.number().int(),
  rate: z.number(),
  expected: z.number(),
  lift: z.number(),
  falseRate: z.number(),
});

export const microSegmentSchema = z.object({
  /** Its value on each dimension, in words. */
  labels: z.array(z.string()),
  count: z.number().int(),
  value: z.number().nullable(),
  outcome: outcomeSchema.nullable(),
  /** May be contacted on one channel at least; null where no channel has a consent field. */
  reachable: z.number().int().nullable(),
  rules: segmentSchema as z.ZodType<Segment>,
});
export type MicroSegment = z.infer<typeof microSegmentSchema>;

export const microGridSchema = z.object({
  dimensions: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
  /** Those that are large enough, the largest first: the 5,000 largest of them, then those of the others in which the outcome is beyond chance. */
  segments: z.array(microSegmentSchema),
  /** How many are large enough. */
  looked: z.number().int(),
  total: z.number().int(),
  /** What was too small to be shown. */
  small: z.object({ segments: z.number().int(), subscribers: z.number().int() }),
  /** Share of all with the outcome, and how many imagined subscribers each rate is drawn by; null without an outcome. */
  outcome: z.object({ hits: z.number().int(), rate: z.number(), strength: z.number().nullable() }).nullable(),
});
export type MicroGrid = z.infer<typeof microGridSchema>;
