import { z } from "zod";
import { fieldTypes } from "./field.ts";
import { segmentSchema } from "./segment.ts";

const value = z.union([z.string(), z.number(), z.boolean()]);

/** One bar: from its lower end up to, and only for the last one including, its upper end. Dates are texts. */
export const histogramBarSchema = z.object({ from: value, to: value, count: z.number().int() });

/** What a field holds, for people. Numbers of dates are given as dates. */
export const fieldStatisticsSchema = z.object({
  field: z.string(),
  type: z.enum(fieldTypes),
  rows: z.number().int(),
  missing: z.number().int(),
  distinct: z.number().int(),
  /** Of numbers only. The deviation divides by n - 1. */
  mean: z.number().nullable(),
  deviation: z.number().nullable(),
  /** Quantiles of numbers and dates, interpolated between neighbours (type 7 of Hyndman and Fan 1996; dates take the lower neighbour). */
  quantiles: z.object({ low: value, q1: value, median: value, q3: value, high: value }).nullable(),
  /** Numbers beyond Tukey's outer fences: more than three interquartile ranges outside the quartiles. */
  outliers: z.object({ below: z.number().int(), above: z.number().int(), lowFence: z.number(), highFence: z.number() }).nullable(),
  /** Bars of one width for numbers; of a day, month, quarter, year or ten years for dates. Empty for text and booleans. */
  histogram: z.array(histogramBarSchema),
  /** Width of the bars, such as `month` or `5`. */
  width: z.string().nullable(),
  /** The commonest values, at most 20. */
  top: z.array(z.object({ value, count: z.number().int() })),
});
export type FieldStatistics = z.infer<typeof fieldStatisticsSchema>;

export const qualityKinds = ["missing", "outliers", "stale", "constant", "spellings", "duplicates", "orphans"] as const;

/** A finding about the data: which rule found it, where, and how often. */
export const qualityFindingSchema = z.object({
  kind: z.enum(qualityKinds),
  /** Null for findings about whole rows. */
  field: z.string().nullable(),
  label: z.string(),
  count: z.number().int(),
  /** Of all subscribers; of the values where it is about values. */
  share: z.number(),
  sentence: z.string(),
  /** The rule in words. */
  rule: z.string(),
  /** Who is meant, as rules; null where rules cannot say it. */
  segment: segmentSchema.nullable(),
});
export type QualityFinding = z.infer<typeof qualityFindingSchema>;
