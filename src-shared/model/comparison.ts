import { z } from "zod";
import { manifestSchema } from "./results.ts";

/** What two designs are compared by, in the order in which they are shown; margin and return only where a design says what a conversion is worth. */
export const measures = ["incremental", "converted", "cost", "margin", "roi", "optedOut"] as const;
export type Measure = (typeof measures)[number];

/** One measure of two designs: means, and the differences A less B of the pairs of replications. Null where a design has no value, such as a return on no cost. */
export const measureComparisonSchema = z.object({
  measure: z.enum(measures),
  a: z.number().nullable(),
  b: z.number().nullable(),
  /** Mean, standard deviation and range of A less B; all but the mean are null for one replication. */
  difference: z.number().nullable(),
  deviation: z.number().nullable(),
  p10: z.number().nullable(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  /** Share of the pairs in which A is better, ties counted half: more, or less for cost and opt-outs. Null for one replication, and where the designs never differ. */
  better: z.number().min(0).max(1).nullable(),
  text: z.string(),
});
export type MeasureComparison = z.infer<typeof measureComparisonSchema>;

const designSchema = z.object({
  /** Name of the journey, or of the run that its design was taken from. */
  name: z.string(),
  journeyName: z.string(),
  manifest: manifestSchema,
});

/** Version 1 of the comparison of two designs over the same draws. */
export const comparisonSchema = z.object({
  format: z.literal("throughline.comparison"),
  version: z.literal(1),
  a: designSchema,
  b: designSchema,
  /** Pairs that were run, and what ended the run. */
  replications: z.number().int(),
  stopped: z.enum(["precise", "replications", "time-limit"]),
  measures: z.array(measureComparisonSchema),
  /** The answer, and what to be careful about. */
  sentence: z.string(),
  warnings: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparisonSchema>;
