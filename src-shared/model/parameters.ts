import { z } from "zod";
import { badges, responseBases, responseStages } from "./response.ts";
import { segmentSchema } from "./segment.ts";

/** Where a number of the project stands between a node's own and the shipped benchmark, strongest first (dry-run rules, section 8). */
export const parameterLayers = ["segment", "calibrated", "workspace"] as const;
export type ParameterLayer = (typeof parameterLayers)[number];

/** One rate of the project, or the price of a message. */
export const projectParameterSchema = z.object({
  layer: z.enum(parameterLayers),
  channel: z.string().min(1),
  stage: z.enum([...responseStages, "cost"]),
  /** A probability; of `cost`, money. */
  value: z.number().min(0),
  /** What the probability is conditional on, or the price is paid for. */
  per: z.enum(responseBases),
  /** Whom it is for; null for everyone. Rates of the layer `segment` name one. */
  segment: segmentSchema.nullable().default(null),
  /** A name for the segment in words. */
  segmentName: z.string().nullable().default(null),
  /** Contacts that it was learnt from; null where it is not known how sure it is. */
  n: z.number().positive().nullable().default(null),
  /** 10 and 90 % bounds. */
  low: z.number().nullable().default(null),
  high: z.number().nullable().default(null),
  badge: z.enum(badges),
  source: z.string(),
});
export type ProjectParameter = z.infer<typeof projectParameterSchema>;

export const projectParametersSchema = z.array(projectParameterSchema);
