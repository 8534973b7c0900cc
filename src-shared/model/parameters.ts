import { z } from "zod";
import { badges, responseBases, responseStages } from "./response.ts";
import { segmentSchema } from "./segment.ts";

/** Where a number of the project stands between a node's own and the shipped benchmark, strongest first (dry-run rules, section 8). */
export const parameterLayers = ["segment", "calibrated", "workspace"] as const;
export type ParameterLayer = (typeof parameterLayers)[number];

/** One rate of the project, or the price of a message. */
export const projectParameterSchema = z
  .object({
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
    n: z.number().min(1).nullable().default(null),
    /** 10 and 90 % bounds. */
    low: z.number().nullable().default(null),
    high: z.number().nullable().default(null),
    badge: z.enum(badges),
    source: z.string(),
  })
  .check(({ value, issues }) => {
    const wrong = (path: string, message: string) => issues.push({ code: "custom", path: [path], message, input: value });
    const { layer, stage, segment } = value;
    if (stage !== "cost" && value.value > 1) wrong("value", `probability ${value.value} is above 1; 4 % is written 0.04`);
    if (stage === "cost" && segment !== null) wrong("segment", "a price is the same for every subscriber");
    else if (layer === "segment" && segment === null) wrong("segment", "a number of a segment names the segment");
    if (layer === "workspace" && segment !== null) wrong("segment", "a number of the workspace is for everyone");
    if (value.low !== null && value.low > value.value) wrong("low", `the lower bound ${value.low} is above the value ${value.value}`);
    if (value.high !== null && value.high < value.value) wrong("high", `the upper bound ${value.high} is below the value ${value.value}`);
  });
export type ProjectParameter = z.infer<typeof projectParameterSchema>;

export const projectParametersSchema = z.array(projectParameterSchema);
