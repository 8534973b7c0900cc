import { z } from "zod";

/** What can become of a message, in funnel order, and beside it the two that end consent. Which of them a channel has is in `channels/<name>`. */
export const funnelStages = ["delivered", "opened", "answered", "clicked", "converted"] as const;
export const consentStages = ["optedOut", "complained"] as const;
export const responseStages = [...funnelStages, ...consentStages] as const;
export type FunnelStage = (typeof funnelStages)[number];
export type ResponseStage = (typeof responseStages)[number];

/** What a probability is conditional on. */
export const responseBases = ["sent", "delivered", "opened", "answered", "clicked"] as const;
export type ResponseBase = (typeof responseBases)[number];

const probability = z
  .number({ error: "a probability is a number from 0 to 1" })
  .min(0, { error: (issue) => `probability ${String(issue.input)} is below 0` })
  .max(1, { error: (issue) => `probability ${String(issue.input)} is above 1; 4 % is written 0.04` });

/** A delay: 0 for at once, lognormal with its median in hours and sigma of the logarithm, or exponential with its mean in hours. */
export type Delay = 0 | { medianHours: number; sigma: number } | { meanHours: number };
export const delaySchema: z.ZodType<Delay> = z.union([
  z.literal(0),
  z.looseObject({ medianHours: z.number().positive(), sigma: z.number().min(0) }),
  z.looseObject({ meanHours: z.number().positive() }),
]);

export const responseEntrySchema = z.union([
  probability,
  z.looseObject({
    p: probability,
    per: z.enum(responseBases).optional(),
    delay: delaySchema.optional(),
    /** How many contacts the probability was learnt from; several replications then draw it from Beta(p n, (1 - p) n). */
    n: z.number().min(1).optional(),
  }),
]);
export type ResponseEntry = z.infer<typeof responseEntrySchema>;

/** Overrides of a message node; a stage that is absent takes the parameter in force. */
export const responseSchema = z.partialRecord(z.enum(responseStages), responseEntrySchema);
export type Response = z.infer<typeof responseSchema>;

/** Where a number came from, weakest last. */
export const badges = ["yours", "blended", "benchmark", "assumption"] as const;
export type Badge = (typeof badges)[number];
