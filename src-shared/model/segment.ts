import { z } from "zod";

/** Comparison operators of a field rule; each is implemented in `operators/<name>/`. */
export const fieldOperators = [
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "between",
  "in",
  "not-in",
  "contains",
  "starts-with",
  "ends-with",
  "matches",
  "is-missing",
  "is-present",
  "before",
  "after",
  "within-days",
  "next-days",
  "birthday-in-days",
] as const;
export type FieldOperator = (typeof fieldOperators)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A rule on one field. `value` is a scalar, a pair for `between`, a list for `in` and `not-in`, days for the relative-date operators, a regular expression for `matches`, absent for `is-missing`. */
export const fieldRuleSchema = z.looseObject({
  field: z.string().min(1),
  op: z.enum(fieldOperators, { error: (issue) => `unknown operator ${JSON.stringify(issue.input)}; one of ${fieldOperators.join(" ")}` }),
  value: z.union([scalar, z.array(scalar)]).optional(),
});
export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** The fields that a score rule can mean, by score and part; the first is meant where no part is given. */
export const scoreFields = {
  rfm: { group: "rfm_group", recency: "rfm_recency", frequency: "rfm_frequency", money: "rfm_monetary", score: "rfm_score" },
  "value-decile": { decile: "value_decile" },
  clv: { value: "clv" },
  churn: { hazard: "churn_hazard" },
  lifecycle: { stage: "lifecycle_stage" },
  lead: { score: "lead_score", mql: "mql" },
  persona: { persona: "persona" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

const days = z.number().positive();

export interface EventRule {
  event: string;
  atLeast?: number | undefined;
  atMost?: number | undefined;
  exactly?: number | undefined;
  withinDays?: number | undefined;
  after?: string | undefined;
  before?: string | undefined;
  where?: Segment | undefined;
  [more: string]: unknown;
}
export interface AllGroup {
  all: Segment[];
  [more: string]: unknown;
}
export interface AnyGroup {
  any: Segment[];
  [more: string]: unknown;
}
export interface NoneGroup {
  none: Segment[];
  [more: string]: unknown;
}
export interface NearRule {
  near: { lat: number; lon: number; km: number };
  [more: string]: unknown;
}
export interface ConsentRule {
  consent: string;
  [more: string]: unknown;
}
/** A rule on a score of the project. `part` names one of the fields that it makes; what a score is usually asked for when left out. */
export interface ScoreRule {
  score: string;
  part?: string | undefined;
  op: FieldOperator;
  value?: FieldRule["value"];
  [more: string]: unknown;
}
export interface SegmentReference {
  segment: string;
  [more: string]: unknown;
}

/** Who is meant: groups of rules, nested. An empty `all` or `none` is everyone, an empty `any` is nobody. */
export type Segment = AllGroup | AnyGroup | NoneGroup | FieldRule | EventRule | NearRule | ConsentRule | ScoreRule | SegmentReference;

const count = z.number().int().min(0);

export const segmentSchema: z.ZodType<Segment> = z.lazy(() =>
  z.union(
    [
      z.looseObject({ all: z.array(segmentSchema) }),
      z.looseObject({ any: z.array(segmentSchema) }),
      z.looseObject({ none: z.array(segmentSchema) }),
      fieldRuleSchema,
      z.looseObject({
        event: z.string().min(1),
        atLeast: count.optional(),
        atMost: count.optional(),
        exactly: count.optional(),
        withinDays: days.optional(),
        after: z.string().optional(),
        before: z.string().optional(),
        where: segmentSchema.optional(),
      }),
      z.looseObject({
        near: z.looseObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180), km: z.number().positive() }),
      }),
      z.looseObject({ consent: z.string().min(1) }),
      fieldRuleSchema
        .omit({ field: true })
        .extend({ score: z.enum(Object.keys(scoreFields) as [keyof typeof scoreFields]), part: z.string().min(1).optional() }),
      z.looseObject({ segment: z.string().min(1) }),
    ],
    { error: "no rule of a segment: expected all, any, none, field, event, near, consent, score or segment" },
  ),
) as z.ZodType<Segment>;

/** A segment kept in the project under a name. */
export const namedSegmentSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().default(""),
  /** The folder that it lies in, by name; absent outside of every folder. */
  folder: z.string().min(1).optional(),
  tags: z.array(z.string().min(1)).optional(),
  rules: segmentSchema,
});
export type NamedSegment = z.infer<typeof namedSegmentSchema>;
