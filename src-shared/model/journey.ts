import { z } from "zod";
import { parseTimeOfDay } from "../lib/civil.ts";
import { segmentSchema } from "./segment.ts";

export const defaultStages = ["awareness", "consideration", "acquisition", "onboarding", "activation", "retention", "advocacy"] as const;

const timeOfDay = z.string().refine((text) => parseTimeOfDay(text) !== undefined, { error: "expected a time of day such as 21:00" });
export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** At most `count` messages in a window; `channel` "any" for all of them together. Windows but the rolling one are calendar periods on the subscriber's clock. */
export const capSchema = z.looseObject({
  channel: z.string().default("any"),
  count: z.number().int().min(0),
  window: z.union([
    z.looseObject({ kind: z.literal("rolling"), days: z.number().positive() }),
    z.looseObject({ kind: z.enum(["day", "week", "month"]) }),
  ]),
});
export type CapSetting = z.infer<typeof capSchema>;

/**
 * Something finite that subscribers share: `perDay` slots in each working period, `servers` that are busy for the handling time of each
 * message, or both. Hours are on the journey's clock; absent ones mean the whole day.
 */
const poolSchema = z.looseObject({
  id: z.string().min(1),
  label: z.string().optional(),
  perDay: z.number().int().min(0).optional(),
  servers: z.number().int().min(1).max(10_000).optional(),
  /** Mean time that a server is busy with one message. */
  handlingSeconds: z.number().positive().optional(),
  handling: z.enum(["exponential", "fixed"]).default("exponential"),
  days: z.array(z.enum(weekdays)).default(["Mon", "Tue", "Wed", "Thu", "Fri"]),
  from: timeOfDay.optional(),
  to: timeOfDay.optional(),
  /** How long a message waits to be served. */
  patienceDays: z.number().positive().default(7),
  /** What becomes of a message that cannot be served at once. */
  then: z.enum(["hold", "skip", "exit"]).default("hold"),
});
export type PoolSetting = z.infer<typeof poolSchema>;

const monthly = z
  .number({ error: "expected the share of a month as a number from 0 to below 1" })
  .min(0)
  .lt(1, { error: "a share of a month is below 1; 2 % is written 0.02" });

/** Something that happens to a share of subscribers within 30 days; of the segments, the first that has the subscriber counts. */
const hazardSchema = z.looseObject({
  monthly,
  segments: z.array(z.looseObject({ segment: segmentSchema, monthly })).default([]),
});
export type HazardSetting = z.infer<typeof hazardSchema>;

/** What a conversion changes: money a month for some months. `arpu` is what a subscriber pays a month, lost by churn; `margin` the share of revenue. */
const valueSchema = z.looseObject({
  arpuChange: z.number(),
  months: z.number().positive().optional(),
  margin: z.number().min(0).max(1).optional(),
  arpu: z.number().min(0).optional(),
});

const factor = z.number().min(0);

/** Factors on the odds of responding, by the hour or the weekday of the message on the subscriber's clock; `channel` "any" for all. */
const hourFactorSchema = z.looseObject({ channel: z.string().default("any"), from: timeOfDay, to: timeOfDay, factor });
const weekdayFactorSchema = z.looseObject({ channel: z.string().default("any"), days: z.array(z.enum(weekdays)).min(1), factor });

const modelSchema = z.looseObject({
  sigma: z.number().min(0).max(10).optional(),
  fatigue: z
    .looseObject({
      on: z.boolean(),
      lambda: z.number().min(0).max(10).optional(),
      kappa: z.number().min(0).max(10).optional(),
      halfLifeDays: z.number().positive().optional(),
      applyTo: z.enum(["odds", "probability"]).optional(),
    })
    .optional(),
  /** Share of the conversions of a message that it causes. */
  iota: z.number().min(0).max(1, { error: "a share is at most 1" }).nullable().optional(),
  baseline: hazardSchema.nullable().optional(),
  churn: hazardSchema
    .extend({ perContact: z.number().min(0).default(1), perConversion: z.number().min(0).default(1) })
    .nullable()
    .optional(),
  value: valueSchema.nullable().optional(),
  /** Factor on the odds where the channel is the one that the subscriber prefers, and where another one is. */
  preference: z
    .looseObject({ factor, otherwise: factor.default(1) })
    .nullable()
    .optional(),
  hours: z.array(hourFactorSchema).optional(),
  weekdays: z.array(weekdayFactorSchema).optional(),
  /** Mean number of people whom a converted subscriber brings; counted apart. `promoters` says who of them does. */
  referral: z
    .looseObject({ mean: z.number().min(0).max(100), promoters: segmentSchema.optional() })
    .nullable()
    .optional(),
  /** Events that arise during a forecast, by name: how many a subscriber has in 30 days. Others arise at the rates of the imported history. */
  events: z.record(z.string().min(1), z.looseObject({ perMonth: z.number().min(0) })).optional(),
  /** Whether the parameters that are not certain are drawn anew for each replication. */
  uncertainty: z.boolean().optional(),
});

/** Settings of a journey with the defaults of the dry run's rules; `timeZone` null means the workspace's zone. */
export const settingsSchema = z.looseObject({
  timeZone: z.string().min(1).nullable().default(null),
  maxDurationDays: z.number().positive().default(90),
  conversionWindowDays: z.number().positive().default(30),
  exitCheck: z.enum(["at-once", "end-of-step"]).default("at-once"),
  reentry: z
    .looseObject({ limit: z.number().int().min(1).default(1), gapDays: z.number().min(0).default(0) })
    .default({ limit: 1, gapDays: 0 }),
  holdoutPercent: z.number().min(0).max(100).default(0),
  /** Of several journeys in one run, the one with the higher number goes first at the same second. */
  priority: z.number().int().min(-1000).max(1000).default(0),
  quietHours: z
    .looseObject({
      from: timeOfDay,
      to: timeOfDay,
      then: z.enum(["hold", "skip", "exit"]).default("hold"),
      holdDays: z.number().positive().optional(),
    })
    .nullable()
    .default(null),
  caps: z.array(capSchema).default([]),
  pools: z.array(poolSchema).default([]),
  budget: z
    .looseObject({ total: z.number().min(0) })
    .nullable()
    .default(null),
  model: modelSchema.optional(),
});

/** A node as every kind has it; `config` is parsed by the kind's own schema (`nodes/<kind>`). */
export const nodeSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.string().min(1),
  stage: z.string().optional(),
  label: z.string().default(""),
  position: z.looseObject({ x: z.number(), y: z.number() }).default({ x: 0, y: 0 }),
  config: z.record(z.string(), z.unknown()).default({}),
});
export type JourneyNode = z.infer<typeof nodeSchema>;

export const edgeSchema = z.looseObject({
  id: z.string().min(1),
  from: z.string().min(1),
  outlet: z.string().min(1).default("next"),
  to: z.string().min(1),
});
export type JourneyEdge = z.infer<typeof edgeSchema>;

export const goalSchema = z.looseObject({ event: z.string().min(1) });

/** A problem that the journey's author lets be, and why; `place` is the path inside the node, the edge or the journey. */
const ignoredProblemSchema = z.looseObject({
  id: z.string().min(1),
  node: z.string().optional(),
  edge: z.string().optional(),
  place: z.string().optional(),
  reason: z.string().min(1),
});

/** Version 1 of the journey file. Members that this version does not know are kept. */
export const journeyV1Schema = z.looseObject({
  format: z.literal("throughline.journey", { error: 'expected "throughline.journey": this is not a journey file' }),
  version: z.literal(1),
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().optional(),
  /** Who answers for its messages, where they name nobody else. */
  owner: z.string().optional(),
  /** On what ground its messages may be sent, where they give no other. */
  consentBasis: z.string().optional(),
  ignoredProblems: z.array(ignoredProblemSchema).optional(),
  stages: z
    .array(z.string().min(1))
    .min(1)
    .default([...defaultStages]),
  /** Least widths of stage lanes on the canvas, px at zoom 1, by stage; a lane is always as wide as its nodes need. */
  stageWidths: z.record(z.string(), z.number().positive().max(20_000)).optional(),
  settings: settingsSchema.prefault({}),
  goal: goalSchema.nullable().default({ event: "converted" }),
  exitWhen: segmentSchema.nullable().default(null),
  nodes: z.array(nodeSchema).default([]),
  edges: z.array(edgeSchema).default([]),
});
export type Journey = z.infer<typeof journeyV1Schema>;
