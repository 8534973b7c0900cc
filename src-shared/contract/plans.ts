import { z } from "zod";
import { planDetailsSchema, planSchema } from "../model/plan.ts";
import { fileSchema } from "./files.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

export const planFormats = ["pdf", "xlsx", "csv", "svg"] as const;

export const plans = {
  /** The plan made from a saved run and its own details. */
  get: procedure.input(z.object({ runId: z.string() })).output(planSchema),
  /** Owner, dates, rationale and the like, kept per journey. */
  saveDetails: procedure.input(z.object({ runId: z.string(), details: planDetailsSchema })).output(planSchema),
  export: procedure.input(z.object({ runId: z.string(), formats: z.array(z.enum(planFormats)).min(1) })).output(job(z.array(fileSchema))),
};
