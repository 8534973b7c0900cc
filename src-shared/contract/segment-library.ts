import { z } from "zod";
import { namedSegmentSchema, segmentSchema } from "../model/segment.ts";
import { MOST_OVERLAPPING } from "../segments/overlap.ts";
import { procedure } from "./procedure.ts";

const whole = z.number().int();
const cell = z.union([z.string(), z.number(), z.boolean()]).nullable();
const both = z.object({ inside: z.number(), outside: z.number() });

/**
 * Something of the project that names a segment. `id` is its own; of a `preference` that of the segment, of `rates` that of the channel;
 * `name` says of a preference what was typed: channels, contact frequency.
 */
export const segmentUseSchema = z.object({
  what: z.enum(["segment", "journey", "persona", "score", "preference", "rates"]),
  id: z.string(),
  name: z.string(),
});
export type SegmentUse = z.infer<typeof segmentUseSchema>;

/** A segment as it was saved once, with its rules as a sentence. */
export const segmentVersionSchema = z.object({ id: z.string(), at: z.string(), segment: namedSegmentSchema, sentence: z.string() });

/** How many a segment took of one state of the data; `current` where its rules were those of today. */
export const growthSchema = z.object({ at: z.string(), asOf: z.string(), count: whole, total: whole, current: z.boolean() });

export const overlapSchema = z.object({
  segments: z.array(z.object({ id: z.string(), name: z.string(), count: whole })),
  matrix: z.array(z.array(whole)),
  combinations: z.array(z.object({ in: z.array(whole), count: whole })),
  none: whole,
  total: whole,
});
export type SegmentOverlap = z.infer<typeof overlapSchema>;

export const differenceSchema = z.object({
  field: z.string(),
  label: z.string(),
  effect: z.number().nullable(),
  detail: z.discriminatedUnion("kind", [
    both.extend({ kind: z.literal("number") }),
    both.extend({ kind: z.literal("share"), value: z.string(), cramersV: z.number().nullable() }),
  ]),
  known: z.object({ inside: whole, outside: whole }),
});
export type SegmentDifference = z.infer<typeof differenceSchema>;

export const segmentTemplateSchema = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  /** The published case that it is for; null for the usual ones. */
  case: z.string().nullable(),
  rules: segmentSchema,
  sentence: z.string(),
  /** How many it takes of the base; null where something is missing. */
  count: whole.nullable(),
  /** What the data lacks for it, as sentences. */
  missing: z.array(z.string()),
});
export type SegmentTemplate = z.infer<typeof segmentTemplateSchema>;

/** What is known of segments beyond their count. */
export const segmentLibrary = {
  /** Segments, journeys, personas, scores, preferences and rates that name a segment. */
  uses: procedure.input(z.object({ name: z.string() })).output(z.array(segmentUseSchema)),
  /** Newest first. */
  versions: procedure.input(z.object({ id: z.string() })).output(z.array(segmentVersionSchema)),
  /** Puts a version in the place of its segment, which is kept as a version itself. */
  restore: procedure.input(z.object({ version: z.string() })).output(namedSegmentSchema),
  /** Oldest first; counts the segment over the data of today where that was not done yet. */
  growth: procedure.input(z.object({ id: z.string() })).output(z.array(growthSchema)),
  /** How segments lie to each other: pairs, and every combination. */
  overlap: procedure.input(z.object({ ids: z.array(z.string()).min(2).max(MOST_OVERLAPPING) })).output(overlapSchema),
  /** In what a segment differs from everyone else, strongest first (`segments/composition.ts`). */
  composition: procedure
    .input(z.object({ segment: segmentSchema, limit: whole.min(1).max(200).default(20) }))
    .output(z.object({ inside: whole, outside: whole, differences: z.array(differenceSchema) })),
  /** Some of its subscribers, drawn at random; another seed draws others. */
  sample: procedure
    .input(
      z.object({
        segment: segmentSchema,
        fields: z.array(z.string()).min(1).max(20),
        size: whole.min(1).max(50).default(10),
        seed: whole.min(0).default(1),
        masked: z.boolean().default(false),
      }),
    )
    .output(z.object({ rows: z.array(z.array(cell)) })),
  /** Ready-made segments, with how many they take here or what is missing. */
  templates: procedure.output(z.array(segmentTemplateSchema)),
};
