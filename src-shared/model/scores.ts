import { z } from "zod";
import { fieldGroups, fieldTypes } from "./field.ts";

/** Scores that the project can compute, in the order in which they are shown. */
export const scoreIds = ["rfm", "value-decile", "clv", "churn", "lifecycle", "lead", "persona"] as const;
export const scoreIdSchema = z.enum(scoreIds, {
  error: (issue) => `there is no score ${JSON.stringify(issue.input)}; one of ${scoreIds.join(" ")}`,
});
export type ScoreId = z.infer<typeof scoreIdSchema>;

const valueSchema = z.union([z.string(), z.number(), z.boolean()]);

/** A field that a score makes. `domain` are the values that it can have, in order, where they are few; those that nobody has are shown too. */
export const scoreFieldSchema = z.object({
  id: z.string(),
  label: z.string(),
  type: z.enum(fieldTypes),
  group: z.enum(fieldGroups),
  domain: z.array(valueSchema).nullable(),
});
export type ScoreField = z.infer<typeof scoreFieldSchema>;

/** A number that was found on the way, such as a parameter of a fit. `how` says how it is written; a share is from 0 to 1. */
export const factSchema = z.object({
  label: z.string(),
  value: z.number().nullable(),
  how: z.enum(["count", "number", "share", "money"]),
  note: z.string().default(""),
});
export type Fact = z.infer<typeof factSchema>;

/** One tenth of the subscribers by value. `low` and `high` are null where nobody is in it; `total` is the sum of their values. */
export const liftSchema = z.object({
  decile: z.number().int(),
  count: z.number().int(),
  total: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** What a threshold would have chosen: who reaches it, how many of those had the outcome, and how many of all with the outcome they are. */
export const thresholdSchema = z.object({
  threshold: z.number(),
  selected: z.number().int(),
  hits: z.number().int(),
  precision: z.number(),
  recall: z.number(),
});

/** A class of contracts with its fit: who has renewed n times leaves in the next period with the chance alpha / (alpha + beta + n). */
export const hazardSchema = z.object({
  name: z.string(),
  subscribers: z.number().int(),
  lost: z.number().int(),
  /** False where the class has too few losses for a fit of its own, and has that of all. */
  own: z.boolean(),
  alpha: z.number(),
  beta: z.number(),
  /** The most renewals of one who is here. */
  longest: z.number().int(),
});
export type Hazard = z.infer<typeof hazardSchema>;

/** What a computation found beside the fields. */
export const scoreFindingsSchema = z.object({
  fields: z.array(scoreFieldSchema),
  /** How many subscribers have the score. */
  scored: z.number().int(),
  facts: z.array(factSchema),
  /** What is to be known before the score is used, a sentence each. */
  notes: z.array(z.string()),
  lift: z.array(liftSchema).nullable().default(null),
  /** Thresholds in ascending order, with the share of all who had the outcome. */
  curve: z
    .object({ base: z.number(), outcomes: z.number().int(), points: z.array(thresholdSchema) })
    .nullable()
    .default(null),
  /** Of the churn hazard alone. */
  hazards: z.array(hazardSchema).optional(),
});
export type ScoreFindings = z.infer<typeof scoreFindingsSchema>;

/** A score of the project as it stands. */
export const scoreStateSchema = z.object({
  id: scoreIdSchema,
  label: z.string(),
  /** What it is for, in a sentence. */
  purpose: z.string(),
  /** How it is made with its settings; null while nothing to make it from is known. */
  definition: z.string().nullable(),
  /** Null while nothing to make it from is known, and where the project's own cannot be read. */
  settings: z.unknown(),
  /** The project's own settings as they are kept, where they cannot be read: `problem` says why. Null otherwise. */
  unread: z.string().nullable(),
  /** False while the settings are what the data suggests. */
  own: z.boolean(),
  /** What keeps it from being computed, with what to do; null where nothing does. */
  problem: z.string().nullable(),
  /** When it was last computed (UTC), and whether what it is made from, or its settings, changed since; null where it never was. */
  computed: z.object({ at: z.string(), stale: z.boolean() }).nullable(),
  /** Fields that it makes, as last computed. */
  fields: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type ScoreState = z.infer<typeof scoreStateSchema>;

/** A bar of a distribution: subscribers with a value, or with one from `low` up to below `high` (the last bar with it). */
export const scoreBarSchema = z.object({ label: z.string(), count: z.number().int() });

export const scoreDistributionSchema = z.object({
  field: z.string(),
  label: z.string(),
  bars: z.array(scoreBarSchema),
  missing: z.number().int(),
});
export type ScoreDistribution = z.infer<typeof scoreDistributionSchema>;

/** Who has one value of a field: how many, their money, and how many of them may be contacted on each channel that has a consent field. */
export const groupTotalsSchema = z.object({
  value: valueSchema,
  count: z.number().int(),
  money: z.number().nullable(),
  reachable: z.record(z.string(), z.number().int()),
  /** May be contacted on one channel at least; null where no channel has a consent field. */
  anyChannel: z.number().int().nullable(),
});
export type GroupTotals = z.infer<typeof groupTotalsSchema>;

export const scoreDetailSchema = scoreStateSchema.extend({
  findings: scoreFindingsSchema.nullable(),
  total: z.number().int(),
  distributions: z.array(scoreDistributionSchema),
  /** Subscribers by recency (first index, 1 to 5) and frequency; of RFM alone. */
  grid: z.array(z.array(z.number().int())).nullable(),
  /** Named groups with money and reach: RFM groups, stages, usage personas. */
  groups: z.array(groupTotalsSchema).nullable(),
});
export type ScoreDetail = z.infer<typeof scoreDetailSchema>;
