import { z } from "zod";
import { badges } from "./response.ts";

/** What a person adds to the numbers. */
export const planDetailsSchema = z.object({
  objective: z.string().default(""),
  owner: z.string().default(""),
  version: z.string().default("1"),
  rationale: z.string().default(""),
  offer: z.string().default(""),
  brief: z.string().default(""),
});
export type PlanDetails = z.infer<typeof planDetailsSchema>;

const range = z.object({ p10: z.number(), p50: z.number(), p90: z.number() }).nullable();

export const touchpointSchema = z.object({
  id: z.string(),
  stage: z.string(),
  channel: z.string(),
  label: z.string(),
  /** Who reaches it, in words. */
  segment: z.string(),
  /** First day of the run on which it sends, 0 from the start; null when it never does. */
  day: z.number().int().nullable(),
  lastDay: z.number().int().nullable(),
  date: z.string().nullable(),
  lastDate: z.string().nullable(),
  audience: z.number(),
  audienceRange: range,
  sent: z.number(),
  skipped: z.record(z.string(), z.number()),
  unitCost: z.number(),
  /** What the unit cost is paid for: `sent`, `answered` and so on. */
  unitCostPer: z.string(),
  cost: z.number(),
  converted: z.number(),
  message: z.string(),
  callToAction: z.string(),
  owner: z.string(),
  status: z.string(),
  kpi: z.string(),
});
export type Touchpoint = z.infer<typeof touchpointSchema>;

/** The campaign plan as data: one model, of which every export format is a rendering. */
export const planSchema = z.object({
  format: z.literal("throughline.plan"),
  version: z.literal(1),
  journey: z.object({ id: z.string(), name: z.string(), description: z.string() }),
  run: z.object({
    id: z.string(),
    name: z.string(),
    at: z.string(),
    seed: z.number().int(),
    replications: z.number().int(),
    start: z.string(),
    horizonDays: z.number(),
    /** Local dates of the first day of the run, and of its last message; the first day when there is none. */
    firstDate: z.string(),
    lastDate: z.string(),
    engine: z.string(),
    dataHash: z.string(),
    journeyHash: z.string(),
  }),
  details: planDetailsSchema,
  currency: z.string(),
  timeZone: z.string(),
  summary: z.object({
    matched: z.number(),
    entered: z.number(),
    control: z.number(),
    converted: z.number(),
    convertedRange: range,
    conversionRate: z.number().nullable(),
    sent: z.number(),
    cost: z.number(),
    costPerConversion: z.number().nullable(),
    /** What messages add, where the journey's model has a baseline, churn or a value; numbers without a part of the model are null. */
    effect: z
      .object({
        /** Conversions less those of the twins who are never contacted; below 0 where messages do harm. */
        incremental: z.number(),
        incrementalRange: range,
        /** Null where nothing is added. */
        costPerIncremental: z.number().nullable(),
        /** Whether conversions without contact are in the model; without, all conversions are incremental. */
        baseline: z.boolean(),
        churned: z.number().nullable(),
        incrementalMargin: z.number().nullable(),
        /** A share of the cost; null also where nothing is spent. */
        roi: z.number().nullable(),
      })
      .nullable(),
    channels: z.array(z.string()),
    badge: z.enum(badges),
    /** The expected result in one sentence. */
    sentence: z.string(),
  }),
  funnel: z.array(z.object({ stage: z.string(), entered: z.number(), share: z.number().nullable() })),
  touchpoints: z.array(touchpointSchema),
  channelMix: z.array(z.object({ channel: z.string(), label: z.string(), sent: z.number(), converted: z.number(), cost: z.number() })),
  /** By day of the run: messages by channel and money. Days without a message are left out. */
  calendar: z.array(z.object({ day: z.number().int(), date: z.string(), sent: z.record(z.string(), z.number()), cost: z.number() })),
  budget: z.array(z.object({ channel: z.string(), week: z.number().int(), from: z.string(), cost: z.number() })),
  segments: z.array(z.object({ where: z.string(), words: z.string(), rules: z.string() })),
  assumptions: z.array(
    z.object({
      node: z.string(),
      label: z.string(),
      what: z.string(),
      value: z.number(),
      /** What the value is: a probability or share, an amount in the plan's currency, or a plain number, such as a ratio, whose own unit `what` names. */
      unit: z.enum(["share", "money", "number"]),
      /** What it is counted per; empty for numbers of the response model. */
      per: z.string(),
      badge: z.enum(badges),
      source: z.string(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  excluded: z.array(z.object({ where: z.string(), reason: z.string(), count: z.number() })),
  warnings: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;
