import { z } from "zod";
import { parameterLayers, projectParameterSchema, projectParametersSchema } from "../model/parameters.ts";
import { badges, responseBases, responseStages } from "../model/response.ts";
import { segmentSchema } from "../model/segment.ts";
import { procedure } from "./procedure.ts";

const stage = z.enum([...responseStages, "cost"]);

/** A rate or price with where it came from; `n` is the number of contacts behind it, null where that is not known. */
const rateSchema = z.object({
  stage,
  value: z.number(),
  per: z.enum(responseBases),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().nullable(),
  badge: z.enum(badges),
  source: z.string(),
  layer: z.enum([...parameterLayers, "shipped"]),
});

/** Everything in force, by channel: for everyone first, then for each segment that has numbers of its own, in the order in which they count. */
export const parametersSchema = z.object({
  channels: z.array(
    z.object({
      channel: z.string(),
      shipped: z.array(rateSchema),
      classes: z.array(
        z.object({
          segment: z.object({ key: z.string(), segment: segmentSchema, name: z.string().nullable() }).nullable(),
          rates: z.array(rateSchema),
        }),
      ),
    }),
  ),
  /** The numbers of the project as they are kept: workspace, calibrated and of segments. */
  own: projectParametersSchema,
});
export type Parameters = z.infer<typeof parametersSchema>;

export const parameters = {
  list: procedure.output(parametersSchema),
  /** Keeps numbers of the project; each takes the place of the one of the same layer, channel, stage and segment. */
  set: procedure.input(z.object({ parameters: z.array(projectParameterSchema).min(1) })).output(parametersSchema),
  /** Removes one number of the project; what is below it comes into force. */
  remove: procedure
    .input(z.object({ layer: z.enum(parameterLayers), channel: z.string(), stage, segment: segmentSchema.nullable().default(null) }))
    .output(parametersSchema),
  /** Removes the numbers of a channel, or of all channels: the shipped ones are in force again. */
  reset: procedure.input(z.object({ channel: z.string().optional() })).output(parametersSchema),
  /** Puts a whole list in the place of the kept one, such as the one before a change that is undone. */
  replace: procedure.input(z.object({ parameters: projectParametersSchema })).output(parametersSchema),
};
